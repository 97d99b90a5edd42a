package org.faltung.sample.local;

import java.util.ArrayList;
import java.util.List;

/// An orthonormal basis of what some vectors span, in floating point: Gram and Schmidt, twice each.
final class Span {
    /// What is left of a unit vector that counts as nothing.
    private static final double NOTHING = 1e-8;

    private final int n;
    private final List<double[]> basis = new ArrayList<>();

    private Span(int n) {
        this.n = n;
    }

    /// What they span.
    ///
    /// @param vectors of length 1, at least one
    static Span of(List<double[]> vectors) {
        Span span = new Span(vectors.getFirst().length);
        vectors.forEach(span::add);
        return span;
    }

    int dimension() {
        return basis.size();
    }

    private void add(double[] vector) {
        if (basis.size() == n) {
            return;
        }
        double[] rest = across(vector);
        double length = Math.sqrt(product(rest, rest));
        if (length > NOTHING) {
            for (int q = 0; q < n; q++) {
                rest[q] /= length;
            }
            basis.add(rest);
        }
    }

    /// Whether a vector of length 1 lies in the space.
    boolean holds(double[] vector) {
        double[] rest = across(vector);
        return basis.size() == n || product(rest, rest) <= NOTHING * NOTHING;
    }

    private double[] across(double[] vector) {
        double[] rest = vector.clone();
        for (int twice = 0; twice < 2; twice++) {
            for (double[] axis : basis) {
                double along = product(rest, axis);
                for (int q = 0; q < n; q++) {
                    rest[q] -= along * axis[q];
                }
            }
        }
        return rest;
    }

    /// The coordinates of a vector's projection.
    void coordinates(double[] vector, double[] to) {
        for (int i = 0; i < basis.size(); i++) {
            to[i] = product(vector, basis.get(i));
        }
    }

    /// The vector with some coordinates.
    double[] vector(double[] coordinates) {
        double[] sum = new double[n];
        for (int i = 0; i < basis.size(); i++) {
            double[] axis = basis.get(i);
            for (int q = 0; q < n; q++) {
                sum[q] += coordinates[i] * axis[q];
            }
        }
        return sum;
    }

    /// By how much at most the basis changes lengths, as a part of them.
    double skewness() {
        double squares = 0;
        for (int i = 0; i < basis.size(); i++) {
            for (int j = 0; j <= i; j++) {
                double off = product(basis.get(i), basis.get(j)) - (i == j ? 1 : 0);
                squares += (i == j ? 1 : 2) * off * off;
            }
        }
        return Math.sqrt(squares) + basis.size() * (n + 4) * 0x1p-52;
    }

    private double product(double[] one, double[] other) {
        double sum = 0;
        for (int q = 0; q < n; q++) {
            sum += one[q] * other[q];
        }
        return sum;
    }
}

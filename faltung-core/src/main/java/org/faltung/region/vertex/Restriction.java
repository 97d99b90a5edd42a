package org.faltung.region.vertex;

import java.math.BigInteger;
import java.util.Arrays;
import org.faltung.region.Listener;

/// The number of pieces into which hyperplanes cut a cell, counted without making them.
///
/// Let hyperplanes h₁ … h_k cross the interior of a convex P of dimension d. Adding them one after
/// another, each new piece comes from one piece of P ∩ h_i, cut by those before:
///
///     r(P; h₁ … h_k) = 1 + Σ_i r(P ∩ h_i; those of h₁ … h_{i−1} that cross P ∩ h_i inside)
///
/// where i is left out if an earlier hyperplane contains P ∩ h_i. It is deletion and restriction
/// ([Zaslavsky 1975](https://doi.org/10.1090/memo/0154)) within a convex set. So there are as many
/// sections as pieces, each one dimension lower or more.
final class Restriction {
    private static final double UNIT = 0x1p-53;
    private static final double SLACK = 1 + 0x1p-20;

    private final Cuts cuts;
    private final Cell[] sections;
    private final int[][] forms; // by depth: the hyperplanes that cross
    private final double[][] values; // of each at each generator
    private final double[][] bounds; // on the errors of a hyperplane's values
    private int[] counts; // hyperplanes by depth
    private int nodes;
    private boolean stopped;
    private Listener listener;

    Restriction(
            Cuts cuts, int dimension, int hyperplanes, int words, int limit, Listener listener) {
        this.cuts = cuts;
        this.listener = listener;
        sections = new Cell[dimension + 1];
        Arrays.setAll(sections, _ -> new Cell(words, limit));
        forms = new int[dimension + 1][hyperplanes];
        values = new double[dimension + 1][64];
        bounds = new double[dimension + 1][hyperplanes];
        counts = new int[dimension + 1];
    }

    /// Begins with a cell and no hyperplanes.
    void begin(Listener to) {
        listener = to;
        counts[0] = 0;
        stopped = false;
    }

    /// Adds a form to those that may cross; says which signs it has on the cell, and keeps it if it
    /// has both.
    int offer(Cell cell, int form) {
        return offer(0, cell, form);
    }

    private int offer(int depth, Cell cell, int form) {
        int k = counts[depth];
        int stride = cell.count;
        if (values[depth].length < (k + 1) * stride) {
            values[depth] = Arrays.copyOf(values[depth], 2 * (k + 1) * stride);
        }
        int signs = cuts.evaluate(cell, form, values[depth], k * stride);
        if (signs == (Cuts.POSITIVE | Cuts.NEGATIVE)) {
            forms[depth][k] = form;
            bounds[depth][k] = cuts.off;
            counts[depth] = k + 1;
        }
        return signs;
    }

    /// How many forms were kept.
    int crossing() {
        return counts[0];
    }

    /// The number of pieces of the cell, or −1 if the walk was stopped.
    long count(Cell cell) {
        long pieces = count(0, cell);
        return stopped ? -1 : pieces;
    }

    private long count(int depth, Cell cell) {
        int k = counts[depth];
        if (k < 2) {
            return k + 1L;
        }
        if (cell.rank == 1 && cell.lines == 0) {
            return 1 + distinct(depth, cell);
        }
        if ((++nodes & 1023) == 0 && listener.cancelled()) {
            stopped = true;
        }
        Cell section = sections[depth];
        int mark = cuts.pool.top();
        long sum = 2; // the first hyperplane's section is in one piece
        for (int i = 1; i < k && !stopped; i++) {
            cuts.section(
                    cell,
                    forms[depth][i],
                    values[depth],
                    i * cell.count,
                    bounds[depth][i],
                    section);
            if (restrict(depth, i, section)) {
                sum += count(depth + 1, section);
            }
            cuts.pool.top(mark);
        }
        return sum;
    }

    /// Finds the hyperplanes before i that cross the section; false if one contains it.
    private boolean restrict(int depth, int i, Cell section) {
        counts[depth + 1] = 0;
        for (int j = 0; j < i; j++) {
            if (offer(depth + 1, section, forms[depth][j]) == 0) {
                return false;
            }
        }
        return true;
    }

    /// The number of distinct points where hyperplanes cross a segment or ray with generators a, b.
    /// Form f is 0 at f(a) b − f(b) a; so f and g meet the segment in one point if and only if f(a)
    /// g(b) = g(a) f(b).
    private long distinct(int depth, Cell cell) {
        int k = counts[depth];
        double[] v = values[depth];
        int many = 1;
        for (int i = 1; i < k; i++) {
            double fa = v[2 * i];
            double fb = v[2 * i + 1];
            double f = bounds[depth][i];
            double sizes = Math.abs(fa) + Math.abs(fb);
            boolean fresh = true;
            for (int j = 0; fresh && j < i; j++) {
                double ga = v[2 * j];
                double gb = v[2 * j + 1];
                double g = bounds[depth][j];
                double one = fa * gb;
                double two = ga * fb;
                double bound =
                        (f * (Math.abs(ga) + Math.abs(gb))
                                                + g * sizes
                                                + 2 * f * g
                                                + 3 * UNIT * (Math.abs(one) + Math.abs(two)))
                                        * SLACK
                                + Double.MIN_NORMAL;
                fresh =
                        Math.abs(one - two) > bound
                                || areDistinct(cell, forms[depth][i], forms[depth][j]);
            }
            if (fresh) {
                many++;
            }
        }
        cuts.byFilter += k * (k - 1) / 2;
        return many;
    }

    private boolean areDistinct(Cell cell, int form, int other) {
        cuts.byFilter--;
        cuts.exactly++;
        int a = cell.generator[0];
        int b = cell.generator[1];
        BigInteger one = cuts.pool.value(a, form).multiply(cuts.pool.value(b, other));
        BigInteger two = cuts.pool.value(a, other).multiply(cuts.pool.value(b, form));
        return !one.equals(two);
    }
}

package org.faltung.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The two largest eigenvalues of a [Spread] and their vectors, by the method of Lanczos with full orthogonalisation.
///
/// An orthonormal basis q₁, q₂, … grows by C times its newest vector. On its span C acts as the matrix T of all qᵢ · C qⱼ, whose
/// eigenvectors, small and found by Jacobi's rotations, give those of C; the basis grows until the two leading ones leave
/// a remainder of 10⁻¹⁰ of the largest eigenvalue, or fills the space. Where C leads nowhere new a random vector goes on,
/// so that eigenvalues of any multiplicity are found.
///
/// Time: one product by C a vector of the basis; some tens of them, mostly.
///
/// Source: G. H. Golub and C. F. Van Loan, Matrix Computations, 4th edition, 10.1 and 8.5.
///
/// @param values the two, falling
/// @param vectors orthonormal, each with its largest coordinate positive
@SuppressWarnings("ArrayRecordComponent") // a numeric kernel's result, never compared
record Principal(double[] values, double[][] vectors) {
    private static final int MOST = 200;
    private static final double ENOUGH = 1e-10;

    static Principal of(Spread spread) {
        int d = spread.mean().length;
        SplittableRandom random = new SplittableRandom(1);
        List<double[]> basis = new ArrayList<>();
        List<double[]> images = new ArrayList<>();
        double[] next = random.doubles(d, -1, 1).toArray();
        while (true) {
            basis.add(fresh(next, basis, random));
            images.add(spread.times(basis.getLast()));
            int many = basis.size();
            next = images.getLast().clone();
            if (many == Math.min(d, MOST) || many > 2 && many % 5 == 0) {
                Jacobi jacobi = Jacobi.of(products(basis, images));
                Principal found = found(basis, jacobi);
                if (many == Math.min(d, MOST) || rest(found, basis, images, jacobi) < ENOUGH) {
                    return found;
                }
            }
        }
    }

    /// A unit vector orthogonal to the basis: what is left of a vector, or of a random one.
    private static double[] fresh(double[] given, List<double[]> basis, SplittableRandom random) {
        double[] vector = given;
        double size = Math.sqrt(dot(vector, vector));
        while (true) {
            for (int twice = 0; twice < 2; twice++) {
                for (double[] q : basis) {
                    add(vector, -dot(vector, q), q);
                }
            }
            double left = Math.sqrt(dot(vector, vector));
            if (left > 1e-12 * size && left > 0) {
                scale(vector, 1 / left);
                return vector;
            }
            vector = random.doubles(vector.length, -1, 1).toArray();
            size = Math.sqrt(dot(vector, vector));
        }
    }

    private static double[][] products(List<double[]> basis, List<double[]> images) {
        int many = basis.size();
        double[][] products = new double[many][many];
        for (int i = 0; i < many; i++) {
            for (int j = 0; j <= i; j++) {
                double mean =
                        (dot(basis.get(i), images.get(j)) + dot(basis.get(j), images.get(i))) / 2;
                products[i][j] = mean;
                products[j][i] = mean;
            }
        }
        return products;
    }

    private static Principal found(List<double[]> basis, Jacobi jacobi) {
        double[][] vectors = new double[2][];
        for (int k = 0; k < 2; k++) {
            vectors[k] = combined(basis, jacobi.vectors()[k]);
            double most = 0;
            for (double x : vectors[k]) {
                most = Math.abs(x) > Math.abs(most) ? x : most;
            }
            scale(vectors[k], most < 0 ? -1 : 1);
        }
        return new Principal(new double[] {jacobi.values()[0], jacobi.values()[1]}, vectors);
    }

    /// The larger of |C x − λ x| of the two, over the largest eigenvalue.
    private static double rest(
            Principal found, List<double[]> basis, List<double[]> images, Jacobi jacobi) {
        double worst = 0;
        for (int k = 0; k < 2; k++) {
            double[] rest = combined(images, jacobi.vectors()[k]);
            add(rest, -found.values[k], combined(basis, jacobi.vectors()[k]));
            worst = Math.max(worst, Math.sqrt(dot(rest, rest)));
        }
        return found.values[0] == 0 ? 0 : worst / found.values[0];
    }

    private static double[] combined(List<double[]> vectors, double[] factors) {
        double[] sum = new double[vectors.getFirst().length];
        for (int i = 0; i < factors.length; i++) {
            add(sum, factors[i], vectors.get(i));
        }
        return sum;
    }

    private static double dot(double[] one, double[] two) {
        double sum = 0;
        for (int q = 0; q < one.length; q++) {
            sum += one[q] * two[q];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] vector) {
        for (int q = 0; q < to.length; q++) {
            to[q] += factor * vector[q];
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int q = 0; q < vector.length; q++) {
            vector[q] *= factor;
        }
    }
}

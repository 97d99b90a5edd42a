package org.faltung.bound;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.arrangement.Arrangement;
import org.faltung.arrangement.CharacteristicPolynomial;
import org.faltung.exact.Rational;
import org.faltung.graph.RowMatroid;
import org.faltung.linear.AffineForm;

/// The hyperplanes of one part of a graph convolution layer for certain parameters, and their exact count.
///
/// Node v and feature k have the zeros of Σ_q n_vq ⟨w_k, y_q⟩ + β_v (b_k − τ_m), one for each breakpoint τ_m, where y
/// consists of δ channels for each of the part's coordinates q. A change of the channels' coordinates makes the first
/// δ of the w_k unit vectors and the next one 1 … 1, up to factors of the features, which move into b_k and τ_m; the
/// other w_k, the b_k and, where there are several breakpoints, these factors are random integers. β_v is a
/// rational times one of a few square roots that are independent over the rationals, in whose place stand
/// numbers that are as independent.
///
/// No parameters have more regions than almost all have (docs/theory/gcn.md, Lemma G1), so that this count is never too
/// large.
final class GraphInstance {
    /// A run of deletion and restriction asks this often whether it should go on.
    private static final int USUAL_NODES = 300_000;

    private final RowMatroid.Part part;
    private final SplittableRandom random = new SplittableRandom(20_220_601);

    private GraphInstance(RowMatroid.Part part) {
        this.part = part;
    }

    /// The regions of one feature on one channel with one breakpoint: exact for almost all biases.
    ///
    /// The relations of n integer vectors of rank r have coefficients that are minors, at most H, the product of
    /// the r largest norms. A relation has a common point if Σ c_v β_v vanishes in each class of square roots; each of
    /// these sums is an integer below T = H · Σ |β_v|. Replacing the roots by 1, B, B², … with B > 2 T + 1
    /// changes nothing.
    static Optional<BigInteger> single(
            RowMatroid.Part part, RowMatroid.Biases biases, Effort effort) {
        List<BigInteger> sizes = new ArrayList<>();
        BigInteger offsets = BigInteger.ZERO;
        for (RowMatroid.Element element : part.elements()) {
            AffineForm whole = AffineForm.of(element.normal(part.rank()), element.offset());
            BigInteger size = BigInteger.ZERO;
            for (int q = 0; q < part.rank(); q++) {
                size = size.add(whole.numerator(q).abs());
            }
            sizes.add(size);
            offsets = offsets.add(whole.numerator(part.rank()).abs());
        }
        sizes.sort(Collections.reverseOrder());
        BigInteger most = offsets;
        for (int r = 0; r < part.rank(); r++) {
            most = most.multiply(sizes.get(r));
        }
        BigInteger base = most.shiftLeft(1).add(BigInteger.TWO);
        List<AffineForm> functions = new ArrayList<>();
        for (int v = 0; v < part.elements().size(); v++) {
            RowMatroid.Element element = part.elements().get(v);
            AffineForm whole = AffineForm.of(element.normal(part.rank()), element.offset());
            int power = biases == RowMatroid.Biases.SHARED ? element.kind() : v;
            List<Rational> normal = new ArrayList<>();
            for (int q = 0; q < part.rank(); q++) {
                normal.add(Rational.of(whole.numerator(q)));
            }
            BigInteger offset = whole.numerator(part.rank()).multiply(base.pow(power));
            functions.add(AffineForm.of(normal, Rational.of(offset)));
        }
        return regions(part.rank(), functions, effort);
    }

    /// The regions of random parameters, or nothing if there are too many to count.
    ///
    /// @param channels δ, at least 1
    /// @param breakpoints the places τ of the activation's breakpoints
    static Optional<BigInteger> random(
            RowMatroid.Part part,
            RowMatroid.Biases biases,
            int channels,
            int features,
            List<Rational> breakpoints,
            Effort effort) {
        int dimension = Math.multiplyExact(part.rank(), channels);
        List<AffineForm> functions =
                new GraphInstance(part).functions(biases, channels, features, breakpoints);
        return regions(dimension, functions, effort);
    }

    private List<AffineForm> functions(
            RowMatroid.Biases biases, int channels, int features, List<Rational> breakpoints) {
        int kinds = part.elements().stream().mapToInt(RowMatroid.Element::kind).max().orElse(0) + 1;
        List<Rational> roots = numbers(kinds);
        List<AffineForm> functions = new ArrayList<>();
        for (int k = 0; k < features; k++) {
            List<Rational> filter = filter(k, channels);
            List<Rational> shared = numbers(1);
            Rational apart = breakpoints.size() > 1 ? numbers(1).getFirst() : Rational.ONE;
            for (RowMatroid.Element element : part.elements()) {
                Rational bias =
                        biases == RowMatroid.Biases.SHARED
                                ? shared.getFirst()
                                : numbers(1).getFirst();
                List<Rational> normal = new ArrayList<>();
                for (Rational entry : element.normal(part.rank())) {
                    filter.forEach(weight -> normal.add(entry.times(weight)));
                }
                Rational scale = element.offset().times(roots.get(element.kind()));
                for (Rational breakpoint : breakpoints) {
                    Rational place = bias.minus(breakpoint.times(apart));
                    functions.add(AffineForm.of(normal, scale.times(place)));
                }
            }
        }
        return functions;
    }

    private List<Rational> filter(int k, int channels) {
        if (k > channels) {
            return numbers(channels);
        }
        List<Rational> filter = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            filter.add(k == channels || k == c ? Rational.ONE : Rational.ZERO);
        }
        return filter;
    }

    private List<Rational> numbers(int many) {
        List<Rational> numbers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            numbers.add(Rational.of(random.nextLong(1, 1L << 60)));
        }
        return numbers;
    }

    private static Optional<BigInteger> regions(
            int dimension, List<AffineForm> functions, Effort effort) {
        int[] asked = {0};
        return Arrangement.of(dimension, functions)
                .characteristic(1, () -> ++asked[0] > USUAL_NODES && !effort.digits())
                .map(CharacteristicPolynomial::regions);
    }
}

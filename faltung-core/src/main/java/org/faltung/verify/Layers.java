package org.faltung.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// Reads the layers of a network one after the other into a [Wiring]; in a join the branch, then the other.
///
/// The values between two layers are numbers of the wiring, in the order of [Shape].
final class Layers {
    private final Wiring wiring;

    Layers(Wiring wiring) {
        this.wiring = wiring;
    }

    /// All layers of a network.
    void through(Network network) {
        through(network.layers(), network.input(), wiring.inputs());
    }

    private int[] through(List<Layer> layers, Shape input, int[] values) {
        int[] at = values;
        Shape shape = input;
        for (Layer layer : layers) {
            Shape next = layer.output(shape);
            at =
                    switch (layer) {
                        case Mix mix -> new Mixing(wiring, shape, next, at).of(mix);
                        case Fold.Activation activation -> activated(activation, shape, at);
                        case Fold.Maxout(int rank) -> joined(rank, shape, at);
                        case Fold.MaxPool(Window rows, Window columns) ->
                                pooled(new Taps(rows, columns, shape, next), at);
                        case Join join -> joined(join, shape, at);
                    };
            shape = next;
        }
        return at;
    }

    private int[] joined(Join join, Shape shape, int[] values) {
        int[] one = through(join.branch(), shape, values);
        int[] two = through(join.other(), shape, values);
        return switch (join.kind()) {
            case CONCATENATION -> IntStream.concat(IntStream.of(two), IntStream.of(one)).toArray();
            case SUM ->
                    IntStream.range(0, one.length)
                            .map(i -> wiring.sum(terms(one[i], two[i]), Rational.ZERO))
                            .toArray();
        };
    }

    private static List<Wiring.Term> terms(int... values) {
        return IntStream.of(values).mapToObj(v -> new Wiring.Term(v, Rational.ONE)).toList();
    }

    private int[] activated(Fold.Activation activation, Shape shape, int[] values) {
        int[] after = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            after[i] = activated(activation, i / shape.cells(), values[i]);
        }
        return after;
    }

    private int activated(Fold.Activation activation, int channel, int z) {
        return switch (activation) {
            case Fold.Rectifier _ -> atZero(z, Rational.ZERO);
            case Fold.Absolute _ -> atZero(z, Rational.ONE.negated());
            case Fold.Leaky(List<Double> slopes) -> {
                double slope = slopes.get(slopes.size() == 1 ? 0 : channel);
                yield slope == 1 ? z : atZero(z, Rational.of(slope));
            }
            case Fold.Clip(double low, double high) -> clipped(z, low, high);
            case Fold.PiecewiseLinear _ ->
                    throw new IllegalArgumentException(
                            "the network is an architecture: pwl stands for any function");
        };
    }

    private int atZero(int z, Rational slope) {
        return wiring.bend(
                z,
                List.of(Rational.ZERO),
                List.of(slope, Rational.ONE),
                Collections.nCopies(2, Rational.ZERO));
    }

    private int clipped(int z, double low, double high) {
        List<Rational> at = new ArrayList<>();
        List<Rational> slopes = new ArrayList<>(List.of(Rational.ONE));
        List<Rational> intercepts = new ArrayList<>(List.of(Rational.ZERO));
        if (Double.isFinite(low)) {
            at.add(Rational.of(low));
            slopes.addFirst(Rational.ZERO);
            intercepts.addFirst(Rational.of(low));
        }
        if (Double.isFinite(high)) {
            at.add(Rational.of(high));
            slopes.addLast(Rational.ZERO);
            intercepts.addLast(Rational.of(high));
        }
        return at.isEmpty() ? z : wiring.bend(z, at, slopes, intercepts);
    }

    private int[] joined(int rank, Shape shape, int[] values) {
        int cells = shape.cells();
        int[] after = new int[values.length / rank];
        for (int i = 0; i < after.length; i++) {
            int first = i / cells * rank * cells + i % cells;
            after[i] =
                    wiring.maximum(
                            IntStream.range(0, rank)
                                    .mapToObj(k -> values[first + k * cells])
                                    .toList());
        }
        return after;
    }

    private int[] pooled(Taps taps, int[] values) {
        int[] after = new int[taps.output().size()];
        for (int i = 0; i < after.length; i++) {
            List<Integer> seen = new ArrayList<>();
            for (int k = 0; k < taps.area(); k++) {
                int at = taps.index(i, k);
                if (at != Selection.ZERO) {
                    seen.add(values[at]);
                }
            }
            after[i] = wiring.maximum(seen);
        }
        return after;
    }
}

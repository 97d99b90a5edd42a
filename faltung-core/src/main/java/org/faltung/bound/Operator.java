package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// What a layer does to the histogram of the regions over the dimensions of their images: a
/// non-negative operator that respects dominance.
///
/// The four kinds are all there are. A region whose image in front of the layer has dimension k becomes
///
///     [Linear]       one region of dimension min(k, rank)
///     [Collapsing]   γ_{k,m}(j) regions of dimension min(k, j)
///     [Cutting]      Σ_{j≤k} e_j(P₁ … P_m) regions of dimension min(k, m)
///     [Parallel]     for both branches, every pair of their regions: dimension min(k, r₁ + r₂, width)
///
/// and each of these columns grows in dominance with k, so that the operators, their products and
/// their parallel pairs are monotone (docs/theory/framework.md). [Framework] applies them. A layer of
/// a new kind does not compile before [#of] says which operator it is.
sealed interface Operator {

    /// An affine map of at most that rank.
    record Linear(int rank) implements Operator {}

    /// A layer of ReLU units, whose inactive units are constant.
    record Collapsing(int units) implements Operator {}

    /// A layer that cuts and keeps the dimension: activations, max pooling, maxout.
    ///
    /// @param units the number of units by their number P of breakpoints, at least 1; the maximum
    ///     of q values counts as P = q − 1
    record Cutting(Map<Integer, Integer> units) implements Operator {
        /// Sorts the units.
        public Cutting {
            units = new TreeMap<>(units);
        }

        /// Units of one kind.
        static Cutting of(int breakpoints, int units) {
            return new Cutting(Map.of(breakpoints, units));
        }

        int outputs() {
            return units.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /// Two branches of one input, added or concatenated.
    ///
    /// @param one the operators of a branch, in data-flow order
    /// @param other those of the other one; empty for the identity
    /// @param width the size of the result
    record Parallel(List<Operator> one, List<Operator> other, int width) implements Operator {
        /// Copies the branches.
        public Parallel {
            one = List.copyOf(one);
            other = List.copyOf(other);
        }
    }

    /// The operators of a network.
    static List<Operator> of(Network network) {
        return of(network.layers(), network.input());
    }

    private static List<Operator> of(List<Layer> layers, Shape input) {
        List<Operator> operators = new ArrayList<>();
        Shape shape = input;
        for (Layer layer : layers) {
            operators.add(of(layer, shape));
            shape = layer.output(shape);
        }
        return operators;
    }

    /// The operator of a layer.
    static Operator of(Layer layer, Shape input) {
        return switch (layer) {
            case Mix mix -> new Linear(AffineRank.of(mix, input));
            case Fold.Activation activation -> activation(activation, input);
            case Fold.Maxout maxout -> Cutting.of(maxout.rank() - 1, maxout.output(input).size());
            case Fold.MaxPool pool -> pool(pool, input);
            case Join join ->
                    new Parallel(
                            of(join.branch(), input),
                            of(join.other(), input),
                            join.output(input).size());
        };
    }

    private static Operator activation(Fold.Activation activation, Shape input) {
        if (activation.breakpoints() == 0) {
            return new Linear(input.size());
        }
        return Profile.collapses(activation)
                ? new Collapsing(input.size())
                : Cutting.of(activation.breakpoints(), input.size());
    }

    /// Padding never wins, so that a window at the border is a maximum of fewer values.
    private static Operator pool(Fold.MaxPool pool, Shape input) {
        Map<Integer, Integer> units = new TreeMap<>();
        windows(pool, input)
                .forEach((size, windows) -> {
                    if (size > 1) {
                        units.put(size - 1, windows * input.channels());
                    }
                });
        int outputs = pool.output(input).size();
        return units.isEmpty() ? new Linear(outputs) : pooled(units, outputs);
    }

    /// Windows of one value are linear; as units without breakpoints they still count as outputs.
    private static Operator pooled(Map<Integer, Integer> units, int outputs) {
        int cut = units.values().stream().mapToInt(Integer::intValue).sum();
        if (cut < outputs) {
            units.put(0, outputs - cut);
        }
        return new Cutting(units);
    }

    /// The windows of a pooling by the number of values in them that are not padding.
    static Map<Integer, Integer> windows(Fold.MaxPool pool, Shape input) {
        Map<Integer, Integer> rows = lengths(pool.rows(), input.rows());
        Map<Integer, Integer> columns = lengths(pool.columns(), input.columns());
        Map<Integer, Integer> windows = new TreeMap<>();
        rows.forEach((height, down) ->
                columns.forEach((width, along) ->
                        windows.merge(height * width, down * along, Integer::sum)));
        return windows;
    }

    private static Map<Integer, Integer> lengths(Window window, int samples) {
        Map<Integer, Integer> lengths = new TreeMap<>();
        for (int position = 0; position < window.positions(samples); position++) {
            int length = 0;
            for (int i = 0; i < window.length(); i++) {
                long sample = window.start(position) + (long) i * window.dilation();
                length += sample >= 0 && sample < samples ? 1 : 0;
            }
            lengths.merge(length, 1, Integer::sum);
        }
        return lengths;
    }
}

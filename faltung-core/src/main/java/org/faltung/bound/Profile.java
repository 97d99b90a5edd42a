package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// A network as the classical bounds see it: every affine part as if it were fully connected.
///
/// @param inputs the input dimension n₀
/// @param stages the folds, in order; empty for an affine network
record Profile(int inputs, List<Stage> stages) {
    /// Copies the stages.
    Profile {
        stages = List.copyOf(stages);
    }

    /// One fold.
    ///
    /// @param units values that the activation is applied to
    /// @param breakpoints breakpoints of the activation, at least 1
    /// @param collapses whether an inactive unit is constant, as it is for ReLU
    /// @param bottleneck the smallest of the sizes on the way from the fold before, `units` included
    record Stage(int units, int breakpoints, boolean collapses, int bottleneck) {
        /// A ReLU layer behind a full affine map.
        static Stage rectifier(int units) {
            return new Stage(units, 1, true, units);
        }

        /// The dimension of a region's image in front of the fold, at most.
        int rank(int before) {
            return Math.min(before, bottleneck);
        }
    }

    /// The fully connected view of a network.
    ///
    /// @throws UnsupportedArchitectureException if a layer is of a kind that no result covers yet
    static Profile of(Network network) {
        List<Stage> stages = new ArrayList<>();
        Shape shape = network.input();
        int bottleneck = shape.size();
        int step = 2;
        if (shape instanceof Shape.OnGraph) {
            throw new UnsupportedArchitectureException(1, "an input on a graph");
        }
        for (Layer layer : network.layers()) {
            switch (layer) {
                case Mix.GraphConvolution _ ->
                        throw new UnsupportedArchitectureException(step, "a graph convolution");
                case Mix.Select _ ->
                        throw new UnsupportedArchitectureException(step, "a selection of values");
                case Mix mix -> bottleneck = Math.min(bottleneck, mix.output(shape).size());
                case Fold.Maxout _ -> throw new UnsupportedArchitectureException(step, "maxout");
                case Fold.MaxPool _ ->
                        throw new UnsupportedArchitectureException(step, "max pooling");
                case Join join ->
                        throw new UnsupportedArchitectureException(
                                step,
                                join.kind() == Join.Kind.SUM
                                        ? "a residual sum"
                                        : "a concatenation");
                case Fold.Activation activation -> {
                    if (activation.breakpoints() > 0) {
                        int units = shape.size();
                        stages.add(
                                new Stage(
                                        units,
                                        activation.breakpoints(),
                                        collapses(activation),
                                        Math.min(bottleneck, units)));
                        bottleneck = units;
                    }
                }
            }
            shape = layer.output(shape);
            step++;
        }
        return new Profile(network.input().size(), stages);
    }

    private static boolean collapses(Fold.Activation activation) {
        return switch (activation) {
            case Fold.Rectifier _ -> true;
            case Fold.Leaky(List<Double> slopes) -> slopes.stream().allMatch(slope -> slope == 0.0);
            // a clip at one end is a shifted ReLU, perhaps turned round
            case Fold.Clip clip -> clip.breakpoints() == 1;
            case Fold.Absolute _, Fold.PiecewiseLinear _ -> false;
        };
    }

    /// All hidden units.
    long units() {
        return stages.stream().mapToLong(Stage::units).sum();
    }
}

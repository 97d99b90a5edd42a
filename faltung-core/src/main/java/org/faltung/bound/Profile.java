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

    /// The fully connected view of a chain of affine layers and activations.
    ///
    /// @param network a chain, as [Anatomy#chain] says
    static Profile of(Network network) {
        List<Stage> stages = new ArrayList<>();
        Shape shape = network.input();
        int bottleneck = shape.size();
        for (Layer layer : network.layers()) {
            switch (layer) {
                case Mix mix -> bottleneck = Math.min(bottleneck, AffineRank.of(mix, shape));
                case Fold.Maxout _, Fold.MaxPool _, Join _ ->
                        throw new IllegalArgumentException(
                                "only a chain of affine layers and activations is a fully"
                                        + " connected network");
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
        }
        return new Profile(network.input().size(), stages);
    }

    /// Whether an inactive unit is constant, as it is for ReLU.
    static boolean collapses(Fold.Activation activation) {
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

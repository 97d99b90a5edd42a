package org.faltung.bound;

import java.util.List;
import java.util.Optional;
import org.faltung.matroid.SharedLayer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// One hidden layer in the setting of the one-layer theorems: independent copies of a layer with shared filters.
///
/// A fully connected layer is the case of a single position that sees everything. Groups of a convolution see
/// different channels, so that they are independent copies. Average pooling in front of the convolution is
/// a linear map onto its output space, so that the pooled image takes the place of the input; so is a linear layer
/// in front of a fully connected one, for almost all weights.
///
/// @param layer one copy
/// @param copies how many, at least 1
/// @param breakpoints P of the activation, at least 1
/// @param convolutional whether the layer is a convolution as the user wrote it
public record OneLayer(SharedLayer layer, int copies, int breakpoints, boolean convolutional) {

    /// The only hidden layer of a network in that setting, or nothing if there are more, or other kinds of layers.
    public static Optional<OneLayer> only(Network network) {
        Anatomy anatomy = Anatomy.of(network);
        if (!anatomy.slides()) {
            return Optional.empty();
        }
        List<FoldStage> stages = FoldStage.of(network);
        return stages.size() == 1 ? of(stages.getFirst()) : Optional.empty();
    }

    /// The first hidden layer in that setting, or nothing if its affine part is more than one convolution.
    static Optional<OneLayer> of(FoldStage stage) {
        Shape shape = stage.from();
        List<Mix> chain = stage.chain();
        int at = 0;
        while (at < chain.size() && (isOnto(chain.get(at)) || isInner(chain, at))) {
            Shape next = chain.get(at).output(shape);
            shape =
                    isOnto(chain.get(at)) || next.size() <= shape.size()
                            ? next
                            : new Shape.Vector(shape.size());
            at++;
        }
        if (at == chain.size()) {
            SharedLayer one = SharedLayer.of(1, 1, 1, 1, 1, 1, 1);
            return Optional.of(new OneLayer(one, shape.size(), stage.fold().breakpoints(), false));
        }
        for (Mix after : chain.subList(at + 1, chain.size())) {
            if (!(after instanceof Mix.BatchNorm || after instanceof Mix.Flatten)) {
                return Optional.empty();
            }
        }
        int breakpoints = stage.fold().breakpoints();
        return switch (chain.get(at)) {
            case Mix.Dense dense -> {
                Window one = Window.of(1, 1, 0);
                SharedLayer layer = new SharedLayer(1, 1, shape.size(), one, one, dense.units());
                yield Optional.of(new OneLayer(layer, 1, breakpoints, false));
            }
            case Mix.Convolution c when c.rows().dilation() == 1 && c.columns().dilation() == 1 -> {
                int groups = c.groups();
                SharedLayer layer =
                        new SharedLayer(
                                shape.rows(),
                                shape.columns(),
                                shape.channels() / groups,
                                c.rows(),
                                c.columns(),
                                c.filters() / groups);
                yield layer.trimmed()
                        .map(trimmed -> new OneLayer(trimmed, groups, breakpoints, true));
            }
            default -> Optional.empty();
        };
    }

    /// Whether a layer is fully connected and another fully connected one follows: for almost all weights it maps onto
    /// its output space if that is no larger, and else it can be left out.
    private static boolean isInner(List<Mix> chain, int at) {
        return chain.get(at) instanceof Mix.Dense
                && chain.subList(at + 1, chain.size()).stream()
                        .anyMatch(Mix.Dense.class::isInstance);
    }

    /// Whether a layer maps its input space onto the whole of its output space.
    static boolean isOnto(Mix mix) {
        return switch (mix) {
            case Mix.BatchNorm _, Mix.Flatten _, Mix.GlobalAveragePool _ -> true;
            case Mix.Rescale rescale -> rescale.isInvertible();
            case Mix.AveragePool pool -> !pool.rows().padded() && !pool.columns().padded();
            case Mix.Dense _, Mix.Convolution _, Mix.Upsample _ -> false;
            case Mix.Select _, Mix.GraphConvolution _ -> false;
        };
    }

    /// Inputs that some position sees, over all copies.
    public long inputs() {
        return layer.field().inputs() * copies;
    }

    /// Hidden units, over all copies.
    public long neurons() {
        return layer.neurons() * copies;
    }

    /// The same layer with another number of filters.
    OneLayer withFilters(int filters) {
        SharedLayer other =
                new SharedLayer(
                        layer.rows(),
                        layer.columns(),
                        layer.channels(),
                        layer.down(),
                        layer.along(),
                        filters);
        return new OneLayer(other, copies, breakpoints, convolutional);
    }
}

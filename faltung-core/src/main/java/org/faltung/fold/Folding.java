package org.faltung.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faltung.linear.AffineMap;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// Brings a trained network into normal form.
///
/// Neighbouring affine maps are composed where that takes few products; else a layer that only carries
/// stands between them, so that no coefficient grows and nothing sparse becomes dense. Branches run one after
/// the other, the values that wait being carried.
public final class Folding {
    /// Compositions of at most so many products are always made.
    private static final long FEW_PRODUCTS = 100_000;

    /// Other compositions are made if they take at most so many products an entry.
    private static final int PRODUCTS_PER_ENTRY = 2;

    /// The largest number of coefficients in all maps together.
    private static final long MOST_ENTRIES = 1L << 28;

    private final Runnable between;
    private final List<FoldLayer> layers = new ArrayList<>();
    private AffineMap
            pending; // from the values of the last fold to those that wait, then the current ones
    private int waiting; // how many values wait
    private long entries;

    private Folding(Shape input, Runnable between) {
        pending = AffineMap.identity(input.size());
        this.between = between;
    }

    /// The normal form of a network.
    ///
    /// @throws IllegalArgumentException if a layer has no weights, or an activation no formula, or the
    ///     maps have more than 2²⁸ coefficients together
    public static FoldSequence of(Network network) {
        return of(network, () -> {});
    }

    /// The same, by work that can be stopped.
    ///
    /// @param between run between pieces of the work; ends it by an exception
    public static FoldSequence of(Network network, Runnable between) {
        Folding folding = new Folding(network.input(), between);
        folding.run(network.layers(), network.input());
        return new FoldSequence(network.input().size(), folding.layers, folding.pending);
    }

    private Shape run(List<Layer> steps, Shape input) {
        Shape shape = input;
        for (Layer layer : steps) {
            between.run();
            switch (layer) {
                case Mix mix -> mix(mix, shape);
                case Fold fold -> fold(fold, shape);
                case Join join -> join(join, shape);
            }
            shape = layer.output(shape);
        }
        return shape;
    }

    private void mix(Mix mix, Shape shape) {
        if (mix instanceof Mix.Flatten) {
            return;
        }
        requireRoom(mix, shape);
        apply(Beside.carrying(waiting, MixMap.of(mix, shape, between)));
    }

    private void requireRoom(Mix mix, Shape shape) {
        long window =
                switch (mix) {
                    case Mix.Dense _ -> shape.size();
                    case Mix.Convolution c ->
                            (long) c.rows().length()
                                    * c.columns().length()
                                    * (shape.channels() / c.groups());
                    default -> 1;
                };
        entries += window * mix.output(shape).size();
        if (entries > MOST_ENTRIES) {
            throw new IllegalArgumentException(
                    "the network has more than "
                            + MOST_ENTRIES
                            + " coefficients once its convolutions are written out, too many to count"
                            + " its regions on one machine; bound them from the architecture instead");
        }
    }

    private void apply(AffineMap next) {
        long products = next.productsAfter(pending);
        long written = (long) next.entries() + pending.entries();
        if (products > FEW_PRODUCTS && products > PRODUCTS_PER_ENTRY * written) {
            close(Collections.nCopies(pending.outputs(), Unit.Carry.CARRY));
        }
        pending = next.after(pending, between);
    }

    private void close(List<Unit> units) {
        layers.add(new FoldLayer(pending, units));
        pending = AffineMap.identity(units.size());
    }

    private void fold(Fold fold, Shape shape) {
        FoldUnits units = FoldUnits.of(fold, shape);
        if (!units.inOrder(shape.size())) {
            apply(Beside.carrying(waiting, units.rows(shape.size())));
        }
        if (!units.folds()) {
            return;
        }
        List<Unit> all = new ArrayList<>(Collections.nCopies(waiting, Unit.Carry.CARRY));
        all.addAll(units.units());
        close(all);
    }

    private void join(Join join, Shape shape) {
        int size = shape.size();
        apply(Beside.repeatingLast(waiting, size));
        waiting += size;
        int branch = run(join.branch(), shape).size();
        waiting -= size;
        apply(Beside.swappingLast(waiting, size, branch));
        waiting += branch;
        int other = run(join.other(), shape).size();
        waiting -= branch;
        apply(
                switch (join.kind()) {
                    case SUM -> Beside.adding(waiting, branch);
                    case CONCATENATION -> Beside.swappingLast(waiting, branch, other);
                });
    }
}

package org.faltung.bound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Window;

/// A plain chain inside a network: what some weights leave of it.
///
/// 1. A branch of a sum that holds a layer with free weights, behind which 0 stays 0, is 0 for some weights: the
///    other branch remains.
/// 2. Of a concatenation the next convolution or full layer may read one part only.
/// 3. Maxout units behind free weights can be ReLU units: max(f, 0, …, 0).
/// 4. Max pooling of disjoint windows right behind ReLU units, as long as the units increase with their
///    coordinates ([FoldingLower#oneSided]), is as good as average pooling.
/// 5. Layers behind any place may be left out, for they only cut further.
///
/// A region of the chain is then a union of regions of the network, up to their boundaries
/// (docs/theory/framework.md).
final class Core {
    private final boolean deep;
    private final boolean pools;
    private final List<Layer> kept = new ArrayList<>();
    private boolean partial;
    private boolean stopped;

    private boolean pooled;

    private Core(boolean deep, boolean pools) {
        this.deep = deep;
        this.pools = pools;
    }

    /// A chain.
    ///
    /// @param network affine layers and activations; average poolings in place of max poolings
    /// @param oneSided whether there are such
    record Chain(Network network, boolean oneSided) {}

    /// The chains found with two preferences, for the branch and for the skip, up to the first max pooling and
    /// beyond it.
    static List<Chain> of(Network network) {
        Map<List<Layer>, Boolean> found = new LinkedHashMap<>();
        for (boolean pools : new boolean[] {false, true}) {
            for (boolean deep : new boolean[] {true, false}) {
                Core core = new Core(deep, pools);
                core.walk(network.layers());
                found.putIfAbsent(core.kept, core.pooled);
            }
        }
        List<Chain> chains = new ArrayList<>();
        found.forEach((layers, oneSided) -> {
            if (layers.stream().anyMatch(Fold.class::isInstance)) {
                chains.add(new Chain(new Network(network.input(), layers), oneSided));
            }
        });
        return chains;
    }

    private void walk(List<Layer> layers) {
        for (Layer layer : layers) {
            if (stopped) {
                return;
            }
            switch (layer) {
                case Mix mix -> mix(mix);
                case Fold.Activation activation -> activation(activation);
                case Fold.Maxout(int rank) -> maxout(rank);
                case Fold.MaxPool pool -> pool(pool);
                case Join join -> join(join);
            }
        }
    }

    /// `partial`: channels are missing that the network has; the next layer with free weights gives them weight 0.
    private void mix(Mix mix) {
        switch (mix) {
            case Mix.Dense _, Mix.GraphConvolution _ -> partial = false;
            case Mix.Convolution convolution -> {
                stopped = partial && convolution.groups() > 1;
                partial = false;
            }
            case Mix.Select _ -> stopped = true;
            case Mix.Rescale _ -> stopped = partial;
            case Mix.AveragePool _,
                    Mix.GlobalAveragePool _,
                    Mix.BatchNorm _,
                    Mix.Flatten _,
                    Mix.Upsample _ -> {}
        }
        if (!stopped) {
            kept.add(mix);
        }
    }

    private void activation(Fold.Activation activation) {
        int at = kept.size() - 1;
        while (at >= 0 && kept.get(at) instanceof Mix.AveragePool) {
            at--;
        }
        boolean again =
                activation instanceof Fold.Rectifier
                        && at >= 0
                        && kept.get(at) instanceof Fold.Rectifier;
        if (!again) {
            kept.add(activation);
        }
    }

    private void pool(Fold.MaxPool pool) {
        boolean behindUnits = !kept.isEmpty() && kept.getLast() instanceof Fold.Rectifier;
        if (pools && behindUnits && isDisjoint(pool.rows()) && isDisjoint(pool.columns())) {
            kept.add(new Mix.AveragePool(pool.rows(), pool.columns(), true));
            pooled = true;
        } else {
            stopped = true;
        }
    }

    private static boolean isDisjoint(Window window) {
        return window.stride() >= window.length() && window.dilation() == 1 && !window.padded();
    }

    private void maxout(int rank) {
        int at = kept.size() - 1;
        while (at >= 0 && kept.get(at) instanceof Mix.BatchNorm) {
            at--;
        }
        Optional<Mix> fewer = at < 0 || partial ? Optional.empty() : fewer(kept.get(at), rank);
        fewer.ifPresent(mix -> {
            while (!kept.isEmpty() && kept.getLast() instanceof Mix.BatchNorm) {
                kept.removeLast();
            }
            kept.set(kept.size() - 1, mix);
            kept.add(new Fold.Rectifier());
        });
        stopped = fewer.isEmpty();
    }

    private static Optional<Mix> fewer(Layer layer, int rank) {
        return switch (layer) {
            case Mix.Dense dense ->
                    Optional.of(new Mix.Dense(dense.units() / rank, dense.weights()));
            case Mix.Convolution c when c.groups() == 1 ->
                    Optional.of(
                            new Mix.Convolution(
                                    c.filters() / rank, c.rows(), c.columns(), 1, c.weights()));
            default -> Optional.empty();
        };
    }

    private void join(Join join) {
        boolean sum = join.kind() == Join.Kind.SUM;
        boolean branch = !sum || vanishes(join.other());
        boolean other = !sum || vanishes(join.branch());
        if (!branch && !other) {
            stopped = true;
            return;
        }
        walk(branch && (deep || !other) ? join.branch() : join.other());
        partial |= !sum;
    }

    /// Whether some weights make a branch 0 whatever its input.
    private static boolean vanishes(List<Layer> way) {
        for (Layer layer : way.reversed()) {
            if (free(layer)) {
                return true;
            }
            if (!keepsZero(layer)) {
                return false;
            }
        }
        return false;
    }

    private static boolean free(Layer layer) {
        return switch (layer) {
            case Mix.Dense _, Mix.Convolution _, Mix.BatchNorm _, Mix.GraphConvolution _ -> true;
            case Mix _, Fold _ -> false;
            case Join join -> vanishes(join.branch()) && vanishes(join.other());
        };
    }

    private static boolean keepsZero(Layer layer) {
        return switch (layer) {
            case Mix.Rescale _, Fold.PiecewiseLinear _ -> false;
            case Mix _, Fold.Rectifier _, Fold.Leaky _, Fold.Absolute _ -> true;
            case Fold.Maxout _, Fold.MaxPool _ -> true;
            case Fold.Clip(double low, double high) -> low <= 0 && high >= 0;
            case Join(Join.Kind _, List<Layer> branch, List<Layer> other) ->
                    branch.stream().allMatch(Core::keepsZero)
                            && other.stream().allMatch(Core::keepsZero);
        };
    }
}

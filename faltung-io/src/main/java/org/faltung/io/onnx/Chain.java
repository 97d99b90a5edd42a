package org.faltung.io.onnx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.faltung.network.Layer;

/// The layers from the network's input up to some point, as a list that is shared from the front:
/// two branches have the chain of their common ancestor in common, as the same objects.
final class Chain {
    private final Optional<Chain> before;
    private final Optional<Layer> layer;
    private final int length;
    private final int nesting;
    private boolean shared;
    private boolean enclosed;

    private Chain(Optional<Chain> before, Optional<Layer> layer, int length, int nesting) {
        this.before = before;
        this.layer = layer;
        this.length = length;
        this.nesting = nesting;
    }

    /// No layers yet.
    static Chain start() {
        return new Chain(Optional.empty(), Optional.empty(), 0, 0);
    }

    /// This chain and one more layer.
    Chain then(Layer next) {
        return then(next, 0);
    }

    /// This chain and one more layer.
    ///
    /// @param depth how deep joins are nested in the layer
    Chain then(Layer next, int depth) {
        return new Chain(Optional.of(this), Optional.of(next), length + 1, depth);
    }

    /// The last layer, unless there is none or another branch needs it as it is.
    Optional<Layer> replaceable() {
        return shared ? Optional.empty() : layer;
    }

    /// The same chain with another last layer.
    Chain replaced(Layer other) {
        return before.orElseThrow().then(other);
    }

    /// Says that more than one branch goes on from here.
    void share() {
        shared = true;
    }

    /// The longest chain that both begin with.
    Chain common(Chain other) {
        Chain one = this;
        Chain two = other;
        while (one != two) {
            if (one.length >= two.length) {
                one = one.before.orElseThrow();
            } else {
                two = two.before.orElseThrow();
            }
        }
        return one;
    }

    /// The layers after an ancestor.
    List<Layer> layersAfter(Chain ancestor) {
        Deque<Layer> layers = new ArrayDeque<>();
        for (Chain link : linksAfter(ancestor)) {
            layers.addFirst(link.layer.orElseThrow());
        }
        return List.copyOf(layers);
    }

    /// How deep joins are nested in the layers after an ancestor.
    int nestingAfter(Chain ancestor) {
        return linksAfter(ancestor).stream().mapToInt(link -> link.nesting).max().orElse(0);
    }

    /// Whether a layer after an ancestor already lies inside of a join.
    boolean enclosedAfter(Chain ancestor) {
        return linksAfter(ancestor).stream().anyMatch(link -> link.enclosed);
    }

    /// Says that the layers after an ancestor now lie inside of a join.
    void encloseAfter(Chain ancestor) {
        linksAfter(ancestor).forEach(link -> link.enclosed = true);
    }

    private List<Chain> linksAfter(Chain ancestor) {
        List<Chain> links = new ArrayList<>();
        for (Chain link = this; link != ancestor; link = link.before.orElseThrow()) {
            links.add(link);
        }
        return links;
    }
}

package org.faltung.count;

import java.util.List;
import java.util.function.Consumer;
import org.faltung.exact.Rational;
import org.faltung.region.Proof;
import org.faltung.verify.Subtree;

/// Tells a walk's events to a subtree of a certificate.
///
/// @param subtree where the events go
/// @param others is told the subtrees that the walk leaves to others
record SubtreeProof(Subtree subtree, Consumer<Subtree> others) implements Proof {
    @Override
    public void pruned(int piece, List<Integer> support) {
        subtree.pruned(piece, support);
    }

    @Override
    public void open(int piece) {
        subtree.open(piece);
    }

    @Override
    public void leaf(List<Double> witness) {
        subtree.leaf(witness);
    }

    @Override
    public void exactLeaf(List<Rational> witness) {
        subtree.exactLeaf(witness);
    }

    @Override
    public void left() {
        others.accept(subtree.left());
    }
}

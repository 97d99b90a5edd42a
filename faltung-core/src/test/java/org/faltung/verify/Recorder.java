package org.faltung.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.network.Network;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Proof;
import org.faltung.region.ProvingEngine;
import org.faltung.region.Walker;

/// Writes what an engine proves into a certificate; cells at a frontier are walked later, in order.
final class Recorder implements Proof, Listener {
    private final Deque<Prefix> prefixes = new ArrayDeque<>();
    private final Deque<Subtree> left = new ArrayDeque<>();
    private Subtree subtree;

    private Recorder(Subtree root) {
        subtree = root;
    }

    /// Walks a network to a frontier, and from there to the end.
    static void record(
            ProvingEngine engine, Network network, Domain domain, int frontier, Subtree root) {
        Problem problem = problem(network, domain);
        int units = problem.folds().foldingUnits();
        Recorder recorder = new Recorder(root);
        Walker walker = engine.on(problem, recorder);
        walker.walk(Prefix.ROOT, Math.min(units, frontier), recorder);
        while (!recorder.prefixes.isEmpty()) {
            recorder.subtree = recorder.left.remove();
            walker.walk(recorder.prefixes.remove(), units, recorder);
        }
    }

    private static Problem problem(Network network, Domain domain) {
        FoldSequence folds = Folding.of(network);
        if (domain instanceof Domain.Polytope(int n, var rows)) {
            return new Problem(folds, Polyhedron.where(n, rows));
        }
        Chart chart = Chart.of(domain);
        return new Problem(chart.embedding().map(folds::after).orElse(folds), chart.polyhedron());
    }

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
        left.add(subtree.left());
    }

    @Override
    public void frontier(Prefix cell) {
        prefixes.add(cell);
    }

    @Override
    public boolean stopped() {
        return false;
    }

    @Override
    public void cells(int layer, long many) {}

    @Override
    public void unfinished(int decided) {
        throw new AssertionError("nobody stopped it");
    }
}

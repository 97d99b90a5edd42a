package org.faltung.region.restrict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.arrangement.Arrangement;
import org.faltung.arrangement.CharacteristicPolynomial;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.Engine;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;

/// Counts the regions of one layer of bends on the whole space as those of the arrangement of hyperplanes
/// z = breakpoint: no cell is ever looked at.
///
/// The walk is one step from the root to the end, and has neither patterns nor frontiers.
public final class RestrictEngine implements Engine {
    private final int threads;

    /// An engine that works with one thread.
    public RestrictEngine() {
        this(1);
    }

    /// An engine whose walkers use several threads inside; the counts do not depend on them.
    ///
    /// @param threads at least 1
    public RestrictEngine(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.threads = threads;
    }

    @Override
    public String name() {
        return "restrict";
    }

    @Override
    public Optional<String> refusal(Problem problem) {
        Polyhedron domain = problem.domain();
        boolean ranged = false;
        for (int q = 0; q < domain.dimension(); q++) {
            ranged |= domain.side(q).isPresent();
        }
        if (ranged || domain.rows().stream().anyMatch(row -> !row.isConstant())) {
            return Optional.of(
                    "restrict counts on the whole space only; use pivot for other domains");
        }
        List<FoldLayer> folding =
                problem.folds().layers().stream().filter(FoldLayer::folds).toList();
        if (folding.size() != 1) {
            return Optional.of(
                    "restrict counts one layer of bends, but "
                            + folding.size()
                            + " layers fold; use pivot");
        }
        boolean maximum =
                folding.getFirst().units().stream().anyMatch(Unit.Maximum.class::isInstance);
        return maximum
                ? Optional.of("restrict counts bends, but the layer has maxima; use pivot")
                : Optional.empty();
    }

    /// It shares its own work among threads.
    @Override
    public boolean splits() {
        return false;
    }

    @Override
    public Walker on(Problem problem) {
        refusal(problem)
                .ifPresent(reason -> {
                    throw new IllegalArgumentException(reason);
                });
        int layer = 0;
        AffineMap map = problem.folds().layers().getFirst().map();
        while (!problem.folds().layers().get(layer).folds()) {
            layer++;
            map = problem.folds().layers().get(layer).map().after(map);
        }
        List<AffineForm> forms = new ArrayList<>();
        List<Unit> units = problem.folds().layers().get(layer).units();
        for (int row = 0; row < units.size(); row++) {
            if (units.get(row) instanceof Unit.Bend(List<Rational> breakpoints, _, _)) {
                AffineForm z = map.row(row);
                breakpoints.forEach(t -> forms.add(z.plus(t.negated())));
            }
        }
        Arrangement arrangement = Arrangement.of(problem.dimension(), forms);
        return new Leap(arrangement, layer, problem.folds().foldingUnits(), threads);
    }

    private record Leap(Arrangement arrangement, int layer, int units, int threads)
            implements Walker {
        @Override
        public void walk(Prefix from, int until, Listener listener) {
            if (from.length() > 0 || until < units) {
                throw new IllegalArgumentException(
                        "restrict walks from the root to the end only, not from "
                                + from.length()
                                + " to "
                                + until
                                + " units of "
                                + units);
            }
            Optional<CharacteristicPolynomial> polynomial =
                    listener.stopped()
                            ? Optional.empty()
                            : arrangement.characteristic(threads, listener::stopped);
            if (polynomial.isEmpty()) {
                listener.unfinished(0);
                return;
            }
            listener.cells(layer, polynomial.get().regions());
            listener.advance(1);
        }
    }
}

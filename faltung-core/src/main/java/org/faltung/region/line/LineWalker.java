package org.faltung.region.line;

import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;

/// Walks the tree of cells of a line breadth first: a layer at a time, for all cells at once.
final class LineWalker implements Walker {
    private final Problem problem;
    private final NumberedNetwork plan;
    private final boolean patterns;

    LineWalker(Problem problem, NumberedNetwork plan, boolean patterns) {
        this.problem = problem;
        this.plan = plan;
        this.patterns = patterns;
    }

    @Override
    public void walk(Prefix from, int until, Listener listener) {
        if (from.length() == until) {
            tell(from, listener);
            listener.advance(1);
            return;
        }
        LineSweep sweep =
                new LineSweep(
                        plan, LinePieces.ends(problem.domain()), from, until, listener::stopped);
        int decided = from.length();
        while (decided < until) {
            int index = sweep.layers();
            NumberedLayer layer = plan.layers().get(index);
            if (listener.stopped() || !sweep.advance()) {
                for (int c = 0; c < sweep.knots().last(); c++) {
                    listener.unfinished(decided);
                }
                report(sweep, listener);
                return;
            }
            int after = layer.foldsBefore + layer.foldingUnits();
            if (after > decided) {
                if (after <= until) {
                    listener.cells(index, sweep.knots().last());
                }
                decided = Math.min(after, until);
            }
        }
        report(sweep, listener);
        if (patterns || until < plan.foldingUnits()) {
            new Patterns(plan, sweep, until).forEach(pattern -> tell(pattern, listener));
        }
        listener.advance(1);
    }

    private void tell(Prefix pattern, Listener listener) {
        if (pattern.length() < plan.foldingUnits()) {
            listener.frontier(pattern);
        } else if (patterns) {
            listener.region(pattern);
        }
    }

    private static void report(LineSweep sweep, Listener listener) {
        listener.decided(sweep.decisions(true), sweep.decisions(false));
    }
}

package org.faltung.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.fold.FoldLayer;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.LinearProgram;
import org.faltung.polytope.Optimum;
import org.faltung.region.Engine;
import org.faltung.region.ExactCell;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;

/// The tree of cells by exact linear programs alone: slow, and easy to believe.
final class PlainEngine implements Engine {
    @Override
    public String name() {
        return "plain";
    }

    @Override
    public Optional<String> refusal(Problem problem) {
        return Optional.empty();
    }

    @Override
    public Walker on(Problem problem) {
        return (from, until, listener) -> new Walk(problem, from, until, listener).start();
    }

    private static final class Walk {
        private final Prefix from;
        private final int until;
        private final Listener listener;
        private final ExactCell cell;
        private final List<int[]> units = new ArrayList<>(); // layer, unit
        private final List<AffineForm> constraints;
        private final int[] pieces;

        Walk(Problem problem, Prefix from, int until, Listener listener) {
            this.from = from;
            this.until = until;
            this.listener = listener;
            cell = new ExactCell(problem.folds());
            constraints = new ArrayList<>(problem.domain().constraints());
            List<FoldLayer> layers = problem.folds().layers();
            for (int l = 0; l < layers.size(); l++) {
                for (int u = 0; u < layers.get(l).units().size(); u++) {
                    if (layers.get(l).units().get(u).pieces() > 1) {
                        units.add(new int[] {l, u});
                    }
                }
            }
            pieces = new int[units.size()];
        }

        void start() {
            for (int i = 0; i < from.length(); i++) {
                pieces[i] = from.piece(i);
                enter(i);
            }
            descend(from.length());
        }

        private boolean enter(int i) {
            int layer = units.get(i)[0];
            int unit = units.get(i)[1];
            for (ExactCell.Side side : cell.sides(layer, unit, pieces[i])) {
                if (side.form().isZero() ? side.strict() : !positiveSomewhere(side.form())) {
                    return false;
                }
                if (!side.form().isConstant()) {
                    constraints.add(side.form());
                }
            }
            cell.fix(layer, unit, pieces[i]);
            return true;
        }

        private boolean positiveSomewhere(AffineForm form) {
            listener.decided(0, 1);
            return switch (new LinearProgram(constraints, form).solve()) {
                case Optimum.Attained best -> best.value().signum() > 0;
                case Optimum.Unbounded _ -> true;
                case Optimum.Infeasible _ -> throw new IllegalStateException();
            };
        }

        private void descend(int i) {
            if (i == until && i < units.size()) {
                listener.frontier(Prefix.of(pieces, i));
                return;
            }
            if (i == units.size()) {
                listener.region(Prefix.of(pieces, i));
                return;
            }
            if (listener.stopped()) {
                listener.unfinished(i);
                return;
            }
            int layer = units.get(i)[0];
            int kinds = cell.layers().get(layer).units().get(units.get(i)[1]).pieces();
            boolean last = i + 1 == units.size() || units.get(i + 1)[0] != layer;
            for (int piece = 0; piece < kinds; piece++) {
                int before = constraints.size();
                pieces[i] = piece;
                if (enter(i)) {
                    if (last) {
                        listener.cells(layer, 1);
                    }
                    descend(i + 1);
                }
                while (constraints.size() > before) {
                    constraints.removeLast();
                }
            }
        }
    }
}

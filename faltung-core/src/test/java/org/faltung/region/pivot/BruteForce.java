package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.RelativeInterior;
import org.faltung.region.ExactCell;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;

/// All cells of every number of units, by an exact linear program for each piece.
final class BruteForce {
    private final Problem problem;
    private final ExactCell cell;
    private final List<int[]> units = new ArrayList<>();

    /// By the number of decided units.
    final List<Set<Prefix>> cells = new ArrayList<>();

    BruteForce(Problem problem) {
        this.problem = problem;
        cell = new ExactCell(problem.folds());
        List<FoldLayer> layers = problem.folds().layers();
        for (int l = 0; l < layers.size(); l++) {
            List<Unit> fold = layers.get(l).units();
            for (int u = 0; u < fold.size(); u++) {
                if (fold.get(u).pieces() > 1) {
                    units.add(new int[] {l, u, fold.get(u).pieces()});
                }
            }
        }
        for (int u = 0; u <= units.size(); u++) {
            cells.add(new HashSet<>());
        }
        descend(0, new int[units.size()], problem.domain().constraints());
    }

    private void descend(int unit, int[] pieces, List<AffineForm> constraints) {
        cells.get(unit).add(Prefix.of(pieces, unit));
        if (unit == units.size()) {
            return;
        }
        int[] at = units.get(unit);
        for (int p = 0; p < at[2]; p++) {
            List<AffineForm> more = new ArrayList<>(constraints);
            boolean possible = true;
            for (ExactCell.Side side : cell.sides(at[0], at[1], p)) {
                if (!side.form().isZero()) {
                    more.add(side.form());
                } else {
                    possible &= !side.strict();
                }
            }
            if (possible && solid(more)) {
                pieces[unit] = p;
                cell.fix(at[0], at[1], p);
                descend(unit + 1, pieces, more);
            }
        }
    }

    private boolean solid(List<AffineForm> constraints) {
        return RelativeInterior.of(problem.dimension(), constraints)
                .filter(inside -> inside.equalities().isEmpty())
                .isPresent();
    }
}

package org.faltung.sample.local;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;

/// What the rank of some walls' gradients cannot exceed.
///
/// Behind a layer all functions are affine in the values of its units that are not constant on their pieces, and so are the
/// walls of such units of one row. Hence the rank is at most the number of these units and of the other walls of this and
/// earlier layers, for every layer.
final class Rank {
    private Rank() {}

    static int atMost(FoldSequence folds, Evaluation at, List<Wall> walls) {
        int least = Math.min(folds.inputs(), walls.size());
        for (int l = 0; l < folds.layers().size(); l++) {
            List<Unit> units = folds.layers().get(l).units();
            boolean[] moves = new boolean[folds.layers().get(l).map().outputs()];
            int many = 0;
            int first = 0;
            for (int u = 0; u < units.size(); u++) {
                if (moves(units.get(u), at.piece(l, u))) {
                    many++;
                    moves[first] = units.get(u).rows() == 1;
                }
                first += units.get(u).rows();
            }
            for (Wall wall : walls) {
                boolean counted = wall.layer() == l && moves[wall.row()];
                many += wall.layer() <= l && !counted ? 1 : 0;
            }
            least = Math.min(least, many);
        }
        return least;
    }

    private static boolean moves(Unit unit, int piece) {
        return !(unit instanceof Unit.Bend(_, List<Rational> slopes, _)
                && slopes.get(piece).signum() == 0);
    }
}

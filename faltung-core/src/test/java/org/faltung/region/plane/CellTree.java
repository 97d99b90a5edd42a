package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.fold.FoldLayer;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.RelativeInterior;
import org.faltung.region.ExactCell;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;

/// The tree of cells of a problem by its definition: an exact linear program for every cell.
final class CellTree {
    private final Problem problem;
    private final ExactCell cell;
    private final int[] pieces;
    private final List<Prefix> regions = new ArrayList<>();
    private final Map<Integer, Long> cells = new TreeMap<>();

    private CellTree(Problem problem) {
        this.problem = problem;
        cell = new ExactCell(problem.folds());
        pieces = new int[problem.folds().foldingUnits()];
    }

    static CellTree of(Problem problem) {
        CellTree tree = new CellTree(problem);
        tree.walk(problem.domain().constraints(), 0, 0, 0);
        return tree;
    }

    private void walk(List<AffineForm> at, int layer, int unit, int decided) {
        List<FoldLayer> layers = problem.folds().layers();
        if (layer == layers.size()) {
            regions.add(Prefix.of(pieces, decided));
            return;
        }
        if (unit == layers.get(layer).units().size()) {
            if (layers.get(layer).folds()) {
                cells.merge(layer, 1L, Long::sum);
            }
            walk(at, layer + 1, 0, decided);
            return;
        }
        int many = layers.get(layer).units().get(unit).pieces();
        for (int piece = 0; piece < many; piece++) {
            List<AffineForm> part = new ArrayList<>(at);
            boolean empty = false;
            for (ExactCell.Side side : cell.sides(layer, unit, piece)) {
                if (side.form().isConstant()) {
                    int sign = side.form().constant().signum();
                    empty |= sign < 0 || sign == 0 && side.strict();
                } else {
                    part.add(side.form());
                }
            }
            if (!empty && hasInterior(part)) {
                if (many > 1) {
                    pieces[decided] = piece;
                }
                cell.fix(layer, unit, piece);
                walk(part, layer, unit + 1, many > 1 ? decided + 1 : decided);
            }
        }
        cell.fix(layer, unit, 0);
    }

    private boolean hasInterior(List<AffineForm> forms) {
        return RelativeInterior.of(problem.dimension(), forms)
                .filter(inside -> inside.equalities().isEmpty())
                .isPresent();
    }

    List<Prefix> regions() {
        return regions;
    }

    Map<Integer, Long> cells() {
        return cells;
    }
}

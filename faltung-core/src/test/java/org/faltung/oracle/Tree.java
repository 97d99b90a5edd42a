package org.faltung.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.linear.AffineForm;
import org.faltung.region.ExactCell;
import org.faltung.region.Problem;

/// All cells of a problem, by trying every piece of every unit with an exact linear program.
public final class Tree {
    private final Problem problem;
    private final ExactCell cell;
    private final Map<Integer, Long> cells = new TreeMap<>();
    private final Set<String> patterns = new TreeSet<>();
    private final List<Integer> pieces = new ArrayList<>();

    private Tree(Problem problem) {
        this.problem = problem;
        this.cell = new ExactCell(problem.folds());
    }

    /// Walks the tree of a problem.
    public static Tree of(Problem problem) {
        Tree tree = new Tree(problem);
        tree.walk(0, 0, problem.domain().constraints());
        return tree;
    }

    /// The number of cells of each layer that folds.
    public Map<Integer, Long> cells() {
        return cells;
    }

    /// The patterns of the regions, as [org.faltung.region.Prefix] writes them.
    public Set<String> patterns() {
        return patterns;
    }

    /// The number of regions.
    public long regions() {
        return patterns.size();
    }

    private void walk(int layer, int unit, List<AffineForm> above) {
        List<FoldLayer> layers = problem.folds().layers();
        if (layer == layers.size()) {
            patterns.add(pieces.toString());
            return;
        }
        FoldLayer here = layers.get(layer);
        if (unit == here.units().size()) {
            if (here.folds()) {
                cells.merge(layer, 1L, Long::sum);
            }
            walk(layer + 1, 0, above);
            return;
        }
        int many = here.units().get(unit).pieces();
        for (int piece = 0; piece < many; piece++) {
            List<AffineForm> within = cut(layer, unit, piece, above);
            if (within.isEmpty() && !above.isEmpty()) {
                continue;
            }
            if (within.stream().anyMatch(AffineForm::isZero)) {
                continue;
            }
            cell.fix(layer, unit, piece);
            if (many > 1) {
                pieces.add(piece);
            }
            walk(layer, unit + 1, within);
            if (many > 1) {
                pieces.removeLast();
            }
        }
    }

    /// The constraints of a piece; with 0 among them if it has no interior.
    private List<AffineForm> cut(int layer, int unit, int piece, List<AffineForm> above) {
        List<AffineForm> within = new ArrayList<>(above);
        for (ExactCell.Side side : cell.sides(layer, unit, piece)) {
            if (!side.form().isZero() || side.strict()) {
                within.add(side.form());
            }
        }
        int d = problem.dimension();
        if (within.size() > above.size() && !Interior.exists(within, d)) {
            within.add(AffineForm.constant(d, Rational.ZERO));
        }
        return within;
    }
}

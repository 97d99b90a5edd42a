package org.faltung.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.FormSum;
import org.jspecify.annotations.Nullable;

/// The exact affine functions of a network on one cell: computed when asked for, and kept until a piece that
/// they depend on changes.
///
/// The exact rung of every engine stands on it. Not for two threads at once.
public final class ExactCell {
    private final FoldSequence folds;
    private final int[][] piece;
    private final @Nullable AffineForm[][] rows;
    private final @Nullable AffineForm[][] values;
    private final boolean[] kept; // whether anything of the layer is kept
    private final int[][] firstRow;
    private final Runnable between;

    /// A cell of a network; every unit starts on piece 0.
    public ExactCell(FoldSequence folds) {
        this(folds, () -> {});
    }

    /// A cell of a network; every unit starts on piece 0.
    ///
    /// @param between run before each function is computed; ends the work by an exception
    public ExactCell(FoldSequence folds, Runnable between) {
        this.folds = folds;
        this.between = between;
        int layers = folds.layers().size();
        piece = new int[layers][];
        rows = new AffineForm[layers][];
        values = new AffineForm[layers][];
        firstRow = new int[layers][];
        kept = new boolean[layers];
        for (int l = 0; l < layers; l++) {
            List<Unit> units = folds.layers().get(l).units();
            piece[l] = new int[units.size()];
            rows[l] = new AffineForm[folds.layers().get(l).map().outputs()];
            values[l] = new AffineForm[units.size()];
            firstRow[l] = new int[units.size()];
            for (int u = 1; u < units.size(); u++) {
                firstRow[l][u] = firstRow[l][u - 1] + units.get(u - 1).rows();
            }
        }
    }

    /// Puts a unit on a piece.
    ///
    /// @param layer index into the layers of the sequence
    /// @param unit index into the units of the layer, the carrying ones included
    public void fix(int layer, int unit, int to) {
        if (piece[layer][unit] == to) {
            return;
        }
        piece[layer][unit] = to;
        values[layer][unit] = null;
        for (int l = layer + 1; l < kept.length; l++) {
            if (kept[l]) {
                Arrays.fill(rows[l], null);
                Arrays.fill(values[l], null);
                kept[l] = false;
            }
        }
    }

    /// A pre-activation of a layer as a function on the cell.
    ///
    /// @param row index into the outputs of the layer's map
    public AffineForm row(int layer, int row) {
        AffineForm known = rows[layer][row];
        if (known == null) {
            known = image(folds.layers().get(layer).map(), row, layer - 1);
            rows[layer][row] = known;
            kept[layer] = true;
        }
        return known;
    }

    /// The value of a unit as a function on the cell.
    public AffineForm value(int layer, int unit) {
        AffineForm known = values[layer][unit];
        if (known == null) {
            int first = firstRow[layer][unit];
            int p = piece[layer][unit];
            known =
                    switch (folds.layers().get(layer).units().get(unit)) {
                        case Unit.Carry _ -> row(layer, first);
                        case Unit.Bend bend ->
                                row(layer, first)
                                        .times(bend.slopes().get(p))
                                        .plus(bend.intercepts().get(p));
                        case Unit.Maximum _ -> row(layer, first + p);
                    };
            values[layer][unit] = known;
            kept[layer] = true;
        }
        return known;
    }

    /// A value of the network's output as a function on the cell.
    public AffineForm output(int row) {
        return image(folds.output(), row, folds.layers().size() - 1);
    }

    /// What makes a piece of a unit the one that holds: each function is at least 0, or greater than 0 if it is
    /// strict. Only a function that is 0 on the whole cell makes the difference.
    public List<Side> sides(int layer, int unit, int piece) {
        int first = firstRow[layer][unit];
        List<Side> sides = new ArrayList<>();
        switch (folds.layers().get(layer).units().get(unit)) {
            case Unit.Carry _ -> {}
            case Unit.Bend(List<Rational> at, _, _) -> {
                AffineForm z = row(layer, first);
                if (piece > 0) {
                    sides.add(new Side(z.plus(at.get(piece - 1).negated()), true));
                }
                if (piece < at.size()) {
                    sides.add(new Side(z.negated().plus(at.get(piece)), false));
                }
            }
            case Unit.Maximum(int many) -> {
                for (int j = 0; j < many; j++) {
                    if (j != piece) {
                        AffineForm lead = row(layer, first + piece).minus(row(layer, first + j));
                        sides.add(new Side(lead, j < piece));
                    }
                }
            }
        }
        return sides;
    }

    private AffineForm image(AffineMap map, int row, int before) {
        between.run();
        if (before < 0) {
            return map.row(row);
        }
        FormSum sum = new FormSum(folds.inputs(), map.exactOffset(row));
        for (int k = map.start(row); k < map.start(row + 1); k++) {
            AffineForm value = value(before, map.column(k));
            if (!value.isZero()) {
                sum.add(value, map.exact(k));
            }
        }
        return sum.form();
    }

    /// A function that is at least 0 on a piece; greater than 0 if it is strict.
    public record Side(AffineForm form, boolean strict) {}

    /// The layers of the network.
    public List<FoldLayer> layers() {
        return folds.layers();
    }
}

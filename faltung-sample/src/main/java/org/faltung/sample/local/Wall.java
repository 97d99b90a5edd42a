package org.faltung.sample.local;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.FormSum;

/// A function of a layer's pre-activations that is at least 0 on the region of a point: sign · (z_row − z_minus) + shift.
///
/// @param layer index into the layers
/// @param row of the layer's map
/// @param minus another row, or −1 for none
/// @param sign 1 or −1
/// @param shift a constant
record Wall(int layer, int row, int minus, int sign, Rational shift) {
    /// Those of all units, at the pieces that hold at a point: one a breakpoint next to it, or one a row that is less
    /// than the maximum.
    static List<Wall> all(FoldSequence folds, Evaluation at) {
        List<Wall> walls = new ArrayList<>();
        for (int l = 0; l < folds.layers().size(); l++) {
            int first = 0;
            List<Unit> units = folds.layers().get(l).units();
            for (int u = 0; u < units.size(); u++) {
                add(l, first, units.get(u), at.piece(l, u), walls);
                first += units.get(u).rows();
            }
        }
        return walls;
    }

    private static void add(int l, int first, Unit unit, int piece, List<Wall> walls) {
        switch (unit) {
            case Unit.Carry _ -> {}
            case Unit.Bend(List<Rational> breaks, _, _) -> {
                if (piece > 0) {
                    walls.add(new Wall(l, first, -1, 1, breaks.get(piece - 1).negated()));
                }
                if (piece < breaks.size()) {
                    walls.add(new Wall(l, first, -1, -1, breaks.get(piece)));
                }
            }
            case Unit.Maximum(int rows) -> {
                for (int j = 0; j < rows; j++) {
                    if (j != piece) {
                        walls.add(new Wall(l, first + piece, first + j, 1, Rational.ZERO));
                    }
                }
            }
        }
    }

    /// The wall as a function of the input, exactly: from its layer back to the input, a sum of rows a layer.
    ///
    /// Time: as many products as the maps before the wall have entries.
    AffineForm form(FoldSequence folds, Evaluation at) {
        AffineMap map = folds.layers().get(layer).map();
        AffineForm form = map.row(row);
        if (minus >= 0) {
            form = form.minus(map.row(minus));
        }
        if (sign < 0) {
            form = form.negated();
        }
        form = form.plus(shift);
        for (int l = layer - 1; l >= 0; l--) {
            form = behind(folds, at, l, form);
        }
        return form;
    }

    /// A function of the values of a layer, as one of the values before.
    private static AffineForm behind(
            FoldSequence folds, Evaluation at, int l, AffineForm ofValues) {
        RowWeights weights = RowWeights.of(folds, at, l, ofValues);
        AffineMap map = folds.layers().get(l).map();
        FormSum sum = new FormSum(map.inputs(), weights.constant());
        for (int r = 0; r < map.outputs(); r++) {
            if (weights.of(r).signum() != 0) {
                sum.add(map.row(r), weights.of(r));
            }
        }
        return sum.form();
    }
}

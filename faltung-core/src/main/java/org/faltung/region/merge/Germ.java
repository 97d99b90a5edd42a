package org.faltung.region.merge;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.FormSum;
import org.faltung.region.Prefix;

/// The pattern of a network at x + ε v for all small enough ε > 0: each value is a pair a + ε b, and pairs are
/// compared by a first, then b.
///
/// If x is a point inside a facet and v leads out of the region, it is the pattern of the neighbour there.
///
/// Time: two exact products an entry of the maps.
final class Germ {
    private final Wiring wiring;
    private final Runnable between;

    /// @param between run before each row; ends the work by an exception
    Germ(Wiring wiring, Runnable between) {
        this.wiring = wiring;
        this.between = between;
    }

    /// The pattern just beyond a point in a direction.
    Prefix pattern(List<Rational> point, List<Rational> direction) {
        List<AffineForm> values = new ArrayList<>(); // a + ε b
        for (int q = 0; q < point.size(); q++) {
            values.add(AffineForm.of(List.of(direction.get(q)), point.get(q)));
        }
        int[] pieces = new int[wiring.folds.foldingUnits()];
        int next = 0;
        for (FoldLayer layer : wiring.folds.layers()) {
            List<AffineForm> rows = image(layer.map(), values);
            values = new ArrayList<>();
            int first = 0;
            for (Unit unit : layer.units()) {
                int piece = piece(unit, rows, first);
                values.add(value(unit, piece, rows, first));
                if (unit.pieces() > 1) {
                    pieces[next++] = piece;
                }
                first += unit.rows();
            }
        }
        return Prefix.of(pieces, next);
    }

    /// The sign for all small enough ε > 0.
    private static int sign(AffineForm value) {
        int sign = value.numerator(1).signum();
        return sign != 0 ? sign : value.numerator(0).signum();
    }

    private static int piece(Unit unit, List<AffineForm> rows, int first) {
        return switch (unit) {
            case Unit.Carry _ -> 0;
            case Unit.Bend bend ->
                    (int)
                            bend.breakpoints().stream()
                                    .filter(t -> sign(rows.get(first).plus(t.negated())) > 0)
                                    .count();
            case Unit.Maximum(int many) -> {
                int best = 0;
                for (int j = 1; j < many; j++) {
                    if (sign(rows.get(first + j).minus(rows.get(first + best))) > 0) {
                        best = j;
                    }
                }
                yield best;
            }
        };
    }

    private static AffineForm value(Unit unit, int piece, List<AffineForm> rows, int first) {
        return switch (unit) {
            case Unit.Carry _ -> rows.get(first);
            case Unit.Bend bend ->
                    rows.get(first)
                            .times(bend.slopes().get(piece))
                            .plus(bend.intercepts().get(piece));
            case Unit.Maximum _ -> rows.get(first + piece);
        };
    }

    private List<AffineForm> image(AffineMap map, List<AffineForm> values) {
        List<AffineForm> rows = new ArrayList<>();
        for (int row = 0; row < map.outputs(); row++) {
            between.run();
            FormSum sum = new FormSum(1, map.exactOffset(row));
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                AffineForm value = values.get(map.column(k));
                if (!value.isZero()) {
                    sum.add(value, map.exact(k));
                }
            }
            rows.add(sum.form());
        }
        return rows;
    }
}

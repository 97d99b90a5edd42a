package org.faltung.region.merge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.region.Prefix;

/// The pattern of a network at x + ε v for all small enough ε > 0: each value is a pair a + ε b, and pairs are
/// compared by a first, then b.
///
/// Values are W times what they are, W being a common denominator of x: networks of binary floats then need no fractions
/// but binary ones.
///
/// If x is a point inside a facet and v leads out of the region, it is the pattern of the neighbour there.
///
/// Time: two exact products an entry of the maps.
final class Germ {
    private final Wiring wiring;

    Germ(Wiring wiring) {
        this.wiring = wiring;
    }

    private record Pair(Rational at, Rational slope) {
        Pair scaled(Rational factor, Rational shift) {
            return new Pair(at.times(factor).plus(shift), slope.times(factor));
        }

        boolean isZero() {
            return at.signum() == 0 && slope.signum() == 0;
        }

        /// The sign of this − number, at once after the start.
        int beyond(Rational number) {
            int sign = at.compareTo(number);
            return sign != 0 ? sign : slope.signum();
        }

        boolean exceeds(Pair other) {
            int sign = at.compareTo(other.at);
            return sign != 0 ? sign > 0 : slope.compareTo(other.slope) > 0;
        }
    }

    /// The pattern just beyond a point in a direction.
    Prefix pattern(List<Rational> point, List<Rational> direction) {
        BigInteger common = BigInteger.ONE;
        for (Rational x : point) {
            BigInteger divisor = common.gcd(x.denominator());
            common = common.multiply(x.denominator().divide(divisor));
        }
        Rational one = Rational.of(common);
        List<Pair> values = new ArrayList<>();
        for (int q = 0; q < point.size(); q++) {
            values.add(new Pair(point.get(q).times(one), direction.get(q)));
        }
        int[] pieces = new int[wiring.folds.foldingUnits()];
        int next = 0;
        for (FoldLayer layer : wiring.folds.layers()) {
            List<Pair> rows = image(layer.map(), values, one);
            values = new ArrayList<>();
            int first = 0;
            for (Unit unit : layer.units()) {
                int piece = piece(unit, rows, first, one);
                values.add(value(unit, piece, rows, first, one));
                if (unit.pieces() > 1) {
                    pieces[next++] = piece;
                }
                first += unit.rows();
            }
        }
        return Prefix.of(pieces, next);
    }

    private static int piece(Unit unit, List<Pair> rows, int first, Rational one) {
        return switch (unit) {
            case Unit.Carry _ -> 0;
            case Unit.Bend bend ->
                    (int)
                            bend.breakpoints().stream()
                                    .filter(t -> rows.get(first).beyond(t.times(one)) > 0)
                                    .count();
            case Unit.Maximum(int many) -> {
                int best = 0;
                for (int j = 1; j < many; j++) {
                    if (rows.get(first + j).exceeds(rows.get(first + best))) {
                        best = j;
                    }
                }
                yield best;
            }
        };
    }

    private static Pair value(Unit unit, int piece, List<Pair> rows, int first, Rational one) {
        return switch (unit) {
            case Unit.Carry _ -> rows.get(first);
            case Unit.Bend bend ->
                    rows.get(first)
                            .scaled(
                                    bend.slopes().get(piece),
                                    bend.intercepts().get(piece).times(one));
            case Unit.Maximum _ -> rows.get(first + piece);
        };
    }

    private static List<Pair> image(AffineMap map, List<Pair> values, Rational one) {
        List<Pair> rows = new ArrayList<>();
        for (int row = 0; row < map.outputs(); row++) {
            Rational at = map.exactOffset(row).times(one);
            Rational slope = Rational.ZERO;
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                Pair value = values.get(map.column(k));
                if (value.isZero()) {
                    continue;
                }
                Rational weight = map.exact(k);
                at = at.plus(value.at().times(weight));
                slope = slope.plus(value.slope().times(weight));
            }
            rows.add(new Pair(at, slope));
        }
        return rows;
    }
}

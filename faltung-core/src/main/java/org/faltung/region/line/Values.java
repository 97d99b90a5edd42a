package org.faltung.region.line;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.Unit;
import org.faltung.region.field.Rounding;

/// Turns rows into the values of units whose pieces are known. One a thread.
final class Values {
    private final Knots knots;
    private final TrackBuilder builder = new TrackBuilder();

    Values(Knots knots) {
        this.knots = knots;
    }

    /// The value of a bend: slope · z + intercept, segment by segment. Two roundings, unless they are exact.
    Track of(Unit.Bend bend, Changes changes, Track row) {
        Pieces pieces = Pieces.of(bend);
        double slopeRounding = 0;
        double constantRounding = 0;
        double steepest = 0;
        builder.clear();
        int s = 0;
        int c = 0;
        int at = -1;
        while (true) {
            int p = changes.pieces()[c];
            double slope = pieces.slope[p];
            double a = slope * row.slope()[s];
            double product = slope * row.constant()[s];
            double b = product + pieces.intercept[p];
            boolean exactA = pieces.binary[p] && Rounding.isProduct(slope, row.slope()[s], a);
            boolean exactB =
                    pieces.binary[p]
                            && Rounding.isProduct(slope, row.constant()[s], product)
                            && Rounding.isSum(product, pieces.intercept[p], b);
            boolean exactRow =
                    slope == 0
                            || row.isZero(s)
                            || row.slopeError() == 0 && row.constantError() == 0;
            builder.add(at, a, b, exactRow && exactA && exactB);
            steepest = Math.max(steepest, Math.abs(slope) * (1 + 0x1p-50));
            if (!exactA) {
                slopeRounding = Math.max(slopeRounding, Math.abs(a) + Rounding.UNDERFLOW);
            }
            if (!exactB) {
                double sizes = Math.abs(product) + Math.abs(pieces.intercept[p]);
                constantRounding = Math.max(constantRounding, sizes + Rounding.UNDERFLOW);
            }
            do { // to the next knot at which the value bends
                int next = next(row, s, changes, c);
                if (next < 0) {
                    return builder.build(
                            error(Rounding.productBound(steepest, row.slopeError()), slopeRounding),
                            error(
                                    Rounding.productBound(steepest, row.constantError()),
                                    constantRounding));
                }
                at = next;
                if (s < row.knots().length && row.knots()[s] == next) {
                    s++;
                }
                if (c < changes.knots().length && changes.knots()[c] == next) {
                    c++;
                }
            } while (changes.pieces()[c] == p && slope == 0 && pieces.binary[p]);
        }
    }

    private static double error(double inherited, double rounding) {
        double sum = inherited + 0x1p-49 * rounding;
        return sum == 0 ? 0 : sum * Rounding.SLACK + Rounding.UNDERFLOW;
    }

    private int next(Track row, int s, Changes changes, int c) {
        int one = s < row.knots().length ? row.knots()[s] : -1;
        int two = c < changes.knots().length ? changes.knots()[c] : -1;
        if (one < 0 || two < 0) {
            return Math.max(one, two);
        }
        return knots.rank(one) <= knots.rank(two) ? one : two;
    }

    /// The value of a maximum: on each stretch one of its rows.
    Track of(Changes changes, Track[] rows) {
        builder.clear();
        double slopeError = 0;
        double constantError = 0;
        int places = knots.last();
        for (int c = 0; c < changes.pieces().length; c++) {
            Track row = rows[changes.pieces()[c]];
            slopeError = Math.max(slopeError, row.slopeError());
            constantError = Math.max(constantError, row.constantError());
            int from = c == 0 ? 0 : knots.rank(changes.knots()[c - 1]);
            int to = c == changes.knots().length ? places : knots.rank(changes.knots()[c]);
            int s = 0;
            while (s < row.knots().length && knots.rank(row.knots()[s]) <= from) {
                s++;
            }
            boolean exact = row.slopeError() == 0 && row.constantError() == 0;
            int at = c == 0 ? -1 : changes.knots()[c - 1];
            while (true) {
                boolean zero = exact || row.isZero(s);
                builder.add(at, row.slope()[s], row.constant()[s], zero);
                if (s == row.knots().length || knots.rank(row.knots()[s]) >= to) {
                    break;
                }
                at = row.knots()[s++];
            }
        }
        return builder.build(slopeError, constantError);
    }

    /// Slopes and intercepts to the nearest double, and whether both are exact.
    private record Pieces(double[] slope, double[] intercept, boolean[] binary) {
        private static final Pieces RECTIFIER = from(Unit.Bend.RECTIFIER);

        static Pieces of(Unit.Bend bend) {
            return bend.equals(Unit.Bend.RECTIFIER) ? RECTIFIER : from(bend);
        }

        private static Pieces from(Unit.Bend bend) {
            List<Rational> slopes = bend.slopes();
            int many = slopes.size();
            Pieces pieces = new Pieces(new double[many], new double[many], new boolean[many]);
            for (int p = 0; p < many; p++) {
                pieces.slope[p] =
                        Rounding.factor(slopes.get(p).nearest(), slopes.get(p).isBinaryFloat());
                pieces.intercept[p] = bend.intercepts().get(p).nearest();
                pieces.binary[p] =
                        slopes.get(p).isBinaryFloat() && bend.intercepts().get(p).isBinaryFloat();
            }
            return pieces;
        }
    }
}

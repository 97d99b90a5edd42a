package org.faltung.region.line;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.Unit;
import org.faltung.region.field.Crease;
import org.faltung.region.field.Rounding;

/// Finds where units of one row change their piece. One a thread.
///
/// On a segment of the row, an affine function, a threshold is passed at most once, and that is so if the signs at
/// the two ends are opposite. A row that is exactly at a threshold has not passed it: the piece is the number of
/// breakpoints strictly below. A row that touches a threshold at a knot and turns back does not change its piece.
final class BendSteps {
    private final Knots knots;
    private final Judge judge;
    private int[] left = new int[1];
    private int[] right = new int[1];

    BendSteps(Knots knots, Judge judge) {
        this.knots = knots;
        this.judge = judge;
    }

    Steps of(int layer, int value, int row, Unit.Bend bend, Track track) {
        Line line = Line.of(layer, value, row, bend.breakpoints(), track);
        int many = bend.breakpoints().size();
        left = new int[many];
        right = new int[many];
        Steps steps = new Steps();
        int from = knots.knot(0);
        for (int p = 0; p < many; p++) {
            right[p] = sign(line, 0, p, from, from);
        }
        int segments = track.segments();
        for (int s = 0; s < segments; s++) {
            int to = s + 1 < segments ? track.knots()[s] : knots.knot(knots.last());
            int[] swap = left;
            left = right;
            right = swap;
            for (int p = 0; p < many; p++) {
                right[p] = sign(line, s, p, from, to);
            }
            segment(line, s, from, to, steps);
            from = to;
        }
        return steps;
    }

    private void segment(Line line, int s, int from, int to, Steps steps) {
        int many = left.length;
        int piece = 0;
        while (piece < many && (left[piece] > 0 || left[piece] == 0 && right[piece] > 0)) {
            piece++;
        }
        if (steps.piece() < 0) {
            steps.begin(piece);
        } else if (piece != steps.piece()) {
            steps.step(from, piece);
        }
        for (int p = 0; p < many; p++) {
            if (left[p] < 0 && right[p] > 0) {
                cross(line, s, p, from, to, p + 1, steps);
            }
        }
        for (int p = many - 1; p >= 0; p--) {
            if (left[p] > 0 && right[p] < 0) {
                cross(line, s, p, from, to, p, steps);
            }
        }
    }

    private int sign(Line line, int s, int p, int from, int knot) {
        Track track = line.track;
        double c = line.threshold[p];
        double b = track.constant()[s] - c;
        double error = line.constantError(s, p, b);
        boolean atZero = c == 0 && line.thresholdError[p] == 0;
        if (atZero && track.isZero(s)) {
            return 0;
        }
        boolean atNext = knot != from && s + 1 < track.segments();
        if (atZero && atNext && track.isZero(s + 1)) {
            return 0;
        }
        return judge.sign(
                line.crease[p], from, track.slope()[s], b, track.slopeError(), error, knot);
    }

    private void cross(Line line, int s, int p, int from, int to, int piece, Steps steps) {
        double a = line.track.slope()[s];
        double b = line.track.constant()[s] - line.threshold[p];
        double slopeError = line.track.slopeError();
        double error = line.constantError(s, p, b);
        Crease crease = line.crease[p];
        int low = knots.rank(from);
        int high = knots.rank(to);
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            int knot = knots.knot(middle);
            int sign = judge.sign(crease, from, a, b, slopeError, error, knot);
            if (sign == 0) {
                steps.step(knot, piece);
                return;
            }
            if (sign == left[p]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        steps.step(new Crossing(crease, from, low, a, b, slopeError, error), piece);
    }

    /// A row and the thresholds of a unit that reads it.
    private record Line(Track track, Crease[] crease, double[] threshold, double[] thresholdError) {
        static Line of(int layer, int value, int row, List<Rational> thresholds, Track track) {
            int many = thresholds.size();
            Crease[] crease = new Crease[many];
            double[] nearest = new double[many];
            double[] error = new double[many];
            for (int p = 0; p < many; p++) {
                Rational c = thresholds.get(p);
                crease[p] = new Crease(layer, value, row, -1, c);
                nearest[p] = c.nearest();
                error[p] =
                        c.isBinaryFloat() ? 0 : Math.abs(nearest[p]) * 0x1p-52 + Rounding.UNDERFLOW;
            }
            return new Line(track, crease, nearest, error);
        }

        /// A bound on the error of b − c as stored.
        double constantError(int s, int p, double difference) {
            double error = track.constantError() + thresholdError[p];
            return Rounding.isSum(track.constant()[s], -threshold[p], difference)
                    ? error
                    : (error + Math.abs(difference) * 0x1p-52) * Rounding.SLACK;
        }
    }
}

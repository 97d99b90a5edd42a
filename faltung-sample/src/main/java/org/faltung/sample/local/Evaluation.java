package org.faltung.sample.local;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.jspecify.annotations.Nullable;

/// A network at one point: the pieces of its units, decided in floating point with error bounds, and in rationals
/// where these do not tell.
///
/// A row Σ w x + b of m terms is off by at most Σ |w| e + (m + 4) 2⁻⁵¹ (Σ |w x| + |b|) + 2⁻⁹⁰⁰, where e bounds the
/// errors of the x; that covers the roundings of stored coefficients, of the sums, and of the bound itself. A row all
/// of whose terms are 0 exactly is 0 exactly.
final class Evaluation {
    private static final double STEP = 0x1p-51;
    private static final double TINY = 0x1p-900;

    private final FoldSequence folds;
    private final List<Rational> point;
    private final double[][] row;
    private final double[][] rowError;
    private final int[][] piece;
    private final @Nullable Rational[][] exactRow;

    Evaluation(FoldSequence folds, List<Rational> point) {
        this.folds = folds;
        this.point = point;
        int layers = folds.layers().size();
        row = new double[layers][];
        rowError = new double[layers][];
        piece = new int[layers][];
        exactRow = new Rational[layers][];
        double[] value = new double[point.size()];
        double[] error = new double[point.size()];
        for (int q = 0; q < value.length; q++) {
            value[q] = point.get(q).nearest();
            error[q] = point.get(q).isBinaryFloat() ? 0 : Math.abs(value[q]) * STEP + TINY;
        }
        for (int l = 0; l < layers; l++) {
            FoldLayer layer = folds.layers().get(l);
            rows(l, layer.map(), value, error);
            int many = layer.units().size();
            piece[l] = new int[many];
            value = new double[many];
            error = new double[many];
            int first = 0;
            for (int u = 0; u < many; u++) {
                Unit unit = layer.units().get(u);
                int p = piece(l, first, unit);
                piece[l][u] = p;
                int from = unit instanceof Unit.Maximum ? first + p : first;
                value[u] = row[l][from];
                error[u] = rowError[l][from];
                if (unit instanceof Unit.Bend bend) {
                    double slope = bend.slopes().get(p).nearest();
                    double shift = bend.intercepts().get(p).nearest();
                    double product = slope * value[u];
                    double size = Math.abs(product) + Math.abs(shift);
                    value[u] = product + shift;
                    error[u] =
                            size == 0 && Math.abs(slope) * error[u] == 0
                                    ? 0
                                    : (Math.abs(slope) * error[u] + 4 * size * STEP) * (1 + STEP)
                                            + TINY;
                }
                first += unit.rows();
            }
        }
    }

    private void rows(int l, AffineMap map, double[] value, double[] error) {
        row[l] = new double[map.outputs()];
        rowError[l] = new double[map.outputs()];
        exactRow[l] = new Rational[map.outputs()];
        for (int r = 0; r < map.outputs(); r++) {
            double sum = map.offset(r);
            double size = Math.abs(sum);
            double inherited = 0;
            for (int k = map.start(r); k < map.start(r + 1); k++) {
                double term = map.value(k) * value[map.column(k)];
                sum += term;
                size += Math.abs(term);
                inherited += Math.abs(map.value(k)) * error[map.column(k)];
            }
            int terms = map.start(r + 1) - map.start(r) + 4;
            row[l][r] = sum;
            rowError[l][r] =
                    size == 0 && inherited == 0 && isZero(map, r, value)
                            ? 0
                            : (inherited + terms * STEP * (size + inherited)) * (1 + terms * STEP)
                                    + TINY;
        }
    }

    /// Whether no term was lost to underflow.
    private static boolean isZero(AffineMap map, int r, double[] value) {
        for (int k = map.start(r); k < map.start(r + 1); k++) {
            boolean none = map.isDouble(k) && map.value(k) == 0 || value[map.column(k)] == 0;
            if (!none) {
                return false;
            }
        }
        return map.isOffsetDouble(r);
    }

    private int piece(int l, int first, Unit unit) {
        return switch (unit) {
            case Unit.Carry _ -> 0;
            case Unit.Bend bend -> {
                int p = 0;
                while (p < bend.breakpoints().size()
                        && compare(l, first, bend.breakpoints().get(p)) > 0) {
                    p++;
                }
                yield p;
            }
            case Unit.Maximum(int many) -> {
                int best = 0;
                for (int j = 1; j < many; j++) {
                    if (exceeds(l, first + j, first + best)) {
                        best = j;
                    }
                }
                yield best;
            }
        };
    }

    /// The sign of a row minus a number.
    int compare(int l, int r, Rational number) {
        double near = number.nearest();
        double gap = row[l][r] - near;
        double bound =
                number.signum() == 0
                        ? rowError[l][r]
                        : (rowError[l][r] + 2 * STEP * (Math.abs(near) + Math.abs(row[l][r])))
                                        * (1 + STEP)
                                + TINY;
        if (Math.abs(gap) > bound) {
            return gap > 0 ? 1 : -1;
        }
        if (number.signum() == 0 && bound == 0 && gap == 0) {
            return 0;
        }
        return exactRow(l, r).compareTo(number);
    }

    private boolean exceeds(int l, int one, int other) {
        double gap = row[l][one] - row[l][other];
        double bound =
                (rowError[l][one] + rowError[l][other] + STEP * Math.abs(gap)) * (1 + 4 * STEP);
        if (Math.abs(gap) > bound) {
            return gap > 0;
        }
        return exactRow(l, one).compareTo(exactRow(l, other)) > 0;
    }

    /// A row's exact value.
    Rational exactRow(int l, int r) {
        Rational known = exactRow[l][r];
        if (known != null) {
            return known;
        }
        AffineMap map = folds.layers().get(l).map();
        Rational sum = map.exactOffset(r);
        for (int k = map.start(r); k < map.start(r + 1); k++) {
            Rational value = l == 0 ? point.get(map.column(k)) : exactValue(l - 1, map.column(k));
            if (value.signum() != 0) {
                sum = sum.plus(map.exact(k).times(value));
            }
        }
        exactRow[l][r] = sum;
        return sum;
    }

    private Rational exactValue(int l, int u) {
        List<Unit> units = folds.layers().get(l).units();
        int first = 0;
        for (int before = 0; before < u; before++) {
            first += units.get(before).rows();
        }
        int p = piece[l][u];
        return switch (units.get(u)) {
            case Unit.Carry _ -> exactRow(l, first);
            case Unit.Maximum _ -> exactRow(l, first + p);
            case Unit.Bend bend ->
                    bend.slopes().get(p).signum() == 0
                            ? bend.intercepts().get(p)
                            : exactRow(l, first)
                                    .times(bend.slopes().get(p))
                                    .plus(bend.intercepts().get(p));
        };
    }

    /// A row, off by at most [#rowError].
    double row(int l, int r) {
        return row[l][r];
    }

    double rowError(int l, int r) {
        return rowError[l][r];
    }

    /// The piece of a unit of a layer.
    int piece(int l, int u) {
        return piece[l][u];
    }
}

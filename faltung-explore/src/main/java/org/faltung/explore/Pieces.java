package org.faltung.explore;

import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.region.Prefix;

/// A network in floating point, for plots and pictures: values at a point, and the linear map on a region. Rounded as usual.
final class Pieces {
    private Pieces() {}

    /// The outputs at a point.
    static double[] values(FoldSequence folds, double[] point) {
        double[] values = point;
        for (FoldLayer layer : folds.layers()) {
            double[] rows = times(layer.map(), values);
            values = new double[layer.units().size()];
            int row = 0;
            for (int i = 0; i < values.length; i++) {
                Unit unit = layer.units().get(i);
                values[i] = value(unit, rows, row);
                row += unit.rows();
            }
        }
        return times(folds.output(), values);
    }

    private static double[] times(AffineMap map, double[] x) {
        double[] y = new double[map.outputs()];
        for (int row = 0; row < y.length; row++) {
            y[row] = map.offset(row);
            for (int k = map.start(row); k < map.start(row + 1); k++) {
                y[row] += map.value(k) * x[map.column(k)];
            }
        }
        return y;
    }

    private static double value(Unit unit, double[] rows, int row) {
        return switch (unit) {
            case Unit.Carry _ -> rows[row];
            case Unit.Bend bend -> bent(bend, rows[row]);
            case Unit.Maximum(int count) ->
                    Arrays.stream(rows, row, row + count).max().orElseThrow();
        };
    }

    private static double bent(Unit.Bend bend, double z) {
        int piece = 0;
        while (piece < bend.breakpoints().size() && bend.breakpoints().get(piece).nearest() < z) {
            piece++;
        }
        return bend.slopes().get(piece).nearest() * z + bend.intercepts().get(piece).nearest();
    }

    /// The linear part of one output on a region: a number for each input.
    ///
    /// @param pattern of the region
    static double[] gradient(FoldSequence folds, Prefix pattern, int output) {
        double[] back = back(folds.output(), unit(folds.output().outputs(), output));
        int place = pattern.length();
        for (FoldLayer layer : folds.layers().reversed()) {
            double[] rows = new double[layer.map().outputs()];
            int row = rows.length;
            List<Unit> units = layer.units();
            for (int i = units.size() - 1; i >= 0; i--) {
                Unit unit = units.get(i);
                row -= unit.rows();
                int piece = Opened.folds(unit) ? pattern.piece(--place) : 0;
                switch (unit) {
                    case Unit.Carry _ -> rows[row] = back[i];
                    case Unit.Bend(_, List<Rational> slopes, _) ->
                            rows[row] = back[i] * slopes.get(piece).nearest();
                    case Unit.Maximum _ -> rows[row + piece] = back[i];
                }
            }
            back = back(layer.map(), rows);
        }
        return back;
    }

    private static double[] unit(int size, int index) {
        double[] unit = new double[size];
        unit[index] = 1;
        return unit;
    }

    private static double[] back(AffineMap map, double[] rows) {
        double[] back = new double[map.inputs()];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] != 0) {
                for (int k = map.start(row); k < map.start(row + 1); k++) {
                    back[map.column(k)] += rows[row] * map.value(k);
                }
            }
        }
        return back;
    }
}

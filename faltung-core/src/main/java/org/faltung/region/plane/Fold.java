package org.faltung.region.plane;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.Unit;
import org.faltung.region.field.Rounding;

/// Turns rows into the values of units whose pieces on all cells are known. One a thread.
final class Fold {
    private final Sheet sheet;
    private final FieldBuilder builder = new FieldBuilder();
    private final int[] mine; // the patch of the value on each cell
    private final int[][] patch;
    private double slopeRounding; // of the value at work, as the two below
    private double constantRounding;
    private double steepest;

    Fold(Sheet sheet, int rows) {
        this.sheet = sheet;
        mine = new int[sheet.cells()];
        patch = new int[rows][sheet.cells()];
    }

    /// The value of a bend: slope · z + intercept, patch by patch.
    ///
    /// @param pieces by cell, or one for all
    Field of(Unit.Bend bend, char[] pieces, Field row) {
        Lines lines = Lines.of(bend);
        slopeRounding = 0;
        constantRounding = 0;
        steepest = 0;
        builder.clear();
        if (pieces.length == 1) {
            int many = lines.flat[pieces[0]] ? 1 : row.tops().length;
            for (int s = 0; s < many; s++) {
                add(lines, pieces[0], row, s, row.tops()[s], row.above()[s]);
            }
        } else {
            int[] parent = sheet.parents();
            int[] rows = patch[0];
            row.patches(parent, sheet.cells(), rows);
            mine[0] = add(lines, pieces[0], row, rows[0], 0, -1);
            for (int cell = 1; cell < mine.length; cell++) {
                int p = pieces[cell];
                int up = parent[cell];
                boolean same = pieces[up] == p && (rows[up] == rows[cell] || lines.flat[p]);
                mine[cell] = same ? mine[up] : add(lines, p, row, rows[cell], cell, mine[up]);
            }
        }
        return builder.build(
                error(Rounding.productBound(steepest, row.slopeError()), slopeRounding),
                error(Rounding.productBound(steepest, row.constantError()), constantRounding));
    }

    /// Adds the patch of a piece on a patch of the row.
    ///
    /// @param top of the new patch
    /// @param above the new patch above it, or −1
    /// @return its number
    private int add(Lines lines, int p, Field row, int rowPatch, int top, int above) {
        double slope = lines.slope[p];
        int at = 3 * rowPatch;
        double a = slope * row.form()[at];
        double b = slope * row.form()[at + 1];
        double product = slope * row.form()[at + 2];
        double c = product + lines.intercept[p];
        boolean exactSlope =
                lines.binary[p]
                        && Rounding.isProduct(slope, row.form()[at], a)
                        && Rounding.isProduct(slope, row.form()[at + 1], b);
        boolean exactConstant =
                lines.binary[p]
                        && Rounding.isProduct(slope, row.form()[at + 2], product)
                        && Rounding.isSum(product, lines.intercept[p], c);
        boolean exactRow =
                lines.flat[p]
                        || row.isZero(rowPatch)
                        || row.slopeError() == 0 && row.constantError() == 0;
        steepest = Math.max(steepest, Math.abs(slope) * (1 + 0x1p-50));
        if (!exactSlope) {
            double steep = Math.max(Math.abs(a), Math.abs(b)) + Rounding.UNDERFLOW;
            slopeRounding = Math.max(slopeRounding, steep);
        }
        if (!exactConstant) {
            double sizes = Math.abs(product) + Math.abs(lines.intercept[p]);
            constantRounding = Math.max(constantRounding, sizes + Rounding.UNDERFLOW);
        }
        return builder.add(top, above, a, b, c, exactRow && exactSlope && exactConstant);
    }

    private static double error(double inherited, double rounding) {
        double sum = inherited + 0x1p-49 * rounding;
        return sum == 0 ? 0 : sum * Rounding.SLACK + Rounding.UNDERFLOW;
    }

    /// The value of a maximum: on each cell one of its rows.
    ///
    /// @param pieces by cell, or one for all
    Field of(char[] pieces, int[] read, Field[] rows) {
        if (pieces.length == 1) {
            return rows[read[pieces[0]]];
        }
        int[] parent = sheet.parents();
        double slopeError = 0;
        double constantError = 0;
        for (int j = 0; j < read.length; j++) {
            rows[read[j]].patches(parent, sheet.cells(), patch[j]);
            slopeError = Math.max(slopeError, rows[read[j]].slopeError());
            constantError = Math.max(constantError, rows[read[j]].constantError());
        }
        builder.clear();
        for (int cell = 0; cell < mine.length; cell++) {
            int p = pieces[cell];
            int up = cell == 0 ? -1 : parent[cell];
            if (up >= 0 && pieces[up] == p && patch[p][up] == patch[p][cell]) {
                mine[cell] = mine[up];
                continue;
            }
            double[] form = rows[read[p]].form();
            int at = 3 * patch[p][cell];
            int above = up < 0 ? -1 : mine[up];
            mine[cell] = builder.add(cell, above, form[at], form[at + 1], form[at + 2], true);
        }
        return builder.build(slopeError, constantError);
    }

    /// Slopes and intercepts to the nearest double, whether both are exact, and whether the slope is 0.
    private record Lines(double[] slope, double[] intercept, boolean[] binary, boolean[] flat) {
        private static final Lines RECTIFIER = from(Unit.Bend.RECTIFIER);

        static Lines of(Unit.Bend bend) {
            return bend.equals(Unit.Bend.RECTIFIER) ? RECTIFIER : from(bend);
        }

        private static Lines from(Unit.Bend bend) {
            List<Rational> slopes = bend.slopes();
            int many = slopes.size();
            Lines lines =
                    new Lines(
                            new double[many],
                            new double[many],
                            new boolean[many],
                            new boolean[many]);
            for (int p = 0; p < many; p++) {
                lines.slope[p] =
                        Rounding.factor(slopes.get(p).nearest(), slopes.get(p).isBinaryFloat());
                lines.intercept[p] = bend.intercepts().get(p).nearest();
                lines.binary[p] =
                        slopes.get(p).isBinaryFloat() && bend.intercepts().get(p).isBinaryFloat();
                lines.flat[p] = slopes.get(p).signum() == 0;
            }
            return lines;
        }
    }
}

package org.faltung.region.plane;

import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.Unit;
import org.faltung.region.field.Crease;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.Rounding;
import org.jspecify.annotations.Nullable;

/// Finds the piece of a unit on every cell of a sheet, or that it has several there, and then cuts the cell. One a
/// thread.
final class Survey {
    /// The mark of a cell that the unit cuts.
    static final char SEVERAL = Character.MAX_VALUE;

    private final NumberedLayer layer;
    private final int number; // of the layer
    private final Sheet sheet;
    private final Field[] rows;
    private final Probe probe;
    private final Polygon.Box around;
    private byte[] signs = new byte[64];
    private int[][] patch = new int[0][];
    private int[] here = new int[0]; // the patch of each row on the cell at work
    private int value;
    private int[] read = new int[0];
    private Crease[] crease = new Crease[0];
    private double[] threshold = new double[0];
    private double[] thresholdError = new double[0];

    Survey(NumberedLayer layer, int number, Sheet sheet, Field[] rows) {
        this.layer = layer;
        this.number = number;
        this.sheet = sheet;
        this.rows = rows;
        around = sheet.box();
        probe = new Probe(sheet, layer.firstUnit);
    }

    Probe probe() {
        return probe;
    }

    /// Takes up a value.
    void take(int value) {
        this.value = value;
        read = layer.rows[value];
        here = new int[read.length];
        if (layer.unit(value) instanceof Unit.Bend bend) {
            List<Rational> at = bend.breakpoints();
            crease = new Crease[at.size()];
            threshold = new double[at.size()];
            thresholdError = new double[at.size()];
            for (int p = 0; p < at.size(); p++) {
                Rational t = at.get(p);
                crease[p] = new Crease(number, value, read[0], -1, t);
                threshold[p] = t.nearest();
                thresholdError[p] =
                        t.isBinaryFloat()
                                ? 0
                                : Math.abs(threshold[p]) * 0x1p-52 + Rounding.UNDERFLOW;
            }
        }
    }

    /// The pieces of the value on all cells.
    char[] pieces() {
        int cells = sheet.cells();
        char[] pieces = new char[cells];
        boolean bend = layer.unit(value) instanceof Unit.Bend;
        if (patch.length < read.length) {
            patch = new int[read.length][cells];
        }
        for (int j = 0; j < read.length; j++) {
            rows[read[j]].patches(sheet.parents(), cells, patch[j]);
        }
        if (bend && rows[read[0]].tops().length == 1) {
            int piece = everywhere();
            if (piece >= 0) {
                Arrays.fill(pieces, (char) piece);
                return pieces;
            }
        }
        for (int cell = 0; cell < cells; cell++) {
            for (int j = 0; j < here.length; j++) {
                here[j] = patch[j][cell];
            }
            pieces[cell] = bend ? bend(cell) : maximum(cell);
        }
        return pieces;
    }

    /// The piece on the box around all cells, of a row that is one affine function there; −1 if it is not seen.
    private int everywhere() {

        here[0] = 0;
        for (int p = 0; p < crease.length; p++) {
            int seen = aside(around, p);
            if (seen < 2) {
                return seen == 1 ? p : -1;
            }
        }
        return crease.length;
    }

    private char bend(int cell) {
        Polygon polygon = sheet.polygon(cell);
        int many = crease.length;
        for (int p = 0; p < many; p++) {
            int seen = aside(polygon.box, p);
            if (seen == 0) {
                seen = offset(polygon, cell, p);
            } else {
                probe.count();
            }
            if (seen == 3) {
                return SEVERAL;
            }
            if ((seen & 2) == 0) {
                return (char) p;
            }
        }
        return (char) many;
    }

    /// A first look at the box around a bounded cell: 2 above the threshold, 1 below, 0 not seen. The box holds the cell; the
    /// value at its centre is off by the errors at its farthest point and the roundings.
    private int aside(Polygon.Box box, int p) {
        Field f = rows[read[0]];
        double[] form = f.form();
        int at = 3 * here[0];
        double a = form[at];
        double b = form[at + 1];
        double c = form[at + 2] - threshold[p];
        double error = f.constantError() + thresholdError[p] + 0x1p-52 * Math.abs(threshold[p]);
        return aside(box, a, b, c, f.slopeError(), error);
    }

    private static int aside(
            Polygon.Box box, double a, double b, double c, double slopeError, double error) {
        double far =
                Math.abs(box.centreX()) + Math.abs(box.centreY()) + box.reachX() + box.reachY();
        double value = a * box.centreX() + b * box.centreY() + c;
        double reach = Math.abs(a) * box.reachX() + Math.abs(b) * box.reachY();
        double sizes = (Math.abs(a) + Math.abs(b)) * far + Math.abs(c);
        double bound =
                (reach + slopeError * far + error + 0x1p-49 * sizes) * Rounding.SLACK
                        + Rounding.UNDERFLOW;
        return value > bound ? 2 : value < -bound ? 1 : 0;
    }

    private int offset(Polygon polygon, int cell, int p) {
        Field f = rows[read[0]];
        int at = 3 * here[0];
        double stored = f.form()[at + 2];
        double c = stored - threshold[p];
        if (threshold[p] == 0 && thresholdError[p] == 0 && f.isZero(here[0])) {
            return 0;
        }
        double error = f.constantError() + thresholdError[p];
        if (!Rounding.isSum(stored, -threshold[p], c)) {
            error = (error + Math.abs(c) * 0x1p-52) * Rounding.SLACK;
        }
        probe.take(crease[p], cell, f.form()[at], f.form()[at + 1], c, f.slopeError(), error);
        return signs(polygon);
    }

    private int signs(Polygon polygon) {
        if (signs.length < polygon.corners.length) {
            signs = new byte[2 * polygon.corners.length];
        }
        return polygon.signs(probe, signs);
    }

    private char maximum(int cell) {
        Polygon polygon = sheet.polygon(cell);
        int leader = 0;
        for (int j = 1; j < read.length; j++) {
            int seen = difference(polygon, cell, j, leader);
            if (seen == 3) {
                return SEVERAL;
            }
            if (seen == 2) {
                leader = j;
            }
        }
        return (char) leader;
    }

    /// The signs on a part of a cell of one row minus another.
    private int difference(Polygon polygon, int cell, int plus, int minus) {
        Field one = rows[read[plus]];
        Field two = rows[read[minus]];
        int s = here[plus];
        int m = here[minus];
        if (read[plus] == read[minus] || one.isZero(s) && two.isZero(m)) {
            return 0;
        }
        double[] difference = new double[3];
        boolean[] exact = new boolean[3];
        for (int q = 0; q < 3; q++) {
            double x = one.form()[3 * s + q];
            double y = two.form()[3 * m + q];
            difference[q] = x - y;
            exact[q] = Rounding.isSum(x, -y, difference[q]);
        }
        double steep = Math.max(Math.abs(difference[0]), Math.abs(difference[1]));
        double slopeError = error(one.slopeError() + two.slopeError(), exact[0] && exact[1], steep);
        double constantError =
                error(one.constantError() + two.constantError(), exact[2], Math.abs(difference[2]));
        int seen =
                aside(
                        polygon.box,
                        difference[0],
                        difference[1],
                        difference[2],
                        slopeError,
                        constantError);
        if (seen != 0) {
            probe.count();
            return seen;
        }
        Crease lead = new Crease(number, value, read[plus], read[minus], Rational.ZERO);
        probe.take(
                lead, cell, difference[0], difference[1], difference[2], slopeError, constantError);
        if (one.isZero(s) || two.isZero(m)) {
            probe.vanishesOn(number - 1, rectifierOf(one.isZero(s) ? read[minus] : read[plus]));
        }
        return signs(polygon);
    }

    /// The unit whose rectified value a row is a multiple of, if that can be read off; else −1. Where the row is not 0,
    /// it is 0 on the line that the unit drew.
    private int rectifierOf(int row) {
        boolean single = layer.start[row + 1] - layer.start[row] == 1;
        if (number == 0 || !single || layer.offset[row] != 0 || !layer.binary[row]) {
            return -1;
        }
        NumberedLayer before = sheet.layer(number - 1);
        int source = layer.input[layer.start[row]];
        return before.unit(source).equals(Unit.Bend.RECTIFIER) ? before.firstUnit[source] : -1;
    }

    private static double error(double inherited, boolean exact, double size) {
        double sum = inherited + (exact ? 0 : size * 0x1p-52);
        return sum == 0 ? 0 : sum * Rounding.SLACK;
    }

    /// Cuts a part of a cell by the value: for each piece what is left, or nothing.
    @Nullable Polygon[] cut(Polygon polygon, int cell) {
        for (int j = 0; j < here.length; j++) {
            here[j] = rows[read[j]].patch(sheet.parents(), cell);
        }
        @Nullable Polygon[] parts = new Polygon[layer.unit(value).pieces()];
        if (layer.unit(value) instanceof Unit.Bend) {
            Polygon rest = polygon;
            for (int p = 0; p < crease.length; p++) {
                int seen = offset(rest, cell, p);
                if ((seen & 2) == 0) {
                    parts[p] = rest;
                    return parts;
                }
                if (seen == 3) {
                    Polygon[] sides = rest.cut(probe, signs);
                    parts[p] = sides[0];
                    rest = sides[1];
                }
            }
            parts[crease.length] = rest;
            return parts;
        }
        Arrays.setAll(parts, p -> lead(polygon, cell, p));
        return parts;
    }

    private @Nullable Polygon lead(Polygon polygon, int cell, int p) {
        Polygon rest = polygon;
        for (int j = 0; j < read.length; j++) {
            if (j != p) {
                int seen = difference(rest, cell, p, j);
                if (seen == 1 || seen == 0 && j < p) {
                    return null;
                }
                if (seen == 3) {
                    rest = rest.cut(probe, signs)[1];
                }
            }
        }
        return rest;
    }
}

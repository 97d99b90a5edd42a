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

    private static final char UNSEEN = SEVERAL - 1;
    private static final char[][] ONLY = {{0}, {1}, {2}, {3}}; // never written to

    private final NumberedLayer layer;
    private final int number; // of the layer
    private final Sheet sheet;
    private final Field[] rows;
    private final Probe probe;
    private Polygon.Box[] boxes = new Polygon.Box[0]; // around each cell and all below it
    private byte[] signs = new byte[64];
    private final Groups groups;
    private int[] here = new int[0]; // the patch of each row on the cell at work
    private int value;
    private int[] read = new int[0];
    private Unit.@Nullable Bend known; // whose thresholds these are
    private double[] threshold = new double[0];
    private double[] thresholdError = new double[0];
    private double a; // of the difference at work, as the four below
    private double b;
    private double c;
    private double slopeError;
    private double constantError;

    Survey(NumberedLayer layer, int number, Sheet sheet, Field[] rows) {
        this.layer = layer;
        this.number = number;
        this.sheet = sheet;
        this.rows = rows;
        groups = new Groups(sheet);
        probe = new Probe(sheet, layer.firstUnit);
    }

    Probe probe() {
        return probe;
    }

    /// Takes up a value.
    void take(int value) {
        this.value = value;
        read = layer.rows[value];
        here = here.length == read.length ? here : new int[read.length];
        Arrays.fill(here, 0);
        if (!(layer.unit(value) instanceof Unit.Bend bend)) {
            return;
        }
        List<Rational> at = bend.breakpoints();
        if (!bend.equals(known)) {
            known = bend;
            threshold = new double[at.size()];
            thresholdError = new double[at.size()];
            for (int p = 0; p < at.size(); p++) {
                Rational t = at.get(p);
                threshold[p] = t.nearest();
                thresholdError[p] =
                        t.isBinaryFloat()
                                ? 0
                                : Math.abs(threshold[p]) * 0x1p-52 + Rounding.UNDERFLOW;
            }
        }
    }

    /// The piece of a bend on all cells, if it is the same and seen at a glance.
    char @Nullable [] onlyPiece() {
        if (rows[read[0]].tops().length > 1) {
            return null;
        }
        boxes = boxes.length == 0 ? sheet.boxes() : boxes;
        char piece = bendOn(boxes[0]);
        probe.count();
        return piece == UNSEEN ? null : only(piece);
    }

    private static char[] only(char piece) {
        return piece < ONLY.length ? ONLY[piece] : new char[] {piece};
    }

    /// The pieces of the value on all cells; one for all if it is the same.
    char[] pieces() {
        boolean bend = layer.unit(value) instanceof Unit.Bend;
        boxes = boxes.length == 0 ? sheet.boxes() : boxes;
        int many = groups.of(read, rows);
        char[] known = new char[many];
        int[][] rivals = new int[bend ? 0 : many][];
        boolean same = true;
        for (int g = 0; g < many; g++) {
            groups.patches(g, here);
            Polygon.Box box = boxes[groups.top(g)];
            if (bend) {
                known[g] = bendOn(box);
            } else {
                int[] best = rivals(box);
                known[g] = best.length == 1 ? (char) best[0] : UNSEEN;
                rivals[g] = best;
            }
            same &= known[g] == known[0] && known[g] != UNSEEN;
            probe.count();
        }
        if (same) {
            return only(known[0]);
        }
        char[] pieces = new char[sheet.cells()];
        for (int cell = 0; cell < pieces.length; cell++) {
            int g = groups.group(cell);
            char piece = known[g];
            if (piece == UNSEEN) {
                groups.patches(g, here);
                piece = bend ? bend(cell) : maximum(cell, rivals[g]);
            }
            pieces[cell] = piece;
        }
        return pieces;
    }

    /// The piece on a box of a row that is one affine function there, if it is seen.
    private char bendOn(Polygon.Box box) {
        for (int p = 0; p < threshold.length; p++) {
            int seen = aside(box, p);
            if (seen < 2) {
                return seen == 1 ? (char) p : UNSEEN;
            }
        }
        return (char) threshold.length;
    }

    /// The rows that may be the first largest somewhere on a box where they are affine functions, rising: all but those
    /// that are seen to be less than another, or that an earlier one is seen to be the same as.
    private int[] rivals(Polygon.Box box) {
        int leader = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < read.length; j++) {
            double[] form = rows[read[j]].form();
            int at = 3 * here[j];
            double value = form[at] * box.centreX() + form[at + 1] * box.centreY() + form[at + 2];
            if (value > most) {
                leader = j;
                most = value;
            }
        }
        int[] rivals = new int[read.length];
        int many = 0;
        for (int j = 0; j < read.length; j++) {
            boolean less =
                    j != leader
                            && (isSame(j, leader)
                                    ? j > leader
                                    : order(j, leader) == 1
                                            || asideDifference(box, j, leader) == 1);
            if (!less) {
                rivals[many++] = j;
            }
        }
        return Arrays.copyOf(rivals, many);
    }

    private char bend(int cell) {
        Polygon polygon = sheet.polygon(cell);
        int many = threshold.length;
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
        Crease crease = new Crease(number, value, read[0], -1, breakpoint(p));
        probe.take(crease, cell, f.form()[at], f.form()[at + 1], c, f.slopeError(), error);
        return signs(polygon);
    }

    private Rational breakpoint(int p) {
        if (layer.unit(value) instanceof Unit.Bend bend) {
            return bend.breakpoints().get(p);
        }
        throw new IllegalStateException("the unit has no breakpoints");
    }

    private int signs(Polygon polygon) {
        if (signs.length < polygon.corners.length) {
            signs = new byte[2 * polygon.corners.length];
        }
        return polygon.signs(probe, signs);
    }

    private char maximum(int cell, int[] rivals) {
        Polygon polygon = sheet.polygon(cell);
        int leader = rivals[0];
        for (int q = 1; q < rivals.length; q++) {
            int seen = difference(polygon, cell, rivals[q], leader);
            if (seen == 3) {
                return SEVERAL;
            }
            if (seen == 2) {
                leader = rivals[q];
            }
        }
        return (char) leader;
    }

    /// Whether two rows are the same function for a reason that can be read off.
    private boolean isSame(int plus, int minus) {
        return read[plus] == read[minus]
                || rows[read[plus]].isZero(here[plus]) && rows[read[minus]].isZero(here[minus]);
    }

    /// The sign of one row minus another where that can be read off: 2 positive, 1 negative, 0 not. A multiple of a
    /// rectified value that is not 0 on a cell has the sign of its factor inside it.
    private int order(int plus, int minus) {
        if (rows[read[minus]].isZero(here[minus])) {
            return side(read[plus]);
        }
        if (rows[read[plus]].isZero(here[plus])) {
            int side = side(read[minus]);
            return side == 0 ? 0 : 3 - side;
        }
        return 0;
    }

    private int side(int row) {
        if (!isRectified(row)) {
            return 0;
        }
        return layer.weight[layer.start[row]] > 0 ? 2 : 1;
    }

    /// A first look at one row minus another on a box: 2 positive, 1 negative, 0 not seen. The difference is noted.
    private int asideDifference(Polygon.Box box, int plus, int minus) {
        Field one = rows[read[plus]];
        Field two = rows[read[minus]];
        int s = 3 * here[plus];
        int m = 3 * here[minus];
        double[] f = one.form();
        double[] g = two.form();
        a = f[s] - g[m];
        b = f[s + 1] - g[m + 1];
        c = f[s + 2] - g[m + 2];
        boolean exactSlope =
                Rounding.isSum(f[s], -g[m], a) && Rounding.isSum(f[s + 1], -g[m + 1], b);
        double steep = Math.max(Math.abs(a), Math.abs(b));
        slopeError = error(one.slopeError() + two.slopeError(), exactSlope, steep);
        constantError =
                error(
                        one.constantError() + two.constantError(),
                        Rounding.isSum(f[s + 2], -g[m + 2], c),
                        Math.abs(c));
        return aside(box, a, b, c, slopeError, constantError);
    }

    /// The signs on a part of a cell of one row minus another.
    private int difference(Polygon polygon, int cell, int plus, int minus) {
        if (isSame(plus, minus)) {
            return 0;
        }
        int seen = order(plus, minus);
        if (seen == 0) {
            seen = asideDifference(polygon.box, plus, minus);
        }
        if (seen != 0) {
            probe.count();
            return seen;
        }
        Crease lead = new Crease(number, value, read[plus], read[minus], Rational.ZERO);
        probe.take(lead, cell, a, b, c, slopeError, constantError);
        return signs(polygon);
    }

    /// Whether a row is a multiple of a rectified value, if that can be read off.
    private boolean isRectified(int row) {
        boolean single = layer.start[row + 1] - layer.start[row] == 1;
        if (number == 0 || !single || layer.offset[row] != 0 || !layer.binary[row]) {
            return false;
        }
        NumberedLayer before = sheet.layer(number - 1);
        int source = layer.input[layer.start[row]];
        return before.unit(source).equals(Unit.Bend.RECTIFIER);
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
            for (int p = 0; p < threshold.length; p++) {
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
            parts[threshold.length] = rest;
            return parts;
        }
        int[] rivals = rivals(polygon.box);
        for (int p : rivals) {
            parts[p] = lead(polygon, cell, p, rivals);
        }
        return parts;
    }

    private @Nullable Polygon lead(Polygon polygon, int cell, int p, int[] rivals) {
        Polygon rest = polygon;
        for (int j : rivals) {
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

package org.faltung.region.plane;

import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.Rounding;

/// Adds up a row of a map over all cells of a sheet: the numeric kernel of the plane engine. One a thread.
///
/// A row is Σ wᵢ fᵢ + b of fields fᵢ of few patches each. The first patches are summed directly; the change of an fᵢ
/// from the patch above to a patch is added to the change of the sum at its top; walking down the tree then gives all
/// patches. Time: the patches of all the fᵢ, and one step a cell.
///
/// The bound. Let e, S be the errors and spreads of the fᵢ, m their number, u = 2⁻⁵³. Along a path down the tree the
/// changes of an fᵢ telescope; each term w·(aₛ − aₛ₋₁) goes through at most m + 4 roundings before the running sum down
/// the path, whose steps each round by u|a| of the partial sum a. So every patch is off by at most
///
///     Σ |w| e (1 + 2u) + (m + 6) u (1 + 2⁻²⁰) Σ |w| S + u Σ |a| over a path
///
/// plus (m + cells + 6) 2⁻⁹⁰⁰ for what underflows; the constant b counts as one of the terms. Where all fᵢ are 0, which
/// stored zeros say exactly, the row is its constant and the path begins anew. If all e are 0 and
/// Σ |w| S stays so small that on the grid of the layer nothing rounds, the error is 0.
final class FieldSum {
    private final Sheet sheet;
    private final double[] change; // three a cell
    private final int[] liveChange;
    private final boolean[] touched;
    private final int[] patch;
    private final int[] live; // of each patch
    private boolean any;
    private final FieldBuilder builder = new FieldBuilder();

    FieldSum(Sheet sheet) {
        this.sheet = sheet;
        int cells = sheet.cells();
        change = new double[3 * cells];
        liveChange = new int[cells];
        touched = new boolean[cells];
        patch = new int[cells];
        live = new int[cells + 1];
    }

    /// The function of a distinct row of a layer.
    ///
    /// @param inputs the distinct values before
    Field of(NumberedLayer layer, int row, Field[] inputs) {
        int from = layer.start[row];
        int to = layer.start[row + 1];
        if (to - from == 1) {
            return scaled(inputs[layer.input[from]], layer, row);
        }
        double offset = layer.offset[row];
        double a = 0;
        double b = 0;
        double c = offset;
        int alive = 0;
        double slopeInherited = 0;
        double constantInherited = 0;
        double slopeSize = 0;
        double constantSize = Math.abs(offset);
        any = false;
        for (int k = from; k < to; k++) {
            Field f = inputs[layer.input[k]];
            double w = layer.weight[k];
            double size = Math.abs(w);
            double[] form = f.form();
            a += w * form[0];
            b += w * form[1];
            c += w * form[2];
            alive += f.isZero(0) ? 0 : 1;
            slopeInherited += Rounding.productBound(size, f.slopeError());
            constantInherited += Rounding.productBound(size, f.constantError());
            slopeSize += size * f.slopeSpread() + (f.slopeSpread() > 0 ? Double.MIN_VALUE : 0);
            constantSize +=
                    size * f.constantSpread() + (f.constantSpread() > 0 ? Double.MIN_VALUE : 0);
            if (f.tops().length > 1) {
                scatter(f, w);
            }
        }
        boolean exact =
                slopeInherited == 0
                        && constantInherited == 0
                        && layer.binary[row]
                        && Math.max(slopeSize, constantSize) * Rounding.SLACK < layer.exactBelow;
        descend(alive, a, b, c, offset, layer.binary[row], exact);
        if (exact) {
            return builder.build(0, 0);
        }
        int terms = to - from + 6;
        double tiny = (terms + sheet.cells()) * Rounding.UNDERFLOW;
        return builder.build(
                bound(slopeInherited, terms * slopeSize + builder.slopeSum(), tiny),
                bound(constantInherited, terms * constantSize + builder.constantSum(), tiny));
    }

    private static double bound(double inherited, double sum, double tiny) {
        return inherited == 0 && sum == 0
                ? 0
                : Rounding.SLACK
                        * (inherited * Rounding.SLACK
                                + Rounding.UNIT * Rounding.SLACK * sum
                                + tiny);
    }

    private void scatter(Field f, double w) {
        int[] tops = f.tops();
        int[] above = f.above();
        double[] form = f.form();
        any = true;
        for (int s = 1; s < tops.length; s++) {
            int cell = tops[s];
            int at = 3 * cell;
            int now = 3 * s;
            int old = 3 * above[s];
            change[at] += w * (form[now] - form[old]);
            change[at + 1] += w * (form[now + 1] - form[old + 1]);
            change[at + 2] += w * (form[now + 2] - form[old + 2]);
            liveChange[cell] += (f.isZero(s) ? 0 : 1) - (f.isZero(above[s]) ? 0 : 1);
            touched[cell] = true;
        }
    }

    private void descend(
            int firstLive,
            double a,
            double b,
            double c,
            double offset,
            boolean exactOffset,
            boolean exact) {
        builder.clear();
        boolean dead = firstLive == 0;
        live[0] = firstLive;
        builder.add(
                0, -1, dead ? 0 : a, dead ? 0 : b, dead ? offset : c, exact || dead && exactOffset);
        if (!any) {
            return;
        }
        int[] parent = sheet.parents();
        int cells = sheet.cells();
        for (int cell = 1; cell < cells; cell++) {
            int up = patch[parent[cell]];
            patch[cell] = up;
            if (!touched[cell]) {
                continue;
            }
            int at = 3 * cell;
            int alive = live[up] + liveChange[cell];
            if (alive != 0 || live[up] != 0) {
                boolean gone = alive == 0;
                int s =
                        builder.add(
                                cell,
                                up,
                                gone ? 0 : builder.at(up, 0) + change[at],
                                gone ? 0 : builder.at(up, 1) + change[at + 1],
                                gone ? offset : builder.at(up, 2) + change[at + 2],
                                exact || gone && exactOffset);
                live[s] = alive;
                patch[cell] = s;
            }
            change[at] = 0;
            change[at + 1] = 0;
            change[at + 2] = 0;
            liveChange[cell] = 0;
            touched[cell] = false;
        }
    }

    /// A row with one coefficient: patch by patch, exact wherever the products and sums are.
    private Field scaled(Field f, NumberedLayer layer, int row) {
        double w = layer.weight[layer.start[row]];
        double offset = layer.offset[row];
        if (w == 1 && offset == 0 && layer.binary[row]) {
            return f;
        }
        boolean binary = layer.binary[row];
        boolean exactZero = offset == 0 && layer.map.isOffsetDouble(layer.rowOf[row]);
        boolean exactInput = f.slopeError() == 0 && f.constantError() == 0;
        double slopeError = 0;
        double constantError = 0;
        builder.clear();
        double[] form = f.form();
        for (int s = 0; s < f.tops().length; s++) {
            double a = w * form[3 * s];
            double b = w * form[3 * s + 1];
            double product = w * form[3 * s + 2];
            double c = product + offset;
            boolean exactSlope =
                    binary
                            && Rounding.isProduct(w, form[3 * s], a)
                            && Rounding.isProduct(w, form[3 * s + 1], b);
            boolean exactConstant =
                    binary
                            && Rounding.isProduct(w, form[3 * s + 2], product)
                            && Rounding.isSum(product, offset, c);
            boolean zero = f.isZero(s) && exactZero || exactInput && exactSlope && exactConstant;
            builder.add(f.tops()[s], f.above()[s], a, b, c, zero);
            if (!exactSlope) {
                double steep = Math.max(Math.abs(a), Math.abs(b)) + Double.MIN_VALUE;
                slopeError = Math.max(slopeError, 3 * steep);
            }
            if (!exactConstant) {
                double sizes = Math.abs(product) + Math.abs(offset) + Double.MIN_VALUE;
                constantError = Math.max(constantError, 4 * sizes);
            }
        }
        double size = Math.abs(w);
        return builder.build(
                bound(Rounding.productBound(size, f.slopeError()), slopeError, Rounding.UNDERFLOW),
                bound(
                        Rounding.productBound(size, f.constantError()),
                        constantError,
                        Rounding.UNDERFLOW));
    }
}

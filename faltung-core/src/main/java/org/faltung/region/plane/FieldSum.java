package org.faltung.region.plane;

import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.Rounding;
import org.jspecify.annotations.Nullable;

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
    private static final int FACTS = 8;
    private static final double[] NOTHING = {};
    private static final byte[] NONE = {};

    private final Sheet sheet;
    private final Field[] inputs;
    private final double[] change; // three a cell
    private final int[] liveChange;
    private final boolean[] touched;
    private final int[] patch;
    private final int[] live; // of each patch
    private final double[] facts; // of each input: the first patch, the errors, the spreads
    private final @Nullable Changes[] changes; // of each input
    private boolean any;
    private final FieldBuilder builder = new FieldBuilder();

    /// @param inputs the distinct values before
    FieldSum(Sheet sheet, Field[] inputs) {
        this.sheet = sheet;
        this.inputs = inputs;
        changes = new Changes[inputs.length];
        facts = new double[FACTS * inputs.length];
        for (int input = 0; input < inputs.length; input++) {
            Field f = inputs[input];
            int at = FACTS * input;
            System.arraycopy(f.form(), 0, facts, at, 3);
            facts[at + 3] = f.slopeError();
            facts[at + 4] = f.constantError();
            facts[at + 5] = f.slopeSpread();
            facts[at + 6] = f.constantSpread();
            changes[input] = Changes.of(f);
        }
        int cells = sheet.cells();
        change = new double[3 * cells];
        liveChange = new int[cells];
        touched = new boolean[cells];
        patch = new int[cells];
        live = new int[cells + 1];
    }

    /// The function of a distinct row of a layer.
    Field of(NumberedLayer layer, int row) {
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
            int input = layer.input[k];
            Changes more = changes[input];
            if (more == null) {
                continue; // 0 everywhere
            }
            int at = FACTS * input;
            double w = layer.weight[k];
            double size = Math.abs(w);
            a += w * facts[at];
            b += w * facts[at + 1];
            c += w * facts[at + 2];
            alive += more.alive;
            slopeInherited += Rounding.productBound(size, facts[at + 3]);
            constantInherited += Rounding.productBound(size, facts[at + 4]);
            slopeSize += size * facts[at + 5] + (facts[at + 5] > 0 ? Double.MIN_VALUE : 0);
            constantSize += size * facts[at + 6] + (facts[at + 6] > 0 ? Double.MIN_VALUE : 0);
            if (more.tops.length > 1) {
                scatter(more, w);
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

    /// What changes from patch to patch of a field.
    ///
    /// @param tops the cell at the top of each patch
    /// @param change three coefficients a patch
    /// @param live 1 where it was 0 above, −1 where it becomes 0
    /// @param alive 0 if it is 0 on the first patch, else 1
    @SuppressWarnings("ArrayRecordComponent") // a numeric kernel's working data, never compared
    private record Changes(int[] tops, double[] change, byte[] live, int alive) {
        /// Those of a field; none if it is 0 everywhere.
        static @Nullable Changes of(Field f) {
            int many = f.tops().length;
            int alive = f.isZero(0) ? 0 : 1;
            if (many == 1) {
                boolean nothing = alive == 0 && f.slopeError() == 0 && f.constantError() == 0;
                return nothing ? null : new Changes(f.tops(), NOTHING, NONE, alive);
            }
            double[] form = f.form();
            double[] change = new double[3 * many];
            byte[] live = new byte[many];
            for (int s = 1; s < many; s++) {
                int above = f.above()[s];
                for (int q = 0; q < 3; q++) {
                    change[3 * s + q] = form[3 * s + q] - form[3 * above + q];
                }
                live[s] = (byte) ((f.isZero(s) ? 0 : 1) - (f.isZero(above) ? 0 : 1));
            }
            return new Changes(f.tops(), change, live, alive);
        }
    }

    private void scatter(Changes more, double w) {
        int[] tops = more.tops;
        double[] by = more.change;
        any = true;
        for (int s = 1; s < tops.length; s++) {
            int cell = tops[s];
            int at = 3 * cell;
            change[at] += w * by[3 * s];
            change[at + 1] += w * by[3 * s + 1];
            change[at + 2] += w * by[3 * s + 2];
            liveChange[cell] += more.live[s];
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

package org.faltung.region.line;

import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.Rounding;

/// Adds up a row of a map along the line: the numeric kernel of the line engine. One a thread.
///
/// A row is Σ wᵢ fᵢ + b of functions fᵢ, whose knots are few each. So the first segment is summed directly, and each
/// change of a segment of an fᵢ is added to the change of the sum at that knot; running sums of the changes then
/// give all segments. Time: the segments of all the fᵢ, not their number times that of all knots.
///
/// The bound. Let e, S be the errors and spreads of the fᵢ, m their number, u = 2⁻⁵³. Stored coefficients a of fᵢ
/// give changes whose exact sum telescopes; each term w·(aₛ − aₛ₋₁) goes through at most m + 4 roundings (of
/// w, of the difference, of the product, of the additions at its knot) before the running sum, whose K steps each
/// round by u|a| of the partial sum a. So every segment is off by at most
///
///     Σ |w| e (1 + 2u) + (m + 6) u (1 + 2⁻²⁰) Σ |w| S + u Σₖ |aₖ|
///
/// plus (m + K + 6) 2⁻⁹⁰⁰ for what underflows; the constant b counts as one of the terms. Where all fᵢ that the row reads are 0, which stored
/// zeros say exactly, the row is its constant, and the running sums begin anew; that leaves the bound valid.
/// If all e are 0 and Σ |w| S stays so small that on the grid of the layer nothing rounds, the error is 0.
final class RowSum {
    private double[] slopeChange = new double[64];
    private double[] constantChange = new double[64];
    private int[] liveChange = new int[64];
    private long[] touched = new long[1];
    private final TrackBuilder builder = new TrackBuilder();
    private final Runnable between;

    /// @param between run before every function that is added; ends the work by an exception
    RowSum(Runnable between) {
        this.between = between;
    }

    /// The function of a distinct row of a layer.
    ///
    /// @param inputs the distinct values before
    Track of(NumberedLayer layer, int row, Track[] inputs, Knots knots) {
        int from = layer.start[row];
        int to = layer.start[row + 1];
        if (to - from == 1) {
            return scaled(inputs[layer.input[from]], layer, row);
        }
        reserve(knots.last());
        int[] rank = knots.ranks();
        double slope = 0;
        double constant = layer.offset[row];
        int live = 0;
        double slopeInherited = 0;
        double constantInherited = 0;
        double slopeSize = 0;
        double constantSize = Math.abs(constant);
        for (int k = from; k < to; k++) {
            between.run();
            Track f = inputs[layer.input[k]];
            double w = layer.weight[k];
            double size = Math.abs(w);
            slope += w * f.slope()[0];
            constant += w * f.constant()[0];
            live += f.isZero(0) ? 0 : 1;
            slopeInherited += Rounding.productBound(size, f.slopeError());
            constantInherited += Rounding.productBound(size, f.constantError());
            slopeSize += size * f.slopeSpread() + (f.slopeSpread() > 0 ? Double.MIN_VALUE : 0);
            constantSize +=
                    size * f.constantSpread() + (f.constantSpread() > 0 ? Double.MIN_VALUE : 0);
            scatter(f, w, rank);
        }
        double offset = layer.offset[row];
        builder.clear();
        boolean exactOffset = layer.binary[row];
        boolean exact =
                slopeInherited == 0
                        && constantInherited == 0
                        && layer.binary[row]
                        && Math.max(slopeSize, constantSize) * Rounding.SLACK < layer.exactBelow;
        sweep(live, slope, constant, offset, exactOffset, exact, knots);
        if (exact) {
            return builder.build(0, 0);
        }
        int terms = to - from + 6;
        double tiny = (terms + knots.last()) * Rounding.UNDERFLOW;
        return builder.build(
                bound(slopeInherited, terms * slopeSize + builder.slopeSum(), tiny),
                bound(constantInherited, terms * constantSize + builder.constantSum(), tiny));
    }

    /// A sum that is 0 in all its parts has no error, so that lines through the zero of all units stay exact.
    private static double bound(double inherited, double sum, double tiny) {
        return inherited == 0 && sum == 0
                ? 0
                : Rounding.SLACK
                        * (inherited * Rounding.SLACK
                                + Rounding.UNIT * Rounding.SLACK * sum
                                + tiny);
    }

    private void reserve(int places) {
        if (slopeChange.length <= places) {
            int room = Math.max(2 * slopeChange.length, places + 1);
            slopeChange = new double[room];
            constantChange = new double[room];
            liveChange = new int[room];
            touched = new long[(room >> 6) + 1];
        }
    }

    private void scatter(Track f, double w, int[] rank) {
        int[] at = f.knots();
        double[] a = f.slope();
        double[] b = f.constant();
        double oldA = a[0];
        double oldB = b[0];
        int oldLive = oldA != 0 || oldB != 0 ? 1 : 0;
        for (int s = 0; s < at.length; s++) {
            int place = rank[at[s]];
            double newA = a[s + 1];
            double newB = b[s + 1];
            int newLive = newA != 0 || newB != 0 ? 1 : 0;
            slopeChange[place] += w * (newA - oldA);
            constantChange[place] += w * (newB - oldB);
            liveChange[place] += newLive - oldLive;
            touched[place >> 6] |= 1L << place;
            oldA = newA;
            oldB = newB;
            oldLive = newLive;
        }
    }

    private void sweep(
            int firstLive,
            double firstSlope,
            double firstConstant,
            double offset,
            boolean exactOffset,
            boolean exact,
            Knots knots) {
        int live = firstLive;
        double slope = live == 0 ? 0 : firstSlope;
        double constant = live == 0 ? offset : firstConstant;
        builder.add(-1, slope, constant, exact || live == 0 && exactOffset);
        int words = (knots.last() >> 6) + 1;
        for (int word = 0; word < words; word++) {
            for (long bits = touched[word]; bits != 0; bits &= bits - 1) {
                int place = (word << 6) + Long.numberOfTrailingZeros(bits);
                boolean dead = live == 0;
                live += liveChange[place];
                slope = live == 0 ? 0 : slope + slopeChange[place];
                constant = live == 0 ? offset : constant + constantChange[place];
                slopeChange[place] = 0;
                constantChange[place] = 0;
                liveChange[place] = 0;
                if (live != 0 || !dead) {
                    boolean zero = exact || live == 0 && exactOffset;
                    builder.add(knots.knot(place), slope, constant, zero);
                }
            }
            touched[word] = 0;
        }
    }

    /// A row with one coefficient: segment by segment, exact wherever the products and sums are.
    private Track scaled(Track f, NumberedLayer layer, int row) {
        double w = layer.weight[layer.start[row]];
        double offset = layer.offset[row];
        boolean binary = layer.binary[row];
        double slopeError = 0;
        double constantError = 0;
        boolean exactZero = offset == 0 && layer.map.isOffsetDouble(layer.rowOf[row]);
        boolean exactInput = f.slopeError() == 0 && f.constantError() == 0;
        builder.clear();
        for (int s = 0; s < f.segments(); s++) {
            double a = w * f.slope()[s];
            double product = w * f.constant()[s];
            double b = product + offset;
            boolean exactA = binary && Rounding.isProduct(w, f.slope()[s], a);
            boolean exactB =
                    binary
                            && Rounding.isProduct(w, f.constant()[s], product)
                            && Rounding.isSum(product, offset, b);
            boolean zero = f.isZero(s) && exactZero || exactInput && exactA && exactB;
            builder.add(s == 0 ? -1 : f.knots()[s - 1], a, b, zero);
            if (!exactA) {
                slopeError = Math.max(slopeError, 3 * Math.abs(a) + Double.MIN_VALUE);
            }
            if (!exactB) {
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

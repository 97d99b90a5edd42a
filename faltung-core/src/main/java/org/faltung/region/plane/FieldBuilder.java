package org.faltung.region.plane;

import java.util.Arrays;
import org.faltung.region.field.Rounding;

/// Room for the patches of one [Field] while it grows; used again for the next.
final class FieldBuilder {
    private int[] tops = new int[16];
    private int[] above = new int[16];
    private double[] form = new double[48];
    private double[] slopePath = new double[16]; // the spread down to the patch
    private double[] constantPath = new double[16];
    private double[] slopeSum = new double[16]; // Σ |a| of the patches down to it
    private double[] constantSum = new double[16];
    private int count;
    private boolean doubtfulZero;
    private double slopeSpread;
    private double constantSpread;
    private double slopeMost;
    private double constantMost;

    void clear() {
        count = 0;
        doubtfulZero = false;
        slopeSpread = 0;
        constantSpread = 0;
        slopeMost = 0;
        constantMost = 0;
    }

    /// Adds a patch.
    ///
    /// @param zero whether a = b = c = 0 is the exact function; if it is not, a is moved off 0
    /// @return its number
    int add(int top, int parent, double a, double b, double c, boolean zero) {
        if (count == tops.length) {
            grow();
        }
        int s = count++;
        double lifted = a;
        if (a == 0 && b == 0 && c == 0 && !zero) {
            lifted = Rounding.UNDERFLOW;
            doubtfulZero = true;
        }
        tops[s] = top;
        above[s] = parent;
        form[3 * s] = lifted;
        form[3 * s + 1] = b;
        form[3 * s + 2] = c;
        double oldA = parent < 0 ? 0 : form[3 * parent];
        double oldB = parent < 0 ? 0 : form[3 * parent + 1];
        double oldC = parent < 0 ? 0 : form[3 * parent + 2];
        double steep = Math.max(Math.abs(lifted), Math.abs(b));
        double change = Math.max(Math.abs(lifted - oldA), Math.abs(b - oldB));
        slopePath[s] = change + (parent < 0 ? 0 : slopePath[parent]);
        constantPath[s] = Math.abs(c - oldC) + (parent < 0 ? 0 : constantPath[parent]);
        slopeSum[s] = steep + (parent < 0 ? 0 : slopeSum[parent]);
        constantSum[s] = Math.abs(c) + (parent < 0 ? 0 : constantSum[parent]);
        slopeSpread = Math.max(slopeSpread, slopePath[s]);
        constantSpread = Math.max(constantSpread, constantPath[s]);
        slopeMost = Math.max(slopeMost, slopeSum[s]);
        constantMost = Math.max(constantMost, constantSum[s]);
        return s;
    }

    private void grow() {
        int room = 2 * count;
        tops = Arrays.copyOf(tops, room);
        above = Arrays.copyOf(above, room);
        form = Arrays.copyOf(form, 3 * room);
        slopePath = Arrays.copyOf(slopePath, room);
        constantPath = Arrays.copyOf(constantPath, room);
        slopeSum = Arrays.copyOf(slopeSum, room);
        constantSum = Arrays.copyOf(constantSum, room);
    }

    /// A coefficient of a patch that was added: 0 and 1 of x and y, 2 the constant.
    double at(int patch, int q) {
        return form[3 * patch + q];
    }

    /// The largest sum of |a|, of x or y, over the patches down a path.
    double slopeSum() {
        return slopeMost;
    }

    /// The same of the constants.
    double constantSum() {
        return constantMost;
    }

    Field build(double slopeError, double constantError) {
        return new Field(
                Arrays.copyOf(tops, count),
                Arrays.copyOf(above, count),
                Arrays.copyOf(form, 3 * count),
                doubtfulZero ? (slopeError + Rounding.UNDERFLOW) * Rounding.SLACK : slopeError,
                constantError,
                slopeSpread * Rounding.SLACK,
                constantSpread * Rounding.SLACK);
    }
}

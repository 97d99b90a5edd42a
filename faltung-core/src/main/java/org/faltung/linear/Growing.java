package org.faltung.linear;

import java.util.Arrays;
import org.faltung.exact.Rational;
import org.jspecify.annotations.Nullable;

/// The rows of an affine map while they are collected. Zero coefficients are left out.
final class Growing {
    private int[] start = new int[16];
    private int[] column = new int[64];
    private double[] value = new double[64];
    private double[] offset = new double[16];
    private @Nullable Rational[] finer = new Rational[0];
    private @Nullable Rational[] finerOffset = new Rational[0];
    private int rows;
    private int count;

    void entry(int at, double plain, @Nullable Rational exact) {
        if (exact == null ? plain == 0 : exact.signum() == 0) {
            return;
        }
        if (count == column.length) {
            int more = Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, 2L * count));
            column = Arrays.copyOf(column, more);
            value = Arrays.copyOf(value, more);
        }
        column[count] = at;
        value[count] = exact == null ? plain : exact.nearest();
        if (exact != null && !exact.isBinaryFloat()) {
            if (finer.length < column.length) {
                finer = Arrays.copyOf(finer, column.length);
            }
            finer[count] = exact;
        }
        count++;
    }

    void endRow(double plain, @Nullable Rational exact) {
        if (rows + 1 == start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
            offset = Arrays.copyOf(offset, start.length);
        }
        offset[rows] = exact == null ? plain : exact.nearest();
        if (exact != null && !exact.isBinaryFloat()) {
            if (finerOffset.length < offset.length) {
                finerOffset = Arrays.copyOf(finerOffset, offset.length);
            }
            finerOffset[rows] = exact;
        }
        rows++;
        start[rows] = count;
    }

    AffineMap map(int inputs) {
        return new AffineMap(
                inputs,
                Arrays.copyOf(start, rows + 1),
                Arrays.copyOf(column, count),
                Arrays.copyOf(value, count),
                Arrays.copyOf(offset, rows),
                finer.length == 0 ? finer : Arrays.copyOf(finer, count),
                finerOffset.length == 0 ? finerOffset : Arrays.copyOf(finerOffset, rows));
    }
}

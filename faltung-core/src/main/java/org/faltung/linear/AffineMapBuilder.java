package org.faltung.linear;

import java.util.Arrays;
import org.faltung.exact.Rational;
import org.jspecify.annotations.Nullable;

/// Makes an [AffineMap] row by row: add to coefficients in any order, then end the row.
///
/// Sums and products stay doubles as long as they are exact ones, which an error-free transformation
/// tells; else they go on as rationals.
public final class AffineMapBuilder {
    /// Below this magnitude the error term of a product may underflow, so that it proves nothing.
    private static final double SMALLEST = 0x1p-960;

    private final int inputs;
    private final double[] sum; // the coefficients of the row so far; the constant last
    private final @Nullable Rational[] exact; // instead of the sum, where that would not be exact
    private final boolean[] touched;
    private final Growing entries = new Growing();
    private final Runnable between;
    private int[] touchedColumns = new int[16];
    private int touchedCount;

    /// Starts a map without rows.
    ///
    /// @param inputs at least 0
    public AffineMapBuilder(int inputs) {
        this(inputs, () -> {});
    }

    /// Starts a map without rows.
    ///
    /// @param inputs at least 0
    /// @param between run after each row; ends the work by an exception
    public AffineMapBuilder(int inputs, Runnable between) {
        this.inputs = inputs;
        this.between = between;
        sum = new double[inputs + 1];
        exact = new Rational[inputs + 1];
        touched = new boolean[inputs + 1];
    }

    /// Adds to the coefficient of a column in the current row.
    public AffineMapBuilder add(int column, double coefficient) {
        touch(column);
        Rational before = exact[column];
        if (before != null) {
            exact[column] = before.plus(Rational.of(coefficient));
            return this;
        }
        double old = sum[column];
        double next = old + coefficient;
        double back = next - old;
        double error = (old - (next - back)) + (coefficient - back);
        if (error == 0 && Double.isFinite(next)) {
            sum[column] = next;
        } else {
            exact[column] = Rational.of(old).plus(Rational.of(coefficient));
        }
        return this;
    }

    /// Adds to the coefficient of a column in the current row.
    public AffineMapBuilder add(int column, Rational coefficient) {
        touch(column);
        Rational before = exact[column];
        exact[column] = (before == null ? Rational.of(sum[column]) : before).plus(coefficient);
        return this;
    }

    /// Adds to the constant of the current row.
    public AffineMapBuilder addOffset(double constant) {
        return add(inputs, constant);
    }

    /// Adds to the constant of the current row.
    public AffineMapBuilder addOffset(Rational constant) {
        return add(inputs, constant);
    }

    void addProduct(
            int column, double a, @Nullable Rational fineA, double b, @Nullable Rational fineB) {
        double product = a * b;
        if (fineA == null && fineB == null && (a == 0 || b == 0)) {
            return;
        }
        if (fineA == null
                && fineB == null
                && Math.abs(product) >= SMALLEST
                && Math.fma(a, b, -product) == 0) {
            add(column, product);
        } else {
            Rational left = fineA == null ? Rational.of(a) : fineA;
            add(column, left.times(fineB == null ? Rational.of(b) : fineB));
        }
    }

    /// Multiplies all coefficients of the current row, the constant included.
    void scaleRow(Rational factor) {
        if (factor.equals(Rational.ONE)) {
            return;
        }
        for (int t = 0; t < touchedCount; t++) {
            int column = touchedColumns[t];
            Rational before = exact[column];
            exact[column] = (before == null ? Rational.of(sum[column]) : before).times(factor);
            sum[column] = 0;
        }
    }

    /// Ends the current row and begins the next.
    public AffineMapBuilder endRow() {
        Arrays.sort(touchedColumns, 0, touchedCount);
        for (int t = 0; t < touchedCount; t++) {
            int column = touchedColumns[t];
            if (column < inputs) {
                entries.entry(column, sum[column], exact[column]);
                forget(column);
            }
        }
        entries.endRow(sum[inputs], exact[inputs]);
        forget(inputs);
        touchedCount = 0;
        between.run();
        return this;
    }

    /// The map of the rows that were ended.
    public AffineMap build() {
        return entries.map(inputs);
    }

    private void touch(int column) {
        if (!touched[column]) {
            touched[column] = true;
            if (touchedCount == touchedColumns.length) {
                touchedColumns = Arrays.copyOf(touchedColumns, 2 * touchedCount);
            }
            touchedColumns[touchedCount++] = column;
        }
    }

    private void forget(int column) {
        sum[column] = 0;
        exact[column] = null;
        touched[column] = false;
    }
}

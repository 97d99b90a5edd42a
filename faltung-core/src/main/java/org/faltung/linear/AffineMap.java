package org.faltung.linear;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;
import org.jspecify.annotations.Nullable;

/// An affine map x ↦ W x + b with sparse rows and exact rational coefficients.
///
/// Every coefficient has a nearest double and an exact value; the two differ only where
/// [#isDouble] or [#isOffsetDouble] says so. Entries of a row stand by rising column.
public final class AffineMap {
    private static final int LONGEST_DENOMINATOR = 512;

    private final int inputs;
    private final int[] start;
    private final int[] column;
    private final double[] value;
    private final double[] offset;
    private final @Nullable Rational[] finer; // the exact value where the double is not; or empty
    private final @Nullable Rational[] finerOffset;

    AffineMap(
            int inputs,
            int[] start,
            int[] column,
            double[] value,
            double[] offset,
            @Nullable Rational[] finer,
            @Nullable Rational[] finerOffset) {
        this.inputs = inputs;
        this.start = start;
        this.column = column;
        this.value = value;
        this.offset = offset;
        this.finer = finer;
        this.finerOffset = finerOffset;
    }

    /// x ↦ x on Rⁿ.
    public static AffineMap identity(int n) {
        AffineMapBuilder builder = new AffineMapBuilder(n);
        for (int i = 0; i < n; i++) {
            builder.add(i, 1).endRow();
        }
        return builder.build();
    }

    /// The number of inputs.
    public int inputs() {
        return inputs;
    }

    /// The number of outputs, which is the number of rows.
    public int outputs() {
        return offset.length;
    }

    /// The number of coefficients that are stored.
    public int entries() {
        return column.length;
    }

    /// Number of the first entry of a row; those of row i are `start(i)` to `start(i + 1) − 1`.
    public int start(int row) {
        return start[row];
    }

    /// The column of an entry.
    public int column(int entry) {
        return column[entry];
    }

    /// The coefficient of an entry, to the nearest double.
    public double value(int entry) {
        return value[entry];
    }

    /// The coefficient of an entry.
    public Rational exact(int entry) {
        Rational exact = isDouble(entry) ? null : finer[entry];
        return exact == null ? Rational.of(value[entry]) : exact;
    }

    /// Whether the coefficient of an entry is exactly its double.
    public boolean isDouble(int entry) {
        return finer.length == 0 || finer[entry] == null;
    }

    /// The constant of a row, to the nearest double.
    public double offset(int row) {
        return offset[row];
    }

    /// The constant of a row.
    public Rational exactOffset(int row) {
        Rational exact = isOffsetDouble(row) ? null : finerOffset[row];
        return exact == null ? Rational.of(offset[row]) : exact;
    }

    /// Whether the constant of a row is exactly its double.
    public boolean isOffsetDouble(int row) {
        return finerOffset.length == 0 || finerOffset[row] == null;
    }

    /// One row as a function of the inputs.
    public AffineForm row(int row) {
        Rational[] linear = new Rational[inputs];
        Arrays.fill(linear, Rational.ZERO);
        for (int k = start[row]; k < start[row + 1]; k++) {
            linear[column[k]] = exact(k);
        }
        return AffineForm.of(Arrays.asList(linear), exactOffset(row));
    }

    /// The number of products that [#after] takes.
    public long productsAfter(AffineMap first) {
        long products = 0;
        for (int middle : column) {
            products += first.start[middle + 1] - first.start[middle];
        }
        return products;
    }

    /// The composition x ↦ this(first(x)), exactly.
    ///
    /// @throws IllegalArgumentException if the sizes do not fit
    public AffineMap after(AffineMap first) {
        return after(first, () -> {});
    }

    /// The composition x ↦ this(first(x)), exactly.
    ///
    /// @param between run before each row; ends the work by an exception
    /// @throws IllegalArgumentException if the sizes do not fit
    public AffineMap after(AffineMap first, Runnable between) {
        if (first.outputs() != inputs) {
            throw new IllegalArgumentException(
                    "a map of "
                            + inputs
                            + " inputs cannot follow one of "
                            + first.outputs()
                            + " outputs");
        }
        BigInteger odd = first.oddDenominator();
        AffineMap whole = odd.equals(BigInteger.ONE) ? first : first.times(Rational.of(odd));
        Rational share = Rational.ONE.over(Rational.of(odd));
        AffineMapBuilder builder = new AffineMapBuilder(first.inputs);
        for (int row = 0; row < outputs(); row++) {
            between.run();
            addImage(row, whole, builder);
            builder.scaleRow(share);
            builder.addProduct(
                    first.inputs,
                    offset[row],
                    isOffsetDouble(row) ? null : finerOffset[row],
                    1,
                    null);
            builder.endRow();
        }
        return builder.build();
    }

    /// Adds the linear part of a row, applied to another map, to the builder's current row.
    private void addImage(int row, AffineMap first, AffineMapBuilder builder) {
        for (int k = start[row]; k < start[row + 1]; k++) {
            int middle = column[k];
            Rational finest = isDouble(k) ? null : finer[k];
            for (int m = first.start[middle]; m < first.start[middle + 1]; m++) {
                builder.addProduct(
                        first.column[m],
                        value[k],
                        finest,
                        first.value[m],
                        first.isDouble(m) ? null : first.finer[m]);
            }
            builder.addProduct(
                    first.inputs,
                    value[k],
                    finest,
                    first.offset[middle],
                    first.isOffsetDouble(middle) ? null : first.finerOffset[middle]);
        }
    }

    /// The odd part of the common denominator of all coefficients, so that with it as a factor they all become
    /// dyadic, whose sums are cheap; 1 if it would be long.
    private BigInteger oddDenominator() {
        BigInteger common = BigInteger.ONE;
        for (@Nullable Rational[] exact : List.of(finer, finerOffset)) {
            for (@Nullable Rational number : exact) {
                if (number != null && common.bitLength() <= LONGEST_DENOMINATOR) {
                    BigInteger own = number.denominator();
                    BigInteger odd = own.shiftRight(own.getLowestSetBit());
                    common = common.multiply(odd.divide(common.gcd(odd)));
                }
            }
        }
        return common.bitLength() <= LONGEST_DENOMINATOR ? common : BigInteger.ONE;
    }

    private AffineMap times(Rational factor) {
        AffineMapBuilder builder = new AffineMapBuilder(inputs);
        for (int row = 0; row < outputs(); row++) {
            for (int k = start[row]; k < start[row + 1]; k++) {
                builder.add(column[k], exact(k).times(factor));
            }
            builder.addOffset(exactOffset(row).times(factor)).endRow();
        }
        return builder.build();
    }
}

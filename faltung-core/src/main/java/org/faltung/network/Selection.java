package org.faltung.network;

import java.util.Arrays;

/// For each value of an output the value of the input that it is, or none, which stands for exactly
/// 0.
///
/// Reordering, cutting out, repeating and padding with zeros are all of this kind.
public final class Selection {
    /// In the place of an index: the value is 0 whatever the input.
    public static final int ZERO = -1;

    private final int[] indices;
    private final int largest;

    private Selection(int[] indices, int largest) {
        this.indices = indices;
        this.largest = largest;
    }

    /// A selection; the array is copied.
    ///
    /// @param indices for each value of the output, in the order of [Shape], the index of a
    ///     value of the input in the same order, or [#ZERO]
    /// @throws IllegalArgumentException if a number is below −1
    public static Selection of(int... indices) {
        int largest = ZERO;
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] < ZERO) {
                throw new IllegalArgumentException(
                        "place number "
                                + i
                                + " of a selection is "
                                + indices[i]
                                + ", but it must be the index of a value, or -1 for zero");
            }
            largest = Math.max(largest, indices[i]);
        }
        return new Selection(indices.clone(), largest);
    }

    /// The number of values of the output.
    public int size() {
        return indices.length;
    }

    /// The index of the input's value that one value of the output is, or [#ZERO].
    public int index(int place) {
        return indices[place];
    }

    /// The largest index of all, or [#ZERO] if there is none.
    public int largest() {
        return largest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selection that && Arrays.equals(indices, that.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }

    @Override
    public String toString() {
        return "a selection of " + indices.length + " values";
    }
}

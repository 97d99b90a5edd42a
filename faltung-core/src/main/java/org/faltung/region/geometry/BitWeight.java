package org.faltung.region.geometry;

/// What each bit of a pattern weighs, by its place in the code that [PatternCode#hex] writes.
public interface BitWeight {
    /// The weight of a bit.
    ///
    /// @param layer the number of the layer, among those that fold
    /// @param digit the number of the hexadecimal digit in its layer
    /// @param bit of the digit: 0 is the lowest
    long of(int layer, int digit, int bit);
}

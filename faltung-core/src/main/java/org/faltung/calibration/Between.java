package org.faltung.calibration;

import java.math.BigInteger;
import java.util.List;
import org.faltung.result.Count;

/// A whole number, known or enclosed.
///
/// @param lower never above the number
/// @param upper never below it; equal to `lower` if the number is known
public record Between(BigInteger lower, BigInteger upper) {
    /// Checks the order.
    public Between {
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException(lower + " is above " + upper);
        }
    }

    static Between of(Count count) {
        return switch (count) {
            case Count.Exact(BigInteger regions) -> new Between(regions, regions);
            case Count.Between(BigInteger lower, BigInteger upper) -> new Between(lower, upper);
        };
    }

    /// Whether the number is known.
    public boolean exact() {
        return lower.equals(upper);
    }

    /// The number of a rank among several, in ascending order: it lies between the numbers of that rank
    /// among the lower and among the upper ends.
    ///
    /// @param rank from 0
    static Between ranked(List<Between> numbers, int rank) {
        return new Between(
                numbers.stream().map(Between::lower).sorted().toList().get(rank),
                numbers.stream().map(Between::upper).sorted().toList().get(rank));
    }
}

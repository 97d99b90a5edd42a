package org.faltung.sample.tree;

import java.math.BigInteger;
import java.util.Optional;
import org.faltung.sample.Estimate;

/// What is known of the number of regions (R2) after sampling.
public sealed interface TreeEstimate {
    /// The number itself: the tree was exhausted, or so small that it was counted.
    ///
    /// @param regions how many there are
    record Exact(BigInteger regions) implements TreeEstimate {}

    /// An estimate whose draws show no sign of a heavy tail.
    ///
    /// @param estimate with its interval
    /// @param floor what is known below
    /// @param reached whether the interval is as narrow as was wished; if not, the budget or the means ended
    record Estimated(Estimate estimate, Floor floor, boolean reached) implements TreeEstimate {}

    /// No estimate: only what is known below.
    ///
    /// @param reason why, and what to try
    /// @param floor what is known below
    record Refused(String reason, Floor floor) implements TreeEstimate {}

    /// Lower bounds, neither of which is an estimate.
    ///
    /// @param certain different regions that were found, each by exact geometry
    /// @param likely a lower bound that holds with the wished confidence, whatever the tail of the draws; never below
    ///     the certain one; empty if there was no draw
    record Floor(BigInteger certain, Optional<Likely> likely) {}

    /// A lower bound by Markov's inequality for the product of unbiased draws.
    ///
    /// @param log10 the decimal logarithm of the bound
    /// @param confidence the probability that such a bound holds is at least this
    record Likely(double log10, double confidence) {}
}

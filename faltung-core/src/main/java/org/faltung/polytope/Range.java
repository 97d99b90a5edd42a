package org.faltung.polytope;

import org.faltung.exact.Rational;

/// The numbers from `low` to `high`, both included; none if low > high.
public record Range(Rational low, Rational high) {
    /// Whether it holds no number.
    public boolean isEmpty() {
        return low.compareTo(high) > 0;
    }

    /// Whether it holds one number only.
    public boolean isPoint() {
        return low.equals(high);
    }
}

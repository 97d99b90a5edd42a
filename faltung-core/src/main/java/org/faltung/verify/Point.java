package org.faltung.verify;

import java.math.BigInteger;
import java.util.List;

/// A point with rational coordinates over one denominator.
///
/// @param numerators a numerator a coordinate
/// @param denominator of all, positive
record Point(List<BigInteger> numerators, BigInteger denominator) {
    BigInteger numerator(int q) {
        return numerators.get(q);
    }
}

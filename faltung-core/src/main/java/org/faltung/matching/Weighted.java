package org.faltung.matching;

import java.util.Arrays;
import org.faltung.exact.Scalars;

/// Arrays of numbers of a generic number system.
final class Weighted {
    private Weighted() {}

    /// An array of zeros.
    @SuppressWarnings(
            "unchecked") // N is erased: the array never leaves the package typed as anything else
    static <N> N[] array(Scalars<N> scalars, int length) {
        Object[] zeros = new Object[length];
        Arrays.fill(zeros, scalars.zero());
        return (N[]) zeros;
    }
}

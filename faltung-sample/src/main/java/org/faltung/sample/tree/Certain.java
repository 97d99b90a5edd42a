package org.faltung.sample.tree;

import java.math.BigInteger;

/// The largest number of different regions that anybody saw at once: a certain lower bound.
final class Certain {
    private BigInteger most = BigInteger.ONE;

    /// So many disjoint cells with interior, or regions, were seen at once.
    synchronized void raise(BigInteger seen) {
        most = most.max(seen);
    }

    synchronized BigInteger most() {
        return most;
    }
}

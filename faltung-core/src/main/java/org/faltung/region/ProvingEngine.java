package org.faltung.region;

/// An engine that can say why its count is right.
public interface ProvingEngine extends Engine {
    /// Makes ready for a problem, and for its proof.
    ///
    /// @param proof who hears the events of each walk
    /// @return a walker for one thread at a time
    /// @throws IllegalArgumentException if the engine refuses the problem
    Walker on(Problem problem, Proof proof);
}

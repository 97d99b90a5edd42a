package org.faltung.region;

import java.util.Optional;

/// A way to walk the tree of cells: layer by layer, unit by unit, each unit splitting the cell into those of
/// its pieces that have interior in it.
///
/// All engines walk the same tree, in the same order: the units as in the fold sequence, the pieces rising.
public interface Engine {
    /// The name after `--engine`.
    String name();

    /// The engine with all that makes it what it is, in a word that [org.faltung.count.EngineChoice] reads: its name, `+` if
    /// it counts regions that it does not go to.
    default String recipe() {
        return name();
    }

    /// Why the engine cannot take a problem, and what would; empty if it can.
    Optional<String> refusal(Problem problem);

    /// Whether a walk may be cut into the walks of its subtrees for more than one thread. If not, the engine has
    /// its own way to use the machine, or none.
    default boolean splits() {
        return true;
    }

    /// Whether a walk that is stopped names the few cells that it leaves behind, so that other walks may go on from
    /// them.
    default boolean yields() {
        return false;
    }

    /// Makes ready for a problem.
    ///
    /// @return a walker for one thread at a time; make one a thread
    /// @throws IllegalArgumentException if the engine refuses the problem
    Walker on(Problem problem);
}

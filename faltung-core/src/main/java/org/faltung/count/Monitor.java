package org.faltung.count;

/// Who watches a long search.
public interface Monitor {
    /// Watches nothing and never ends it.
    Monitor NONE = new Monitor() {};

    /// What a search has done so far; called from its threads, often.
    ///
    /// @param regions regions found
    /// @param share part of the work that is done, 0 to 1; a guess
    default void progress(long regions, double share) {}

    /// Whether the search should end with what it has; called from its threads, often.
    default boolean cancelled() {
        return false;
    }
}

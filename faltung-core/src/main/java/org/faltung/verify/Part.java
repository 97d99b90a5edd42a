package org.faltung.verify;

/// What a subtree consists of, in preorder.
sealed interface Part {
    /// Finished bytes.
    record Chunk(Bytes bytes) implements Part {}

    /// A subtree that somebody else writes.
    record Child(Subtree subtree) implements Part {}

    /// No more.
    record End() implements Part {}
}

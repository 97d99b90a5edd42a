package org.faltung.verify;

/// The bytes of a proof tree's events.
///
/// The pieces of the decisions come in preorder, each either open or pruned. A byte b says
///
///     0kkkkooo   the next piece is pruned, by a support of which k numbers follow; then o pieces are open
///     10oooooo   the next o + 1 pieces are open
///     11000000   the next piece is pruned, by a support of which a varint k, then k numbers follow
///
/// Nothing is written for a piece that must be open because it is the last of its decision and all others were
/// pruned; nor for the beginning of a leaf, which is where no decision is left: its witness follows at once.
/// Open pieces that a byte announces may come after leaves.
///
/// Of a support the numbers follow from the largest to the smallest, each as a varint: how many constraints lie
/// between it and the one before (for the first: and the end). If the pruned piece has one side only, that side
/// is in the support, is not written, and is the end.
final class Encoding {
    /// The first byte that announces open pieces only.
    static final int OPEN = 0x80;

    /// The byte before a support of any size.
    static final int LONG_SUPPORT = 0xC0;

    /// The most numbers of a support that its first byte can tell.
    static final int SHORT_SUPPORT = 15;

    /// The most open pieces after a pruned one that its byte can tell.
    static final int OPEN_AFTER = 7;

    /// The most open pieces that a byte of their own can tell.
    static final int OPEN_TOGETHER = 64;

    /// The first byte of a witness: all coordinates are doubles.
    static final int REALS = 0;

    /// The first byte of a witness: integers over one denominator, which comes first.
    static final int RATIONALS = 1;

    /// The first byte of a witness, plus e: zigzag varints over 2^e, for e from 0 to [#FINEST].
    static final int DYADIC = 2;

    /// The largest e.
    static final int FINEST = 60;

    private Encoding() {}
}

package org.faltung.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.faltung.exact.Rational;
import org.jspecify.annotations.Nullable;

/// Part of the proof tree of a certificate, told event by event in preorder.
///
/// In the cell where it begins, and in every open cell, the next undecided unit takes its pieces in rising order:
/// each is [#pruned], or [#open] and followed by the events of its cell. A cell without undecided unit is a
/// [#leaf] or an [#exactLeaf]. A cell that was opened may be [#left] to another subtree, which another thread may
/// write. The subtree is complete with the last event.
///
/// Not for two threads at once; different subtrees of a certificate may be written at the same time.
public final class Subtree {
    private static final int CHUNK = 1 << 16;

    private final CertificateWriter writer;
    private final List<Decision> decisions;
    private final int start;
    private final int[] next; // the piece of each decision that is to come
    private final int[] constraints; // their number in the cell before each decision
    private final boolean[] opened; // whether a piece of the decision was open
    private int depth;
    private boolean complete;
    private long leaves;
    private Bytes bytes = new Bytes();
    private int lastCode = -1; // where the byte is that can announce another open piece

    /// What there is to write out; guarded by the writer.
    final Deque<Part> parts = new ArrayDeque<>();

    /// Begins in a cell.
    ///
    /// @param above where the cell is open and no event has come; null for the whole domain
    Subtree(
            CertificateWriter writer,
            List<Decision> decisions,
            int ownConstraints,
            @Nullable Subtree above) {
        this.writer = writer;
        this.decisions = decisions;
        int many = decisions.size();
        start = above == null ? 0 : above.depth;
        next = new int[many + 1];
        opened = new boolean[many + 1];
        constraints = new int[many + 1];
        depth = start;
        constraints[depth] = above == null ? ownConstraints : above.constraints[depth];
    }

    /// A piece of the next undecided unit has no interior.
    ///
    /// @param support numbers, rising, of constraints f_i ≥ 0 with one combination up to a factor that has
    ///     constant value, its factors positive and its value ≤ 0. The constraints of the domain come first, then
    ///     for each decided unit the sides of its piece, last the sides of the pruned piece
    public void pruned(int piece, List<Integer> support) {
        requirePiece(piece);
        int sides = decisions.get(depth).sides(piece);
        int end = constraints[depth] + sides;
        int many = support.size();
        if (many == 0 || support.getLast() >= end || support.getLast() < end - sides) {
            throw new IllegalStateException(
                    "the support " + support + " holds no side of the pruned piece");
        }
        if (piece + 1 == decisions.get(depth).pieces() && !opened[depth]) {
            throw new IllegalStateException("all pieces of a unit are told to be pruned");
        }
        if (sides == 1) {
            end--;
            many--;
        }
        lastCode = many <= Encoding.SHORT_SUPPORT ? bytes.length() : -1;
        bytes.put(many <= Encoding.SHORT_SUPPORT ? many << 3 : Encoding.LONG_SUPPORT);
        if (many > Encoding.SHORT_SUPPORT) {
            bytes.varint(many);
        }
        for (int i = many - 1; i >= 0; i--) {
            int number = support.get(i);
            if (number < 0 || number >= end) {
                throw new IllegalStateException("the support " + support + " is not rising");
            }
            bytes.varint(end - 1 - number);
            end = number;
        }
        next[depth]++;
        ascend(false);
    }

    /// A piece of the next undecided unit has interior; its cell comes next.
    public void open(int piece) {
        requirePiece(piece);
        Decision decision = decisions.get(depth);
        boolean needed = piece + 1 < decision.pieces() || opened[depth];
        opened[depth] = true;
        next[depth]++;
        constraints[depth + 1] = constraints[depth] + decision.sides(piece);
        depth++;
        next[depth] = 0;
        opened[depth] = false;
        if (needed) {
            announce();
        }
    }

    private void announce() {
        int code = lastCode < 0 ? 0xff : bytes.get(lastCode);
        boolean room =
                code < Encoding.OPEN
                        ? (code & Encoding.OPEN_AFTER) < Encoding.OPEN_AFTER
                        : code < Encoding.OPEN + Encoding.OPEN_TOGETHER - 1;
        if (room) {
            bytes.set(lastCode, code + 1);
        } else {
            lastCode = bytes.length();
            bytes.put(Encoding.OPEN);
        }
    }

    /// A point of a cell without undecided unit at which each constraint is greater than 0, but for weak ones that
    /// are identically 0.
    public void leaf(List<Double> witness) {
        requireLeaf();
        Witness.writeReals(bytes, witness);
        leaves++;
        ascend(true);
    }

    /// As [#leaf], with coordinates that are not doubles.
    public void exactLeaf(List<Rational> witness) {
        requireLeaf();
        Witness.writeRationals(bytes, witness);
        leaves++;
        ascend(true);
    }

    /// Leaves the cell that was opened last, before any event of it, to another subtree.
    public Subtree left() {
        if (complete || next[depth] != 0) {
            throw new IllegalStateException("only a cell in which nothing is told may be left");
        }
        Subtree child = new Subtree(writer, decisions, 0, this);
        hand(new Part.Child(child));
        ascend(true);
        return child;
    }

    /// Whether all events came, but for those of subtrees that were left.
    public boolean isComplete() {
        return complete;
    }

    private void requirePiece(int piece) {
        if (complete || depth == decisions.size() || next[depth] != piece) {
            throw new IllegalStateException("piece " + piece + " is told out of order");
        }
    }

    private void requireLeaf() {
        if (complete || depth < decisions.size()) {
            throw new IllegalStateException("a leaf is told where units are undecided");
        }
    }

    /// Goes up to the next decision that has a piece left.
    ///
    /// @param closed whether the cell where we are is done with
    private void ascend(boolean closed) {
        if (closed) {
            depth--;
        }
        while (depth >= start && isDone(depth)) {
            depth--;
        }
        complete = depth < start;
        if (complete) {
            hand(new Part.End());
        } else if (bytes.length() >= CHUNK) {
            hand(null);
        }
    }

    private boolean isDone(int decision) {
        return next[decision] == decisions.get(decision).pieces();
    }

    /// Gives the writer what was written, and what comes after it.
    private void hand(@Nullable Part after) {
        Part.Chunk chunk = new Part.Chunk(bytes);
        bytes = new Bytes();
        lastCode = -1;
        long many = leaves;
        leaves = 0;
        writer.take(this, chunk, after, many);
    }
}

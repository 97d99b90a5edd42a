package org.faltung.region;

import java.util.List;
import org.faltung.exact.Rational;

/// Who hears why a walk found the cells that it found, and no others: enough to prove the count anew.
///
/// The events come in preorder. In an open cell, the next undecided unit takes its pieces in rising order:
/// each is either [#pruned], or [#open] and followed by all events of its subtree. In a cell where no unit is
/// undecided the one event is [#leaf] or [#exactLeaf]. The walk's first cell is open without an event.
///
///     cell → piece … piece        as many as the next unit has
///     cell → leaf | left
///     piece → pruned | open cell
///
/// Supports name constraints of the cell by number: first those of the domain, in the order of
/// [org.faltung.polytope.Polyhedron#constraints]; then, for each decided unit from the first, the sides of its
/// piece in the order of [ExactCell#sides]; last the sides of the pruned piece itself. So the numbers of a
/// cell's constraints are those in every cell below it.
///
/// Called by the thread that walks. Nothing is kept by the caller: lists may be kept by the receiver.
public interface Proof {
    /// A piece has no interior in the cell.
    ///
    /// The constraints f_i ≥ 0 of the support have, up to a factor, one combination Σ m_i f_i with constant
    /// value; all m_i are positive and the value is ≤ 0. So no point has f_i > 0 for all of them. All
    /// gradients but any one are linearly independent: hence the m_i follow from the support. If a strict
    /// side is identically 0, the support is that side alone.
    ///
    /// @param piece of the next undecided unit
    /// @param support numbers of constraints, rising
    void pruned(int piece, List<Integer> support);

    /// A piece has interior in the cell, as the leaves below show.
    ///
    /// @param piece of the next undecided unit
    void open(int piece);

    /// A cell in which all units are decided, with a point where each constraint is greater than 0, but for
    /// those that are identically 0 and not strict: coordinates that are doubles, exactly.
    void leaf(List<Double> witness);

    /// As [#leaf], with a point whose coordinates are not doubles.
    void exactLeaf(List<Rational> witness);

    /// The open cell is not looked into: the walk was told to end here. A walk that is stopped before its end tells
    /// no more at all.
    void left();
}

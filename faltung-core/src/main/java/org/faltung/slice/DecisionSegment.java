package org.faltung.slice;

import java.util.List;
import java.util.function.Consumer;
import org.faltung.exact.Rational;
import org.faltung.region.plane.MappedCell;
import org.faltung.region.plane.Outline;

/// A piece of the decision boundary inside a face: of the points where the two largest outputs are equal, or the only
/// one is 0. Where classes part exactly along a fold, the parts on its two sides have different winners, and there is no
/// segment.
///
/// @param part a part of a face that has the segment as a side
/// @param side the number of that side
public record DecisionSegment(MappedCell.Part part, int side) {
    static void collect(MappedCell.Part part, Consumer<DecisionSegment> sink) {
        Outline outline = part.outline();
        for (int i = 0; i < outline.size(); i++) {
            if (outline.side(i) == Outline.Side.DECISION && outline.isDrawn(i)) {
                sink.accept(new DecisionSegment(part, i));
            }
        }
    }

    private int next() {
        return side + 1 == part.outline().size() ? 0 : side + 1;
    }

    /// u where it begins.
    public double fromU() {
        return part.outline().u(side);
    }

    /// v where it begins.
    public double fromV() {
        return part.outline().v(side);
    }

    /// u where it ends.
    public double toU() {
        return part.outline().u(next());
    }

    /// v where it ends.
    public double toV() {
        return part.outline().v(next());
    }

    /// The exact coordinates u and v of the point where it begins.
    public List<Rational> from() {
        return part.outline().corner(side);
    }

    /// The exact coordinates u and v of the point where it ends.
    public List<Rational> to() {
        return part.outline().corner(next());
    }
}

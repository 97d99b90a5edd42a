package org.faltung.sample.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// A segment of the input space: origin + u · direction for u in a range, exactly.
///
/// @param origin a point of Rⁿ
/// @param direction of Rⁿ, not 0
/// @param range of u, with more than one number
public record Segment(List<Rational> origin, List<Rational> direction, Range range) {
    /// Copies the lists.
    public Segment {
        origin = List.copyOf(origin);
        direction = List.copyOf(direction);
    }

    /// From one point to another.
    ///
    /// @param from of Rⁿ
    /// @param to another one
    public static Segment between(List<Rational> from, List<Rational> to) {
        List<Rational> direction = new ArrayList<>();
        for (int q = 0; q < from.size(); q++) {
            direction.add(to.get(q).minus(from.get(q)));
        }
        return new Segment(from, direction, new Range(Rational.ZERO, Rational.ONE));
    }

    /// Its Euclidean length, to about double precision.
    public double length() {
        double square = 0;
        for (Rational step : direction) {
            double size = step.nearest();
            square += size * size;
        }
        return Math.sqrt(square) * range.high().minus(range.low()).nearest();
    }

    /// The same as a domain to count in.
    Domain.Slice domain() {
        return new Domain.Slice(origin, List.of(direction), Optional.of(List.of(range)));
    }
}

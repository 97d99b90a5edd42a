package org.faltung.slice;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.polytope.Range;

/// A bounded part of a plane: u and v each in a range of positive length.
///
/// @param u the range of the first coordinate
/// @param v the range of the second
public record Window(Range u, Range v) {
    private static final Rational FOUR = Rational.of(4);

    /// Checks that the window has an area.
    ///
    /// @throws IllegalArgumentException if a range is empty or a point
    public Window {
        requireLength("u", u);
        requireLength("v", v);
    }

    private static void requireLength(String name, Range range) {
        if (range.low().compareTo(range.high()) >= 0) {
            throw new IllegalArgumentException(
                    "the window has no area: "
                            + name
                            + " runs from "
                            + range.low()
                            + " to "
                            + range.high()
                            + "; give a lower end that is below the upper one");
        }
    }

    /// The square of all u and v from `low` to `high`.
    public static Window square(long low, long high) {
        Range side = new Range(Rational.of(low), Rational.of(high));
        return new Window(side, side);
    }

    /// The smallest window around some points, with a margin of a quarter of its larger side all around.
    ///
    /// @param anchors at least one; if they are one point, the window reaches 1 from it each way
    public static Window around(List<Anchor> anchors) {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("a window around nothing: give its ranges");
        }
        Range u = hull(anchors.stream().map(anchor -> anchor.at().u()).toList());
        Range v = hull(anchors.stream().map(anchor -> anchor.at().v()).toList());
        Rational wide = u.high().minus(u.low());
        Rational high = v.high().minus(v.low());
        Rational span = wide.compareTo(high) > 0 ? wide : high;
        Rational margin = span.signum() == 0 ? Rational.ONE : span.over(FOUR);
        return new Window(wider(u, margin), wider(v, margin));
    }

    private static Range hull(List<Rational> numbers) {
        Rational low = numbers.getFirst();
        Rational high = low;
        for (Rational number : numbers) {
            low = number.compareTo(low) < 0 ? number : low;
            high = number.compareTo(high) > 0 ? number : high;
        }
        return new Range(low, high);
    }

    private static Range wider(Range range, Rational margin) {
        return new Range(range.low().minus(margin), range.high().plus(margin));
    }

    /// The area in the plane's coordinates.
    public Rational area() {
        return u.high().minus(u.low()).times(v.high().minus(v.low()));
    }
}

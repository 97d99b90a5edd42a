package org.faltung.sample.line;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.polytope.Range;

/// Random lines through a box, cut to it: a uniform point of the box, and a uniform direction through it.
///
/// Against the measure μ on lines that is invariant under motions (a uniform direction, then a uniform offset across
/// it) such a line comes with a density proportional to its length ℓ in the box. Hence, for the number N of points
/// that it has in common with a set,
///
///     E[N / ℓ] = ∫ N dμ / ∫ ℓ dμ
///
/// which is the number of crossings per unit length of the lines under μ.
public final class IsotropicLines {
    /// Coordinates of the point are such multiples of the side, those of the direction of 1.
    private static final int BITS = 30;

    private static final int DIRECTION_BITS = 20;
    private final List<Range> sides;

    private IsotropicLines(List<Range> sides) {
        this.sides = sides;
    }

    /// Lines through a box.
    ///
    /// @param sides a range a coordinate
    /// @throws IllegalArgumentException if it has no volume
    public static IsotropicLines through(List<Range> sides) {
        for (int q = 0; q < sides.size(); q++) {
            Range side = sides.get(q);
            if (side.isEmpty() || side.isPoint()) {
                throw new IllegalArgumentException(
                        "the box has volume 0, for coordinate number "
                                + (q + 1)
                                + " goes from "
                                + side.low()
                                + " to "
                                + side.high()
                                + "; lines through it are not spread over a volume");
            }
        }
        return new IsotropicLines(List.copyOf(sides));
    }

    /// The next one.
    public Segment draw(SplittableRandom random) {
        List<Rational> point = new ArrayList<>();
        for (Range side : sides) {
            // odd numerators over 2^(BITS + 1): never on a face
            double share = Math.scalb(2.0 * random.nextLong(1L << BITS) + 1, -BITS - 1);
            point.add(side.low().plus(side.high().minus(side.low()).times(Rational.of(share))));
        }
        List<Rational> direction = direction(random);
        return new Segment(point, direction, chord(point, direction));
    }

    private List<Rational> direction(SplittableRandom random) {
        while (true) {
            List<Rational> direction = new ArrayList<>();
            boolean zero = true;
            for (int q = 0; q < sides.size(); q++) {
                double step =
                        Math.scalb(
                                Math.rint(Math.scalb(random.nextGaussian(), DIRECTION_BITS)),
                                -DIRECTION_BITS);
                direction.add(Rational.of(step));
                zero &= step == 0;
            }
            if (!zero) {
                return direction;
            }
        }
    }

    /// Where point + u · direction is in the box.
    private Range chord(List<Rational> point, List<Rational> direction) {
        List<Rational> lows = new ArrayList<>();
        List<Rational> highs = new ArrayList<>();
        for (int q = 0; q < sides.size(); q++) {
            Rational step = direction.get(q);
            if (step.signum() != 0) {
                Rational one = sides.get(q).low().minus(point.get(q)).over(step);
                Rational other = sides.get(q).high().minus(point.get(q)).over(step);
                lows.add(step.signum() > 0 ? one : other);
                highs.add(step.signum() > 0 ? other : one);
            }
        }
        return new Range(
                lows.stream().max(Rational::compareTo).orElseThrow(),
                highs.stream().min(Rational::compareTo).orElseThrow());
    }
}

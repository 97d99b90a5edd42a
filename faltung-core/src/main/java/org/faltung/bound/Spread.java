package org.faltung.bound;

import org.faltung.exact.Scalars;

/// The C(m, n) patterns with at least n inactive units, level by level: those with n + u of them for
/// u = 0, 1, … ⌊(m − n) / 2⌋. The first differences of the tails of [Gamma], without subtraction.
///
/// A mutable kernel: each level costs a fixed number of operations.
///
/// @param <N> the type of a number
sealed interface Spread<N> {
    /// Patterns with exactly n + u inactive units.
    N mass();

    /// Patterns with at least n + u inactive units.
    N rest();

    /// On to the next u.
    void advance();

    /// The levels of a family.
    ///
    /// @param gamma [Gamma#LINE] with n ≥ 2, or [Gamma#PLANE] with n ≥ 3
    /// @param all C(m, n)
    static <N> Spread<N> of(Gamma gamma, int m, int n, N all, Scalars<N> scalars) {
        int steps = gamma == Gamma.LINE ? 2 : 3;
        N start = all;
        for (int i = 0; i < steps; i++) {
            start = scalars.over(scalars.times(start, n - i), m - i);
        }
        return gamma == Gamma.LINE
                ? new Line<>(n, m - n, start, scalars)
                : new Plane<>(n, m - n, start, scalars);
    }

    /// With s = m − 2u − 2 and r = m − n − 2u:
    ///
    ///     mass = 2 C(s, n − 1) + C(s, n − 2),   rest = mass + C(s, n) ;
    ///     C(s, n − 1) = C(s, n − 2) r / (n − 1),   C(s, n) = C(s, n − 1) (r − 1) / n.
    final class Line<N> implements Spread<N> {
        private final int n;
        private final Scalars<N> scalars;
        private long r;
        private N least;
        private N more;

        private Line(int n, int r, N least, Scalars<N> scalars) {
            this.n = n;
            this.r = r;
            this.scalars = scalars;
            this.least = least;
            this.more = scalars.over(scalars.times(least, r), n - 1L);
        }

        @Override
        public N mass() {
            return scalars.sum(scalars.times(more, 2), least);
        }

        @Override
        public N rest() {
            return scalars.sum(mass(), scalars.over(scalars.times(more, Math.max(0, r - 1)), n));
        }

        @Override
        public void advance() {
            least = down(least, r, r + n - 2, scalars);
            r -= 2;
            more = scalars.over(scalars.times(least, Math.max(0, r)), n - 1L);
        }
    }

    /// With s = m − 2u − 3 and r = m − n − 2u:
    ///
    ///     mass = C(s, n − 1) + (2u + 3) C(s, n − 2) + (u + 1) C(s, n − 3),
    ///     rest = mass + C(s, n) + (u + 2) C(s, n − 1) ;
    ///     C(s, n − 2) = C(s, n − 3) r / (n − 2),   C(s, n − 1) = C(s, n − 2) (r − 1) / (n − 1),
    ///     C(s, n) = C(s, n − 1) (r − 2) / n.
    final class Plane<N> implements Spread<N> {
        private final int n;
        private final Scalars<N> scalars;
        private long u;
        private long r;
        private N least;
        private N more;
        private N most;

        private Plane(int n, int r, N least, Scalars<N> scalars) {
            this.n = n;
            this.r = r;
            this.scalars = scalars;
            this.least = least;
            this.more = scalars.zero();
            this.most = scalars.zero();
            fill();
        }

        private void fill() {
            more = scalars.over(scalars.times(least, Math.max(0, r)), n - 2L);
            most = scalars.over(scalars.times(more, Math.max(0, r - 1)), n - 1L);
        }

        @Override
        public N mass() {
            N sum = scalars.sum(scalars.times(more, 2 * u + 3), scalars.times(least, u + 1));
            return scalars.sum(most, sum);
        }

        @Override
        public N rest() {
            N tail = scalars.over(scalars.times(most, Math.max(0, r - 2)), n);
            return scalars.sum(mass(), scalars.sum(tail, scalars.times(most, u + 2)));
        }

        @Override
        public void advance() {
            least = down(least, r, r + n - 3, scalars);
            u++;
            r -= 2;
            fill();
        }
    }

    /// C(s − 2, y) from C(s, y), where r = s − y.
    private static <N> N down(N binomial, long r, long s, Scalars<N> scalars) {
        return r < 2
                ? scalars.zero()
                : scalars.over(scalars.times(binomial, r * (r - 1)), s * (s - 1));
    }
}

package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.bound.Backwards.Range;
import org.faltung.bound.Backwards.Values;
import org.faltung.exact.Rounded;
import org.faltung.exact.Scalars;

/// One layer of the bound of Hinz 2021: f(n) = Σ_j γ_{n,m}(j) g(min(n, j)) for all n.
///
/// Unroll γ_{n,m} = Shift γ_{n,m−1} + γ_{n−1,m−1} from (n, m), a = m − n > 0. A path ends on the diagonal after a shifts
/// and e decreases, at γ_{n−e,n−e}, or with a decrease at the base, at γ_{β,m'} with m' > β. The first kind
/// adds Σ_e C(a − 1 + e, e) C(n − e, i) at level j = a + i, which without the limit e < n − β is C(m, j) by Vandermonde
/// and is C(m, j) for i > β; with k = n − β − 1,
///
///     γ(a + i) ∋ S_i = Σ_r C(β + 1, i − r) C(m − β − 1, k − r)      for i ≤ β.
///
/// The second kind adds, at level a + β − b, G_b = Σ_{m' > β} C(m − m' − 1, k) γ_{β,m'}(m' − b). Summing by parts,
/// G_0 = C(m − β − 1, k + 1) and for b ≥ 1
///
///     β = 1:  G_b = 2 C(m − c, k + 1) + [b ≥ 2] C(m − 2b, k),                     c = max(2, 2b),
///     β = 2:  G_b = c C(m − c, k + 1) + C(m − c, k + 2) + [b ≥ 3] (b − 1) C(m − 2b + 1, k),   c = max(3, 2b − 1).
///
/// From b = 1 on G_b does not increase, since no base histogram does.
///
/// @param <N> the type of a number
final class HinzLayer<N> {
    private final int base;
    private final int m;
    private final Values<N> next;
    private final Scalars<N> scalars;
    private final List<N> row;
    private final List<N> prefix;
    private final List<N> main;
    private final List<N> extra;

    private HinzLayer(int base, int m, int most, Values<N> next, Scalars<N> scalars) {
        this.base = base;
        this.m = m;
        this.next = next;
        this.scalars = scalars;
        this.row = Backwards.binomials(m, most, scalars);
        this.prefix = Backwards.prefixSums(m, most, 1, scalars);
        this.main = Backwards.binomials(Math.max(0, m - base - 1), most, scalars);
        this.extra = Backwards.binomials(Math.max(0, m - base - 3), most, scalars);
    }

    /// f over a range of dimensions from g.
    ///
    /// @param base β, 1 or 2
    /// @param m units
    /// @param range the dimensions that are needed, at most m
    static <N> Values<N> of(int base, int m, Range range, Values<N> next, Scalars<N> scalars) {
        return new HinzLayer<>(base, m, range.most(), next, scalars).values(range);
    }

    private Values<N> values(Range range) {
        List<N> values = new ArrayList<>(range.most() + 1);
        for (int n = 0; n < range.least(); n++) {
            values.add(scalars.zero());
        }
        N window = scalars.zero();
        int low = -1;
        int high = -1;
        for (int n = range.least(); n <= range.most(); n++) {
            int first = m - n + base + 1;
            if (n > base && n < m && first < n) {
                if (low < 0) {
                    low = first;
                    high = first;
                }
                for (; high < n; high++) {
                    window = scalars.sum(window, at(row.get(high), high, n));
                }
                for (; low > first; low--) {
                    window = scalars.sum(window, at(row.get(low - 1), low - 1, n));
                }
            }
            if (3L * n <= m && n > base) {
                // the lowest level, (m − n) / 2, is not below n: the histogram is clipped to n as a whole
                values.add(at(prefix.get(n), n, n));
            } else {
                values.add(n == m ? whole() : n <= base ? ofBase(n) : ofPaths(n, window));
            }
        }
        return new Values<>(values);
    }

    /// mass · g(min(n, level)).
    private N at(N mass, int level, int n) {
        return scalars.product(mass, next.at(Math.min(level, n)));
    }

    /// n = m: every pattern occurs.
    private N whole() {
        N sum = scalars.zero();
        for (int j = 0; j <= m; j++) {
            sum = scalars.sum(sum, at(row.get(j), j, m));
        }
        return sum;
    }

    /// n ≤ β < m: all of the histogram is at level n or above, but for three or four lines in the plane.
    private N ofBase(int n) {
        int low = n == 2 && m == 3 ? 3 : n == 2 && m == 4 ? 2 : 0;
        long total = n == 0 ? 1 : n == 1 ? m + 1L : 1L + m + (long) m * (m - 1) / 2;
        N one = scalars.one();
        return scalars.sum(
                at(scalars.times(one, total - low), n, n),
                at(scalars.times(one, low), Math.max(0, n - 1), n));
    }

    private N ofPaths(int n, N window) {
        int a = m - n;
        int k = n - base - 1;
        N sum = at(prefix.get(Math.min(a, k)), n, n);
        if (a + base + 1 < n) {
            sum = scalars.sum(sum, window);
        }
        for (int i = 0; i <= base; i++) {
            for (int r = 0; r <= Math.min(i, k); r++) {
                N mass = scalars.times(main.get(k - r), small(base + 1, i - r));
                sum = scalars.sum(sum, at(mass, a + i, n));
            }
        }
        return base == 1 ? linear(n, sum) : planar(n, sum);
    }

    /// Adds the paths that end at γ_{1,m'}.
    private N linear(int n, N start) {
        int k = n - 2;
        N sum = scalars.sum(start, at(main.get(k + 1), m - n + 1, n));
        N many = main.get(k + 1);
        N single = extra.get(k);
        int top = m - n + 1;
        for (int b = 1; 2 * b - 1 <= top; b++) {
            N mass = 2 * b <= top ? scalars.times(many, 2) : scalars.zero();
            mass = b >= 2 ? scalars.sum(mass, single) : mass;
            N rest = rest(mass, top - b, n, top / 2 - b + 2, sum);
            if (!scalars.isZero(rest)) {
                return scalars.sum(sum, rest);
            }
            sum = scalars.sum(sum, at(mass, top - b, n));
            many = down(many, m - Math.max(2, 2 * b), k + 1, 2);
            single = b >= 2 ? down(single, m - 2 * b, k, 2) : single;
        }
        return sum;
    }

    /// Adds the paths that end at γ_{2,m'}.
    private N planar(int n, N start) {
        int k = n - 3;
        int top = m - n + 2;
        N sum = scalars.sum(start, at(main.get(k + 1), top, n));
        N one = main.get(k + 1);
        N two = k + 2 < main.size() ? main.get(k + 2) : scalars.zero();
        N half = extra.get(k);
        for (int b = 1; 2 * b - 2 <= top; b++) {
            int c = Math.max(3, 2 * b - 1);
            N mass = c <= top ? scalars.sum(scalars.times(one, c), two) : scalars.zero();
            mass = b >= 3 ? scalars.sum(mass, scalars.times(half, b - 1L)) : mass;
            N rest = rest(mass, top - b, n, top / 2 - b + 2, sum);
            if (!scalars.isZero(rest)) {
                return scalars.sum(sum, rest);
            }
            sum = scalars.sum(sum, at(mass, top - b, n));
            if (b >= 2) {
                one = down(one, m - c, k + 1, 2);
                two = down(two, m - c, k + 2, 2);
            }
            half = b >= 3 ? down(half, m - 2 * b + 1, k, 2) : half;
        }
        return sum;
    }

    /// When rounding: `levels` levels of at most this mass, if they are together a negligible part of the sum; else 0.
    private N rest(N mass, int level, int n, int levels, N sum) {
        if (scalars != Rounded.UP) {
            return scalars.zero();
        }
        N all = scalars.times(at(mass, level, n), Math.max(1, levels));
        N scaled = scalars.times(all, 1L << 60);
        return scalars.max(scaled, sum).equals(sum) ? all : scalars.zero();
    }

    /// C(x − steps, y) from C(x, y).
    private N down(N binomial, int x, int y, int steps) {
        N result = binomial;
        for (int i = 0; i < steps; i++) {
            if (x - i - y <= 0) {
                return scalars.zero();
            }
            result = scalars.over(scalars.times(result, x - i - y), x - i);
        }
        return result;
    }

    private static long small(int n, int k) {
        return k == 0 || k == n ? 1 : n == 3 || k == 1 ? n : 0;
    }
}

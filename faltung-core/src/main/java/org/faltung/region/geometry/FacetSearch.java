package org.faltung.region.geometry;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.polytope.Polyhedron;
import org.faltung.region.merge.Walls;
import org.jspecify.annotations.Nullable;

/// Which walls of a region are facets, and a point inside each of these.
///
/// [Clarkson 1994](https://doi.org/10.1109/SFCS.1994.365723): a wall is held against the facets
/// known so far. If they keep its function f positive, it is none. Else there is a point where they
/// allow f < 0; the ray to it from a point inside leaves the region through a facet that is not
/// known yet. So each linear program is as small as the result.
///
/// Linear programs run in floating point and only guess. That a wall is a facet is proved by a
/// [Ray] that meets it before all others, that it is none by f = Σ λ_k f_k + c with λ, c ≥ 0:
/// exactly; or, in a domain with |x_q − o_q| ≤ m_q around the origin o, by
///
///     f(x) ≥ f(o) − Σ λ_k f_k(o) − Σ_q |a_q − Σ λ_k a_kq| m_q > 0.
///
/// If c = 0 the wall touches the region only where several facets meet. What no guess decides goes
/// to a linear program in integers.
final class FacetSearch {
    private static final double U = 0x1p-52;

    /// How often a ray that meets two walls at once is turned a little.
    private static final int TURNS = 3;

    private final int d;
    private final Walls walls;
    private final Runnable between;
    private final Simplex simplex;
    private final Ray ray;
    private final double[] reach; // m_q
    private final Polyhedron domain;
    private int[] order = new int[0];
    private int[] facets = new int[16];
    private double[][] rays = new double[16][];
    private @Nullable List<Rational>[] inside;
    private int found;
    private boolean[] known = new boolean[0];
    private long seed;

    @SuppressWarnings({"unchecked", "rawtypes"})
    FacetSearch(Polyhedron domain, Walls walls, Runnable between) {
        this.between = between;
        this.domain = domain;
        this.walls = walls;
        d = domain.dimension();
        simplex = new Simplex(d);
        ray = new Ray(d);
        reach = new double[d];
        inside = (List<Rational>[]) new List[16];
    }

    /// The number of facets.
    int count() {
        return found;
    }

    /// The wall of a facet.
    int wall(int facet) {
        return facets[facet];
    }

    /// A point inside a facet.
    List<Rational> inside(WallRows rows, int facet) {
        List<Rational> point = inside[facet];
        if (point == null) {
            System.arraycopy(rays[facet], 0, ray.direction, 0, d);
            point = ray.meets(rows, facets[facet]);
            inside[facet] = point;
        }
        return point;
    }

    /// Finds the facets; the origin of the rows is inside.
    void find(WallRows rows) {
        found = 0;
        seed = 1;
        measure(rows);
        sort(rows);
        for (int next = 0; next < rows.count; next++) {
            int wall = order[next];
            between.run();
            while (!known[wall] && !settled(rows, wall)) {
                // each time, another facet was found
            }
        }
        sortFacets();
    }

    private void measure(WallRows rows) {
        for (int q = 0; q < d; q++) {
            Rational origin = Rational.of(rows.origin[q], rows.scale);
            reach[q] =
                    domain.side(q)
                            .map(side ->
                                    Math.max(
                                                    side.high().minus(origin).nearest(),
                                                    origin.minus(side.low()).nearest())
                                            * (1 + U))
                            .orElse(Double.POSITIVE_INFINITY);
        }
    }

    /// Near walls first: they are more often facets.
    private void sort(WallRows rows) {
        if (order.length < rows.count) {
            order = new int[2 * rows.count];
            known = new boolean[2 * rows.count];
        }
        Arrays.fill(known, 0, rows.count, false);
        for (int i = 0; i < rows.count; i++) {
            double distance = rows.value[i] / rows.norm[i];
            int at = i;
            while (at > 0 && rows.value[order[at - 1]] / rows.norm[order[at - 1]] > distance) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
    }

    /// Decides whether a wall is a facet, or finds another facet.
    ///
    /// @return false if only another facet was found
    private boolean settled(WallRows rows, int wall) {
        simplex.clear(found);
        for (int k = 0; k < found; k++) {
            simplex.add(facets[k], rows.linear, facets[k] * d, rows.value[facets[k]]);
        }
        Simplex.End end = simplex.minimise(rows.linear, wall * d);
        double least = rows.value[wall] + simplex.value();
        if (end == Simplex.End.OPTIMAL && least > -1e-9 * rows.value[wall]) {
            if (provedPositive(rows, wall) || provedImplied(rows, wall)) {
                return true;
            }
        }
        if (end != Simplex.End.LOST) {
            for (int q = 0; q < d; q++) {
                ray.direction[q] = end == Simplex.End.OPTIMAL ? simplex.point(q) : simplex.ray(q);
            }
            for (int turn = 0; turn < TURNS && ray.normalise(); turn++) {
                int first = ray.first(rows);
                if (first >= 0) {
                    if (known[first]) {
                        break;
                    }
                    add(first, ray.direction.clone(), null);
                    return first == wall;
                }
                turn(rows, wall);
            }
        }
        walls.insideFacet(rows.wall(wall)).ifPresent(point -> add(wall, new double[0], point));
        return true;
    }

    private void turn(WallRows rows, int wall) {
        for (int q = 0; q < d; q++) {
            seed = seed * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
            double random = (seed >> 40) * 0x1p-24;
            ray.direction[q] += 0x1p-6 * (random - rows.linear[wall * d + q]);
        }
    }

    private void add(int wall, double[] direction, @Nullable List<Rational> point) {
        if (found == facets.length) {
            facets = Arrays.copyOf(facets, 2 * found);
            rays = Arrays.copyOf(rays, 2 * found);
            inside = Arrays.copyOf(inside, 2 * found);
        }
        facets[found] = wall;
        rays[found] = direction;
        inside[found++] = point;
        known[wall] = true;
    }

    /// The floating-point proof. With multipliers cut to λ ≥ 0, each |a_q − Σ λ_k a_kq| is off by
    /// at most (d + 3) 2 u (|a_q| + Σ λ_k |a_kq|), and so is f(o) − Σ λ_k f_k(o).
    private boolean provedPositive(WallRows rows, int wall) {
        double left = rows.value[wall];
        double size = left;
        double lost = 0;
        for (int c = 0; c < d; c++) {
            int k = simplex.support(c);
            if (k >= 0 && simplex.multiplier(c) > 0) {
                double part = simplex.multiplier(c) * rows.value[k];
                left -= part;
                size += part;
            }
        }
        for (int q = 0; q < d; q++) {
            double rest = rows.linear[wall * d + q];
            double sum = Math.abs(rest);
            for (int c = 0; c < d; c++) {
                int k = simplex.support(c);
                if (k >= 0 && simplex.multiplier(c) > 0) {
                    double part = simplex.multiplier(c) * rows.linear[k * d + q];
                    rest -= part;
                    sum += Math.abs(part);
                }
            }
            double off = 2 * (d + 3) * U * sum + WallRows.TINY;
            lost += (Math.abs(rest) + off) * reach[q];
        }
        return left - 2 * (d + 3) * U * size > lost * (1 + 2 * (d + 3) * U);
    }

    /// The same in integers: λ solves the d equations exactly.
    private boolean provedImplied(WallRows rows, int wall) {
        BigInteger[][] system = new BigInteger[d][d + 1];
        for (int c = 0; c < d; c++) {
            int k = simplex.support(c);
            if (k < 0) {
                return false;
            }
            for (int q = 0; q < d; q++) {
                system[q][c] = rows.exact(k, q);
            }
        }
        for (int q = 0; q < d; q++) {
            system[q][d] = rows.exact(wall, q);
        }
        Optional<ExactSystem> solved = ExactSystem.solve(system);
        if (solved.isEmpty()) {
            return false;
        }
        BigInteger rest = rows.exact(wall, d).multiply(solved.get().denominator());
        for (int c = 0; c < d; c++) {
            BigInteger multiplier = solved.get().numerators()[c];
            if (multiplier.signum() < 0) {
                return false;
            }
            rest = rest.subtract(multiplier.multiply(rows.exact(simplex.support(c), d)));
        }
        return rest.signum() >= 0;
    }

    private void sortFacets() {
        for (int i = 1; i < found; i++) {
            for (int at = i; at > 0 && facets[at - 1] > facets[at]; at--) {
                swap(at - 1, at);
            }
        }
    }

    private void swap(int one, int other) {
        int wall = facets[one];
        facets[one] = facets[other];
        facets[other] = wall;
        double[] direction = rays[one];
        rays[one] = rays[other];
        rays[other] = direction;
        List<Rational> point = inside[one];
        inside[one] = inside[other];
        inside[other] = point;
    }
}

package org.faltung.region.geometry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.LinearProgram;
import org.faltung.polytope.Optimum;
import org.faltung.polytope.RelativeInterior;

/// In which directions a region goes on for ever: those w with a_k · w ≥ 0 for all its facets.
///
/// With s = Σ a_k, all rows being scaled alike, the region is bounded if −s = Σ λ_k a_k with λ ≥ 0
/// over d independent rows: then Σ (1 + λ_k) a_k = 0 lets all a_k · w ≥ 0 be 0 only, so w = 0. A
/// linear program in floating point guesses the rows, integers prove it; where the guess fails, a
/// linear program in rationals decides.
final class Recession {
    private final int d;
    private final Simplex simplex;
    private final double[] sum;

    Recession(int d) {
        this.d = d;
        simplex = new Simplex(d);
        sum = new double[d];
    }

    /// Whether the region is bounded.
    boolean none(WallRows rows, FacetSearch facets) {
        if (facets.count() <= d) {
            return false;
        }
        simplex.clear(facets.count());
        Arrays.fill(sum, 0);
        for (int k = 0; k < facets.count(); k++) {
            simplex.add(facets.wall(k), rows.linear, facets.wall(k) * d, 1);
            for (int q = 0; q < d; q++) {
                sum[q] -= rows.linear[facets.wall(k) * d + q];
            }
        }
        return simplex.minimise(sum, 0) == Simplex.End.OPTIMAL && proved(rows, facets)
                || decided(rows, facets);
    }

    private boolean proved(WallRows rows, FacetSearch facets) {
        BigInteger[][] system = new BigInteger[d][d + 1];
        int most = 0;
        for (int k = 0; k < facets.count(); k++) {
            most = Math.max(most, rows.shift(facets.wall(k)));
        }
        for (int q = 0; q < d; q++) {
            system[q][d] = BigInteger.ZERO;
            for (int k = 0; k < facets.count(); k++) {
                int wall = facets.wall(k);
                BigInteger part = rows.exact(wall, q).shiftLeft(most - rows.shift(wall));
                system[q][d] = system[q][d].subtract(part);
            }
            for (int c = 0; c < d; c++) {
                if (simplex.support(c) < 0) {
                    return false;
                }
                system[q][c] = rows.exact(simplex.support(c), q);
            }
        }
        return ExactSystem.solve(system)
                .filter(solved -> {
                    boolean positive = true;
                    for (BigInteger multiplier : solved.numerators()) {
                        positive &= multiplier.signum() >= 0;
                    }
                    return positive;
                })
                .isPresent();
    }

    /// Whether every coordinate is 0 in the cone, in rationals.
    private boolean decided(WallRows rows, FacetSearch facets) {
        List<AffineForm> cone = linear(rows, facets);
        for (int q = 0; q < d; q++) {
            AffineForm x = AffineForm.coordinate(d, q);
            if (new LinearProgram(cone, x).solve() instanceof Optimum.Unbounded
                    || new LinearProgram(cone, x.negated()).solve() instanceof Optimum.Unbounded) {
                return false;
            }
        }
        return true;
    }

    /// Whether the directions fill a cone with interior, so that balls of any radius fit into the
    /// region; in rationals.
    ///
    /// @param guess a direction that may be inside
    boolean isFull(WallRows rows, FacetSearch facets, List<Rational> guess) {
        List<AffineForm> cone = linear(rows, facets);
        return cone.stream().allMatch(form -> form.at(guess).signum() > 0)
                || RelativeInterior.of(d, cone).orElseThrow().equalities().isEmpty();
    }

    private List<AffineForm> linear(WallRows rows, FacetSearch facets) {
        List<AffineForm> cone = new ArrayList<>();
        for (int k = 0; k < facets.count(); k++) {
            AffineForm form = rows.wall(facets.wall(k)).form();
            cone.add(form.plus(form.constant().negated()));
        }
        return cone;
    }
}

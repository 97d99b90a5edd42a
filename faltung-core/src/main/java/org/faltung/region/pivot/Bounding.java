package org.faltung.region.pivot;

import java.util.List;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;

/// Proves that a side keeps its sign on a cell in a box, from the multipliers that the simplex method ended with.
///
/// For λ_k ≥ 0 and walls f_k ≥ 0, s · side − Σ λ_k f_k = ρ is an affine function, nearly constant; so on the cell
///
///     s · side ≥ ρ_d − Σ_q |ρ_q| R_q,   |x_q| ≤ R_q.
///
/// If the cell is cut with some walls, so that f_k = 0, their λ_k may have any sign.
///
/// ρ is computed from coefficients of magnitude at most 1, each off by the error of its function; with what d + 1
/// products and sums add, it is off by at most (slack + Σ |λ_k| slack_k) in each coefficient. The last roundings
/// are covered by the factors 1 ± 2⁻⁴⁰.
final class Bounding {
    private static final double MORE = 1 + 0x1p-40;
    private static final double LESS = 1 - 0x1p-40;
    private static final double HUGE = 0x1p900;

    private final int d;
    private final Walls walls;
    private final BasisBound basis;
    private final boolean boxed;
    private final double[] radius;
    private final double reach; // 1 + Σ R_q
    private final double[] rest;

    Bounding(Polyhedron domain, Walls walls) {
        d = domain.dimension();
        this.walls = walls;
        basis = new BasisBound(walls);
        boxed = domain.isBoxed();
        radius = new double[d];
        rest = new double[d];
        double sum = 1;
        for (int q = 0; q < d; q++) {
            if (domain.side(q).isPresent()) {
                Range side = domain.side(q).get();
                double low = Math.abs(side.low().nearest());
                radius[q] = Math.max(low, Math.abs(side.high().nearest())) * (1 + 0x1p-52);
            }
            sum += radius[q];
        }
        reach = sum * MORE;
    }

    boolean proves(Corner corner, Side side, int sign) {
        return boxed && provesInBox(corner, side, sign) || basis.proves(corner, side, sign);
    }

    /// How far at most a point is from one where all flat walls of a corner are 0, in the sum norm; infinite if the
    /// corner is too inexact to tell.
    double distance(Corner corner, double[] x, double reach) {
        return basis.distance(corner, x, reach);
    }

    /// Adds the labels of the walls in the combination that shows the side's sign, if it is certain which they are.
    boolean support(Corner corner, Side side, int sign, List<Integer> labels) {
        if (!basis.proves(corner, side, sign)) {
            return false;
        }
        for (int k = 0; k < d; k++) {
            int multiplier = basis.multiplier(k);
            if (multiplier < 0) {
                return false;
            }
            if (multiplier > 0) {
                labels.add(walls.label[corner.at[k]]);
            }
        }
        return true;
    }

    private boolean provesInBox(Corner corner, Side side, int sign) {
        double[] c = side.coefficient;
        double slack = side.slack;
        double[] price = corner.price;
        double constant = sign * c[d];
        for (int q = 0; q < d; q++) {
            rest[q] = sign * c[q];
        }
        double[][] column = walls.column;
        for (int k = 0; k < d; k++) {
            double times = sign * price[k];
            int wall = corner.at[k];
            if (wall == Corner.FREE || times <= 0 && !corner.flat[k]) {
                continue;
            }
            for (int q = 0; q < d; q++) {
                rest[q] -= times * column[q][wall];
            }
            constant -= times * column[d][wall];
            slack += Math.abs(times) * walls.slack[wall];
        }
        double off = reach * slack;
        for (int q = 0; q < d; q++) {
            off += Math.abs(rest[q]) * radius[q];
        }
        return off < HUGE && constant * LESS > off * MORE; // so no sum overflowed
    }
}

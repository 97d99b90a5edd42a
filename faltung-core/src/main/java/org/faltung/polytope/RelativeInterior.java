package org.faltung.polytope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// A point of { x ∈ Rᵈ : f_i(x) ≥ 0 } that is as far inside as the set allows: each f_i that is not 0 on the
/// whole set is positive there. Those that are make out the affine hull.
///
/// @param point in the interior, if no constraint is implied to be 0
/// @param equalities numbers of the constraints that are 0 on the whole set, rising
public record RelativeInterior(List<Rational> point, List<Integer> equalities) {
    /// Copies the lists.
    public RelativeInterior {
        point = List.copyOf(point);
        equalities = List.copyOf(equalities);
    }

    /// Of the set where these functions are at least 0; empty if no point is.
    ///
    /// Maximise t ≤ 1 where f_i ≥ t. If the maximum is 0, its multipliers say Σ m_i f_i = 0 with m_i > 0:
    /// these f_i are 0 on the set. Let them be f_i ≥ 0 and try again; at most d + 1 times, for each time the
    /// affine hull becomes smaller.
    ///
    /// @param dimension d
    public static Optional<RelativeInterior> of(int dimension, List<AffineForm> atLeastZero) {
        TreeSet<Integer> equalities = new TreeSet<>();
        while (true) {
            Optimum optimum = deepest(dimension, atLeastZero, equalities);
            if (!(optimum
                            instanceof
                            Optimum.Attained(
                                    List<Rational> point,
                                    Rational depth,
                                    List<Integer> support,
                                    List<Rational> _))
                    || depth.signum() < 0) {
                return Optional.empty();
            }
            if (depth.signum() > 0) {
                return Optional.of(
                        new RelativeInterior(point.subList(0, dimension), List.copyOf(equalities)));
            }
            equalities.addAll(support);
        }
    }

    private static Optimum deepest(int d, List<AffineForm> forms, TreeSet<Integer> flat) {
        AffineForm depth = AffineForm.coordinate(d + 1, d);
        List<AffineForm> lifted = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            AffineForm form = lift(forms.get(i));
            lifted.add(flat.contains(i) ? form : form.minus(depth));
        }
        lifted.add(depth.negated().plus(Rational.ONE));
        return new LinearProgram(lifted, depth).solve();
    }

    /// The same function with one more variable that it does not see.
    private static AffineForm lift(AffineForm form) {
        int d = form.dimension();
        List<Rational> linear = new ArrayList<>(Collections.nCopies(d + 1, Rational.ZERO));
        for (int q = 0; q < d; q++) {
            linear.set(q, form.coefficient(q));
        }
        return AffineForm.of(linear, form.constant());
    }
}

package org.faltung.polytope;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;

/// Maximise an affine function over { x ∈ Rᵈ : f_i(x) ≥ 0 for all i }, exactly.
///
/// The simplex method on an [ExactDictionary], one constraint after another: each walks up to 0 over those
/// before it. So there are no artificial variables, and no split of free ones.
///
/// @param constraints functions on Rᵈ
/// @param objective a function on Rᵈ
public record LinearProgram(List<AffineForm> constraints, AffineForm objective) {
    /// Copies the constraints and checks the dimensions.
    public LinearProgram {
        constraints = List.copyOf(constraints);
        for (AffineForm form : constraints) {
            if (form.dimension() != objective.dimension()) {
                throw new IllegalArgumentException(
                        "a constraint on dimension "
                                + form.dimension()
                                + " cannot bound an objective on dimension "
                                + objective.dimension());
            }
        }
    }

    /// The solution with its proof.
    public Optimum solve() {
        int d = objective.dimension();
        IntegerRows rows = new IntegerRows(d);
        ExactDictionary corner = new ExactDictionary(rows);
        for (int i = 0; i < constraints.size(); i++) {
            rows.push(constraints.get(i));
            if (!corner.insert(i)) {
                return infeasible(corner, i);
            }
        }
        int last = constraints.size();
        rows.push(objective);
        ExactDictionary.End end = corner.walk(last, -1, last, false);
        return end == ExactDictionary.End.UNBOUNDED
                ? new Optimum.Unbounded(column(corner, d), ray(corner, last))
                : attained(corner);
    }

    /// The row is largest at the corner and negative there: row − Σ slope · coordinate = value < 0, where no
    /// slope is positive.
    private Optimum infeasible(ExactDictionary corner, int row) {
        List<Multiple> support = support(corner, row);
        support.add(new Multiple(row, IntegerRows.factor(constraints.get(row))));
        support.sort(Comparator.comparingInt(Multiple::constraint));
        return new Optimum.Infeasible(
                support.stream().map(Multiple::constraint).toList(),
                support.stream().map(Multiple::times).toList());
    }

    private Optimum attained(ExactDictionary corner) {
        List<Rational> point = column(corner, objective.dimension());
        List<Multiple> support = support(corner, constraints.size());
        support.sort(Comparator.comparingInt(Multiple::constraint));
        Rational unit = IntegerRows.factor(objective);
        return new Optimum.Attained(
                point,
                objective.at(point),
                support.stream().map(Multiple::constraint).toList(),
                support.stream().map(multiple -> multiple.times().over(unit)).toList());
    }

    /// The coordinates along which a row falls, and how fast.
    private List<Multiple> support(ExactDictionary corner, int row) {
        List<Multiple> support = new ArrayList<>();
        for (int k = 0; k < objective.dimension(); k++) {
            if (corner.sign(row, k) != 0) {
                int constraint = corner.at(k);
                Rational scale = IntegerRows.factor(constraints.get(constraint));
                support.add(
                        new Multiple(constraint, corner.product(row, k).negated().times(scale)));
            }
        }
        return support;
    }

    private List<Rational> ray(ExactDictionary corner, int row) {
        List<Rational> edge = column(corner, corner.column());
        return corner.sign(row, corner.column()) > 0
                ? edge
                : edge.stream().map(Rational::negated).toList();
    }

    private List<Rational> column(ExactDictionary corner, int k) {
        return IntStream.range(0, objective.dimension()).mapToObj(q -> corner.entry(q, k)).toList();
    }

    private record Multiple(int constraint, Rational times) {}
}

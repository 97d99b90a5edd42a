package org.faltung.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// Domains with interior in few coordinates.
final class Domains {
    private Domains() {}

    static Domain any(SplittableRandom random, int n) {
        return switch (n > 3 ? 4 : random.nextInt(5)) {
            case 0 -> new Domain.Space(n);
            case 1 -> box(-1, 2, n);
            case 2 -> flat(random, n);
            case 3 -> simplex(n);
            default -> slice(random, n);
        };
    }

    static Domain.Box box(long low, long high, int n) {
        return new Domain.Box(Collections.nCopies(n, range(low, high)));
    }

    static Range range(long low, long high) {
        return new Range(Rational.of(low), Rational.of(high));
    }

    private static Domain flat(SplittableRandom random, int n) {
        List<Range> sides = new ArrayList<>(box(-2, 1, n).sides());
        Rational third = Rational.parse("1/3");
        sides.set(random.nextInt(n), new Range(third, third));
        return new Domain.Box(sides);
    }

    private static Domain simplex(int n) {
        List<AffineForm> rows = new ArrayList<>();
        AffineForm sum = AffineForm.constant(n, Rational.of(-2));
        for (int q = 0; q < n; q++) {
            AffineForm x = AffineForm.coordinate(n, q);
            rows.add(x.plus(Rational.ONE));
            sum = sum.plus(x);
        }
        rows.add(sum.negated());
        rows.add(AffineForm.constant(n, Rational.ZERO));
        rows.add(AffineForm.constant(n, Rational.ONE));
        rows.add(sum.negated().plus(Rational.ONE));
        return new Domain.Polytope(n, rows);
    }

    private static Domain slice(SplittableRandom random, int n) {
        int dimension = random.nextInt(1, 3);
        List<List<Rational>> directions = new ArrayList<>();
        for (int k = 0; k < dimension; k++) {
            List<Rational> direction = new ArrayList<>();
            for (int q = 0; q < n; q++) {
                long unit = q == k ? 10 : 0;
                direction.add(Rational.parse((unit + random.nextInt(-3, 4)) + "/7"));
            }
            directions.add(direction);
        }
        List<Rational> origin = Collections.nCopies(n, Rational.parse("0.1"));
        boolean bounded = random.nextBoolean();
        return new Domain.Slice(
                origin,
                directions,
                bounded ? Optional.of(box(-1, 1, dimension).sides()) : Optional.empty());
    }

    /// A point of the input space from chart coordinates.
    static List<Rational> point(Chart chart, List<Rational> coordinates) {
        return chart.inputs().stream().map(input -> input.at(coordinates)).toList();
    }

    /// Coordinates that lie on no hyperplane with small coefficients.
    static List<Rational> generic(SplittableRandom random, int dimension) {
        List<Rational> point = new ArrayList<>();
        for (int q = 0; q < dimension; q++) {
            point.add(Rational.parse(random.nextInt(-3_000_000, 3_000_000) + "/1000003"));
        }
        return point;
    }
}

package org.faltung.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;

/// Random domains of every kind, some of them degenerate or empty.
public final class RandomDomain {
    private final int ambient;
    private final SplittableRandom random;

    private RandomDomain(int ambient, SplittableRandom random) {
        this.ambient = ambient;
        this.random = random;
    }

    /// A domain of a dimension.
    ///
    /// @param dimension at least 1, at most `ambient`
    public static Domain of(int ambient, int dimension, SplittableRandom random) {
        RandomDomain draw = new RandomDomain(ambient, random);
        if (dimension < ambient) {
            return random.nextInt(3) == 0 ? draw.flatBox(dimension) : draw.slice(dimension);
        }
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Domain.Space(ambient);
            case 3 -> new Domain.Box(Collections.nCopies(ambient, range(-1, 1)));
            case 4, 5 -> draw.flatBox(ambient);
            case 6 -> draw.simplex();
            case 7 -> draw.wedge();
            case 8 -> draw.doubled();
            default -> draw.slice(dimension);
        };
    }

    private static Range range(long low, long high) {
        return new Range(Rational.of(low), Rational.of(high));
    }

    private Rational number() {
        return random.nextInt(4) == 0
                ? Rational.of(random.nextInt(-2, 3))
                : Rational.of(random.nextInt(-24, 25)).over(Rational.of(random.nextInt(1, 10)));
    }

    /// A box, not symmetric, with so many sides that are not points; seldom an empty one.
    private Domain.Box flatBox(int dimension) {
        List<Integer> order = shuffled();
        boolean empty = random.nextInt(30) == 0;
        List<Range> sides = new ArrayList<>(Collections.nCopies(ambient, range(0, 0)));
        for (int i = 0; i < ambient; i++) {
            Rational low = number();
            Rational length = Rational.of(random.nextInt(1, 24)).over(Rational.of(4));
            Rational high = i < dimension ? low.plus(length) : low;
            boolean turned = empty && i == 0;
            sides.set(order.get(i), turned ? new Range(high, low) : new Range(low, high));
        }
        return new Domain.Box(sides);
    }

    private List<Integer> shuffled() {
        List<Integer> order = new ArrayList<>(IntStream.range(0, ambient).boxed().toList());
        for (int i = ambient - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    /// The points with xᵢ ≥ lᵢ and Σ aᵢ (xᵢ − lᵢ) ≤ b, all aᵢ > 0: a segment, triangle,
    /// tetrahedron.
    ///
    /// Where b = 0, it is a point.
    private Domain simplex() {
        List<AffineForm> rows = new ArrayList<>();
        AffineForm rest = AffineForm.constant(ambient, Rational.of(random.nextInt(20) > 0 ? 3 : 0));
        for (int q = 0; q < ambient; q++) {
            AffineForm height = AffineForm.coordinate(ambient, q).plus(number());
            rows.add(height);
            rest = rest.minus(height.times(Rational.of(random.nextInt(1, 4))));
        }
        rows.add(rest);
        return new Domain.Polytope(ambient, rows);
    }

    /// A few half-spaces around 0, unbounded if they are few, with one of them twice.
    private Domain wedge() {
        List<AffineForm> rows = new ArrayList<>();
        int many = random.nextInt(1, ambient + 2);
        for (int i = 0; i < many; i++) {
            rows.add(form(Rational.of(random.nextInt(0, 4))));
        }
        rows.add(rows.getFirst().times(Rational.of(2)));
        return new Domain.Polytope(ambient, rows);
    }

    /// Two half-spaces that have a hyperplane in common only, or nothing, and a third one.
    private Domain doubled() {
        Rational constant = number();
        AffineForm wall = form(constant);
        AffineForm back = wall.negated();
        boolean apart = random.nextInt(8) == 0;
        return new Domain.Polytope(
                ambient,
                List.of(wall, apart ? back.plus(Rational.of(-1)) : back, form(Rational.of(2))));
    }

    private AffineForm form(Rational constant) {
        AffineForm form = AffineForm.constant(ambient, constant);
        for (int q = 0; q < ambient; q++) {
            Rational factor = Rational.of(random.nextInt(-3, 4)).over(Rational.of(2));
            form = form.plus(AffineForm.coordinate(ambient, q).times(factor));
        }
        return form;
    }

    /// A point and directions; direction i has no part along the leading axes of those before it,
    /// so they are independent.
    private Domain slice(int dimension) {
        boolean through = random.nextInt(4) == 0;
        List<Integer> order = shuffled();
        List<Rational> origin = new ArrayList<>();
        for (int q = 0; q < ambient; q++) {
            origin.add(through ? Rational.ZERO : number());
        }
        List<List<Rational>> directions = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            List<Rational> direction = new ArrayList<>(Collections.nCopies(ambient, Rational.ZERO));
            direction.set(order.get(i), Rational.of(random.nextInt(1, 4)));
            for (int later = i + 1; later < ambient; later++) {
                direction.set(order.get(later), number());
            }
            directions.add(direction);
        }
        return new Domain.Slice(origin, directions, window(dimension));
    }

    private Optional<List<Range>> window(int dimension) {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Collections.nCopies(dimension, range(0, 1)));
            case 2 -> Optional.of(Collections.nCopies(dimension, range(-2, 1)));
            default -> Optional.of(new RandomDomain(dimension, random).flatBox(dimension).sides());
        };
    }
}

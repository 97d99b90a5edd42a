package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineForm;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.polytope.RelativeInterior;
import org.faltung.region.Problem;

/// Small random networks with all kinds of units, and domains.
final class RandomFolds {
    private RandomFolds() {}

    static Problem problem(SplittableRandom random, int mostInputs, int mostUnits) {
        int d = 1 + random.nextInt(mostInputs);
        return new Problem(folds(random, d, mostUnits), domain(random, d));
    }

    static FoldSequence folds(SplittableRandom random, int d, int mostUnits) {
        int kind = random.nextInt(4);
        List<FoldLayer> layers = new ArrayList<>();
        int values = d;
        int units = 0;
        int depth = 1 + random.nextInt(3);
        while (layers.size() < depth || units == 0) {
            List<Unit> fold = new ArrayList<>();
            int width = 1 + random.nextInt(4);
            for (int u = 0; u < width; u++) {
                Unit unit = units < mostUnits ? unit(random) : Unit.Carry.CARRY;
                units += unit.pieces() > 1 ? 1 : 0;
                fold.add(unit);
            }
            int rows = fold.stream().mapToInt(Unit::rows).sum();
            layers.add(new FoldLayer(map(random, values, rows, kind), fold));
            values = width;
        }
        return new FoldSequence(d, layers, map(random, values, 1, kind));
    }

    private static Unit unit(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> Unit.Carry.CARRY;
            case 1 -> Unit.Bend.atZero(Rational.parse("0.1"));
            case 2 ->
                    new Unit.Bend(
                            List.of(Rational.of(-1), Rational.ZERO, Rational.ONE),
                            List.of(
                                    Rational.ZERO,
                                    Rational.ONE,
                                    Rational.parse("1/3"),
                                    Rational.ZERO),
                            List.of(
                                    Rational.of(-1),
                                    Rational.ZERO,
                                    Rational.ZERO,
                                    Rational.parse("1/3")));
            case 3 -> new Unit.Maximum(2 + random.nextInt(2));
            default -> Unit.Bend.RECTIFIER;
        };
    }

    /// Kind 0: generic binary floats; 1: small integers without constants; 2: halves; 3: generic without constants.
    private static AffineMap map(SplittableRandom random, int inputs, int rows, int kind) {
        AffineMapBuilder builder = new AffineMapBuilder(inputs);
        for (int row = 0; row < rows; row++) {
            for (int q = 0; q < inputs; q++) {
                builder.add(q, number(random, kind));
            }
            if (kind % 2 == 0) {
                builder.addOffset(number(random, kind));
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static double number(SplittableRandom random, int kind) {
        return kind % 3 == 0
                ? Math.round(4096 * random.nextDouble(-1, 1)) / 4096.0
                : (random.nextInt(5) - 2) / 2.0;
    }

    static Polyhedron domain(SplittableRandom random, int d) {
        List<Optional<Range>> sides = new ArrayList<>();
        int kind = random.nextInt(4);
        for (int q = 0; q < d; q++) {
            boolean open = kind == 0 || kind == 2 && random.nextBoolean();
            Range side =
                    kind == 1
                            ? new Range(Rational.of(-1), Rational.ONE)
                            : new Range(Rational.parse("-0.3"), Rational.parse("2/3"));
            sides.add(open ? Optional.empty() : Optional.of(side));
        }
        List<AffineForm> rows = new ArrayList<>();
        while (kind > 1 && random.nextInt(3) > 0) {
            List<Rational> linear = new ArrayList<>();
            for (int q = 0; q < d; q++) {
                linear.add(Rational.of(random.nextInt(-2, 3)));
            }
            rows.add(AffineForm.of(linear, Rational.of(random.nextInt(2))));
        }
        Polyhedron domain = Polyhedron.of(sides, rows);
        boolean solid =
                RelativeInterior.of(d, domain.constraints())
                        .filter(inside -> inside.equalities().isEmpty())
                        .isPresent();
        return solid ? domain : domain(random, d);
    }
}

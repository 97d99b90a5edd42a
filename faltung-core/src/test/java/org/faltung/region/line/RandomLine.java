package org.faltung.region.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Unit;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.Range;
import org.faltung.region.Problem;

/// Random small problems of any dimension, most of them degenerate in some way.
public final class RandomLine {
    private RandomLine() {}

    static Problem of(SplittableRandom random) {
        return of(random, 1);
    }

    /// A problem on Rᵈ.
    public static Problem of(SplittableRandom random, int dimension) {
        int kind = random.nextInt(5); // of the weights
        boolean biases = random.nextInt(3) > 0;
        List<FoldLayer> layers = new ArrayList<>();
        int values = dimension;
        int depth = random.nextInt(1, 4);
        for (int l = 0; l < depth; l++) {
            List<Unit> units = units(random, l);
            int rows = units.stream().mapToInt(Unit::rows).sum();
            layers.add(new FoldLayer(map(random, values, rows, kind, biases), units));
            values = units.size();
        }
        AffineMap output = map(random, values, 1, kind, biases);
        return new Problem(new FoldSequence(dimension, layers, output), domain(random, dimension));
    }

    private static List<Unit> units(SplittableRandom random, int layer) {
        List<Unit> units = new ArrayList<>();
        boolean plain = random.nextInt(3) == 0;
        int many = random.nextInt(2, 6);
        for (int u = 0; u < many; u++) {
            units.add(plain || u == 0 ? Unit.Bend.RECTIFIER : unit(random, layer));
        }
        return units;
    }

    private static Unit unit(SplittableRandom random, int layer) {
        Rational half = Rational.parse("1/2");
        return switch (random.nextInt(8)) {
            case 0 -> layer == 0 ? Unit.Bend.RECTIFIER : Unit.Carry.CARRY;
            case 1 -> new Unit.Maximum(2);
            case 2 -> new Unit.Maximum(3);
            case 3 -> Unit.Bend.atZero(Rational.parse("1/10"));
            case 4 -> clip(Rational.ZERO, Rational.ONE);
            case 5 -> clip(Rational.parse("-1/3"), half);
            case 6 ->
                    new Unit.Bend(
                            List.of(half),
                            List.of(half, Rational.ZERO),
                            List.of(Rational.ZERO, half.times(half)));
            default -> Unit.Bend.RECTIFIER;
        };
    }

    private static Unit clip(Rational low, Rational high) {
        return new Unit.Bend(
                List.of(low, high),
                List.of(Rational.ZERO, Rational.ONE, Rational.ZERO),
                List.of(low, Rational.ZERO, high));
    }

    private static AffineMap map(
            SplittableRandom random, int inputs, int rows, int kind, boolean biases) {
        AffineMapBuilder builder = new AffineMapBuilder(inputs);
        for (int row = 0; row < rows; row++) {
            for (int q = 0; q < inputs; q++) {
                weight(random, kind, builder, q);
            }
            if (biases) {
                weight(random, kind, builder, inputs);
            }
            builder.endRow();
        }
        return builder.build();
    }

    private static void weight(
            SplittableRandom random, int kind, AffineMapBuilder builder, int column) {
        switch (kind) {
            case 0 -> builder.add(column, random.nextInt(-1, 2));
            case 1 -> builder.add(column, random.nextInt(-2, 3) / 2.0);
            case 2 -> builder.add(column, Math.round(random.nextGaussian() * 4096) / 4096.0);
            case 3 -> builder.add(column, Rational.parse(random.nextInt(-3, 4) + "/3"));
            default -> builder.add(column, random.nextInt(-2, 3) * 0.1);
        }
    }

    private static Polyhedron domain(SplittableRandom random, int dimension) {
        List<Optional<Range>> sides = new ArrayList<>();
        int kind = random.nextInt(4);
        for (int q = 0; q < dimension; q++) {
            Rational low = Rational.parse(random.nextInt(-4, 1) + "/3");
            Rational high = low.plus(Rational.of(random.nextInt(1, 4)));
            sides.add(
                    kind == 0 || kind == 1 && q == 0
                            ? Optional.empty()
                            : Optional.of(new Range(low, high)));
        }
        return Polyhedron.of(sides, List.of());
    }
}

package org.faltung.slice;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.oracle.DenseChain;
import org.faltung.oracle.RandomTrained;
import org.faltung.polytope.Range;

/// A tiny random network, a plane of its input space, and a window.
record DrawnMap(Network network, Plane plane, Window window) {
    static DrawnMap of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network network =
                random.nextInt(3) == 0
                        ? DenseChain.random(2, List.of(4, 3, 3), random).network()
                        : RandomTrained.on(shape(random), 16, random);
        int inputs = network.input().size();
        boolean own = inputs == 2 && random.nextInt(3) > 0;
        return new DrawnMap(
                network, own ? Plane.ofInputs() : plane(inputs, random), window(random));
    }

    private static Shape shape(SplittableRandom random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Shape.Image(2, 2, 1);
            case 1 -> new Shape.Image(3, 3, 1);
            case 2 -> new Shape.Image(2, 3, 2);
            case 3 -> new Shape.Signal(6, 1);
            case 4 -> new Shape.Vector(random.nextInt(3, 7));
            default -> new Shape.Vector(2);
        };
    }

    private static Plane plane(int inputs, SplittableRandom random) {
        while (true) {
            try {
                return Plane.through(
                        point(inputs, random), point(inputs, random), point(inputs, random));
            } catch (IllegalArgumentException onOneLine) {
                continue;
            }
        }
    }

    private static List<Rational> point(int inputs, SplittableRandom random) {
        List<Rational> point = new ArrayList<>();
        int parts = random.nextBoolean() ? 2 : 3;
        for (int q = 0; q < inputs; q++) {
            point.add(Rational.parse(random.nextInt(-4, 5) + "/" + parts));
        }
        return point;
    }

    private static Window window(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Window.square(-1, 1);
            case 1 -> Window.square(-2, 3);
            default ->
                    new Window(
                            new Range(Rational.parse("-1/3"), Rational.parse("3/2")),
                            new Range(Rational.ZERO, Rational.parse("7/5")));
        };
    }

    PlanarMap map() {
        return PlanarMaps.of(network).on(plane).in(window).map();
    }

    List<Rational> point(List<Rational> at) {
        return plane.point(new PlanePoint(at.getFirst(), at.getLast()));
    }
}

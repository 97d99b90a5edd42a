package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Small chains of operators of all kinds, with narrow places and nested pairs.
final class RandomOperators {
    private RandomOperators() {}

    static List<Operator> chain(int length, int depth, SplittableRandom random) {
        List<Operator> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            chain.add(one(depth, random));
        }
        return chain;
    }

    private static Operator one(int depth, SplittableRandom random) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> new Operator.Linear(random.nextInt(1, 8));
            case 1, 2 -> new Operator.Collapsing(random.nextInt(1, 8));
            case 3 -> Operator.Cutting.of(random.nextInt(1, 4), random.nextInt(1, 8));
            case 4 -> new Operator.Cutting(mixed(random));
            default ->
                    new Operator.Parallel(
                            chain(random.nextInt(1, 4), depth - 1, random),
                            chain(random.nextInt(3), depth - 1, random),
                            random.nextInt(1, 10));
        };
    }

    private static Map<Integer, Integer> mixed(SplittableRandom random) {
        Map<Integer, Integer> units = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            units.put(random.nextInt(5), random.nextInt(1, 4));
        }
        return units;
    }
}

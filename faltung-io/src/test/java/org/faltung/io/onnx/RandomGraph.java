package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/// Adds branches to a model that part and meet anywhere, crossing each other.
final class RandomGraph {
    private final RandomModel built;
    private final RandomMoves moves;
    private final SplittableRandom random;
    private final List<Value> values = new ArrayList<>();

    /// A value that was reached.
    private record Value(String name, List<Integer> dims) {}

    RandomGraph(RandomModel built, SplittableRandom random) {
        this.built = built;
        this.moves = new RandomMoves(built, random);
        this.random = random;
    }

    /// So many operators, each on values chosen anew, and all that they leave over together.
    void grow(int operators) {
        keep();
        for (int i = 0; i < operators; i++) {
            goTo(values.get(random.nextInt(Math.max(0, values.size() - 4), values.size())));
            if (random.nextBoolean()) {
                meet(values.get(random.nextInt(values.size())));
            } else {
                step();
            }
            keep();
        }
        List<Value> last = new ArrayList<>(values.reversed());
        Collections.shuffle(last, new Random(random.nextLong()));
        goTo(values.getLast());
        for (Value value : last.subList(0, Math.min(3, last.size()))) {
            flatten();
            String flat = built.at();
            int size = built.dims()[1];
            goTo(value);
            flatten();
            int both = size + built.dims()[1];
            String all =
                    built.model()
                            .node(
                                    "Concat",
                                    List.of(flat, built.at()),
                                    TestModel.whole("axis", random.nextBoolean() ? 1 : -1));
            built.goTo(all, 1, both);
        }
        built.activation();
    }

    private void flatten() {
        built.node("Flatten", List.of(), TestModel.whole("axis", 0));
        built.viewed(1, Referee.product(built.dims()));
    }

    private void keep() {
        values.add(new Value(built.at(), Arrays.stream(built.dims()).boxed().toList()));
    }

    private void goTo(Value value) {
        built.goTo(value.name, value.dims.stream().mapToInt(size -> size).toArray());
    }

    private void step() {
        switch (random.nextInt(5)) {
            case 0, 1 -> built.activation();
            case 2 -> moves.any();
            case 3 -> built.arithmetic();
            default -> built.product();
        }
    }

    private void meet(Value other) {
        String name = built.at();
        int[] dims = built.dims();
        if (Referee.product(dims) > 400) {
            moves.mean();
            return;
        }
        List<String> both = new ArrayList<>(List.of(name, other.name));
        boolean same = Arrays.stream(dims).boxed().toList().equals(other.dims);
        if (same && random.nextInt(3) > 0) {
            int operators = built.model().opset() < 8 ? 2 : 3;
            String operator = List.of("Add", "Sub", "Max").get(random.nextInt(operators));
            if (operator.equals("Max") && random.nextInt(4) == 0) {
                both.add(random.nextInt(3), built.weights(dims[dims.length - 1]));
            }
            built.goTo(built.model().node(operator, both), dims);
            return;
        }
        int axis = random.nextInt(dims.length);
        boolean fits = dims.length == other.dims.size();
        for (int i = 0; fits && i < dims.length; i++) {
            fits = i == axis || dims[i] == other.dims.get(i);
        }
        if (!fits) {
            built.activation();
            return;
        }
        int[] sizes = dims.clone();
        sizes[axis] += other.dims.get(axis);
        if (random.nextInt(4) == 0) {
            int[] constant = dims.clone();
            constant[axis] = 2;
            both.add(random.nextInt(3), built.weights(constant));
            sizes[axis] += 2;
        }
        String all = built.model().node("Concat", both, TestModel.whole("axis", axis));
        built.goTo(all, sizes);
    }
}

package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The operators that see the same memory otherwise: Flatten, Reshape, Squeeze, Unsqueeze,
/// Identity, Dropout; and Transpose, which moves what is in it.
final class Views {
    private Views() {}

    static Value read(Operation operation) {
        return switch (operation.type()) {
            case "Identity" -> unchanged(operation);
            case "Dropout" -> dropout(operation);
            case "Transpose" -> transposed(operation);
            default -> operation.isConstant(0) ? ofConstant(operation) : ofFlow(operation);
        };
    }

    private static Value unchanged(Operation operation) {
        return operation.isConstant(0) ? operation.value(0) : operation.endedFlow(0);
    }

    private static Value dropout(Operation operation) {
        if (operation.usesOutput(1)
                || operation.has(2) && !operation.wholes(2).equals(List.of(0L))) {
            throw operation.fault("is still in training mode; export the model for inference");
        }
        return unchanged(operation);
    }

    private static Flow ofFlow(Operation operation) {
        Flow flow = operation.endedFlow(0);
        return flow.viewed(seen(operation, flow.dims()));
    }

    private static Value ofConstant(Operation operation) {
        return switch (operation.value(0)) {
            case Tensor tensor -> tensor.viewed(seen(operation, tensor.dims()));
            case Integers integers ->
                    new Integers(seen(operation, integers.dims()), integers.values());
            case Flow flow -> flow;
        };
    }

    private static Dims seen(Operation operation, Dims dims) {
        return switch (operation.type()) {
            case "Flatten" -> flattened(operation, dims);
            case "Reshape" -> reshaped(operation, dims);
            case "Squeeze" -> squeezed(operation, dims);
            default -> unsqueezed(operation, dims);
        };
    }

    private static Value transposed(Operation operation) {
        Dims dims = operation.dims(0);
        List<Integer> order = order(operation, dims.rank());
        int[] places = Places.transposed(dims, order);
        return operation.taken(operation.moved(0), places, dims.reordered(order));
    }

    /// For each new axis the old one.
    private static List<Integer> order(Operation operation, int rank) {
        List<Integer> reversed = IntStream.range(0, rank).boxed().toList().reversed();
        List<Integer> order =
                operation
                        .wholes("perm")
                        .map(axes -> axes.stream().map(axis -> operation.axis(axis, rank)).toList())
                        .orElse(reversed);
        if (order.size() != rank || Set.copyOf(order).size() != rank) {
            throw operation.fault(
                    "has the order of axes "
                            + order
                            + " for values with "
                            + rank
                            + " axes; the file is damaged");
        }
        return order;
    }

    private static Dims flattened(Operation operation, Dims dims) {
        long given = operation.whole("axis", 1);
        int axis = given == dims.rank() ? dims.rank() : operation.axis(given, dims.rank());
        int before = new Dims(dims.axes().subList(0, axis)).size();
        return Dims.of(before, new Dims(dims.axes().subList(axis, dims.rank())).size());
    }

    private static Dims reshaped(Operation operation, Dims dims) {
        List<Long> target = operation.wholes(1);
        boolean copiesZero = operation.whole("allowzero", 0) == 0;
        List<Integer> sizes = new ArrayList<>();
        long known = 1;
        int open = -1;
        for (int axis = 0; axis < target.size(); axis++) {
            long size = target.get(axis);
            if (size == 0 && copiesZero && axis < dims.rank()) {
                size = dims.get(axis);
            }
            if (size == -1 && open < 0) {
                open = axis;
                size = 1;
            }
            sizes.add(operation.within("a shape with the size", size, 1, Integer.MAX_VALUE));
            known = Math.min(known * size, Integer.MAX_VALUE);
        }
        if (open >= 0) {
            sizes.set(open, Math.max(1, (int) (dims.size() / known)));
            known *= sizes.get(open);
        }
        if (known != dims.size()) {
            throw operation.fault(
                    "gives "
                            + dims.size()
                            + " values of shape "
                            + dims
                            + " the shape "
                            + target
                            + ", which does not hold them; export the model with a batch of 1");
        }
        return new Dims(sizes);
    }

    private static Dims squeezed(Operation operation, Dims dims) {
        Set<Integer> axes =
                axes(operation, dims.rank())
                        .orElseGet(() ->
                                IntStream.range(0, dims.rank())
                                        .filter(axis -> dims.get(axis) == 1)
                                        .boxed()
                                        .collect(Collectors.toSet()));
        if (axes.stream().anyMatch(axis -> dims.get(axis) != 1)) {
            throw operation.fault(
                    "drops the axes "
                            + axes
                            + " of "
                            + dims
                            + ", which are not all 1; export the model"
                            + " with a batch of 1");
        }
        return new Dims(
                IntStream.range(0, dims.rank())
                        .filter(axis -> !axes.contains(axis))
                        .mapToObj(dims::get)
                        .toList());
    }

    private static Dims unsqueezed(Operation operation, Dims dims) {
        int count = operation.wholes(1, "axes").orElse(List.of()).size();
        int rank = dims.rank() + count;
        Set<Integer> axes = axes(operation, rank).orElse(Set.of());
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(rank, 1));
        int from = 0;
        for (int axis = 0; axis < rank; axis++) {
            if (!axes.contains(axis) && from < dims.rank()) {
                sizes.set(axis, dims.get(from++));
            }
        }
        if (from < dims.rank() || axes.size() != count) {
            throw operation.fault("names an axis twice; the file is damaged");
        }
        return new Dims(sizes);
    }

    private static Optional<Set<Integer>> axes(Operation operation, int rank) {
        return operation
                .wholes(1, "axes")
                .map(axes -> {
                    Set<Integer> set = new TreeSet<>();
                    axes.forEach(axis -> set.add(operation.axis(axis, rank)));
                    return set;
                });
    }
}

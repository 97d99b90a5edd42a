package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The operator Pad, kept until the Conv or AveragePool after it takes the zeros in.
final class Borders {
    private Borders() {}

    static Flow read(Operation operation) {
        Flow flow = operation.flow(0);
        int rank = flow.dims().rank();
        int[] pads = pads(operation, rank);
        String mode = operation.text("mode", "constant");
        boolean none = List.of(0).containsAll(boxed(pads));
        if (none) {
            return flow;
        }
        if (!mode.equals("constant") || filling(operation) != 0) {
            throw operation.fault(
                    "pads with something other than zeros, which is not read; export the model with"
                            + " zero padding");
        }
        boolean grid = rank == 3 || rank == 4;
        if (!grid || pads[0] + pads[1] + pads[rank] + pads[rank + 1] != 0) {
            throw operation.fault(
                    "pads the batch, the channels or a vector, which is not read; only zeros around"
                            + " images and signals are");
        }
        Dims dims = flow.dims();
        for (int axis = 2; axis < rank; axis++) {
            dims = dims.with(axis, dims.get(axis) + pads[axis] + pads[rank + axis]);
        }
        int last = rank - 1;
        boolean image = rank == 4;
        return flow.viewed(dims)
                .bordered(
                        new Flow.Border(
                                operation.toString(),
                                image ? pads[2] : 0,
                                image ? pads[rank + 2] : 0,
                                pads[last],
                                pads[rank + last]));
    }

    private static List<Integer> boxed(int[] pads) {
        List<Integer> boxed = new ArrayList<>();
        for (int pad : pads) {
            boxed.add(pad);
        }
        return boxed;
    }

    /// Zeros before each axis, then zeros after each.
    private static int[] pads(Operation operation, int rank) {
        List<Long> given =
                operation.has(1) ? operation.wholes(1) : operation.wholes("pads").orElse(List.of());
        Optional<List<Long>> axes =
                operation.has(3) ? Optional.of(operation.wholes(3)) : Optional.empty();
        int count = axes.map(List::size).orElse(rank);
        if (given.size() != 2 * count) {
            throw operation.fault(
                    "has "
                            + given.size()
                            + " pads where "
                            + 2 * count
                            + " are needed; the file is"
                            + " damaged, export it again");
        }
        int[] pads = new int[2 * rank];
        for (int i = 0; i < count; i++) {
            int axis = axes.isPresent() ? operation.axis(axes.get().get(i), rank) : i;
            pads[axis] = operation.within("padding of", given.get(i), 0, Shapes.MOST_VALUES);
            pads[rank + axis] =
                    operation.within("padding of", given.get(count + i), 0, Shapes.MOST_VALUES);
        }
        return pads;
    }

    private static double filling(Operation operation) {
        if (operation.has(2)) {
            Tensor value = operation.tensor(2);
            return value.size() == 0 ? 0 : value.get(0);
        }
        return operation.real("value", 0);
    }
}

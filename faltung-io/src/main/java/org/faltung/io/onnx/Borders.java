package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.faltung.network.Selection;

/// The operator Pad: what stands around a tensor, be it a constant or taken from the tensor itself;
/// where it takes less than nothing, it crops.
final class Borders {
    private Borders() {}

    static Value read(Operation operation) {
        Value value = operation.moved(0);
        Dims dims = operation.dims(0);
        int[] pads = pads(operation, dims.rank());
        String mode = operation.text("mode", "constant");
        double filling = mode.equals("constant") ? filling(operation) : 0;
        List<int[]> indices = new ArrayList<>();
        for (int axis = 0; axis < dims.rank(); axis++) {
            indices.add(
                    along(operation, mode, dims.get(axis), pads[axis], pads[dims.rank() + axis]));
        }
        var sizes = new Dims(indices.stream().map(along -> along.length).toList());
        int[] places = Places.of(dims, indices);
        if (!(value instanceof Flow flow)) {
            return ofConstant(operation, places, sizes, filling);
        }
        Shapes shapes = operation.reading().shapes();
        Flow inner = shapes.natural(flow);
        Flow padded = shapes.taken(inner, places, sizes);
        if (filling != 0) {
            double[] shifts =
                    Arrays.stream(places)
                            .mapToDouble(place -> place == Selection.ZERO ? filling : 0)
                            .toArray();
            return Affine.shift(shifts).after(padded);
        }
        return mode.equals("constant") ? bordered(padded, inner, pads) : padded;
    }

    /// Remembers zeros around images and signals, for a Conv or an AveragePool to take in.
    private static Flow bordered(Flow padded, Flow inner, int[] pads) {
        int rank = inner.dims().rank();
        boolean image = rank == 4;
        boolean around =
                (rank == 3 || image)
                        && Arrays.stream(pads).allMatch(pad -> pad >= 0)
                        && pads[0] + pads[1] + pads[rank] + pads[rank + 1] == 0;
        if (!around) {
            return padded;
        }
        return padded.bordered(
                new Flow.Border(
                        inner,
                        image ? pads[2] : 0,
                        image ? pads[rank + 2] : 0,
                        pads[rank - 1],
                        pads[2 * rank - 1]));
    }

    private static Value ofConstant(Operation operation, int[] places, Dims sizes, double filling) {
        boolean whole = operation.value(0) instanceof Integers;
        if (whole && IntStream.of(places).anyMatch(place -> place == Selection.ZERO)) {
            throw operation.fault(
                    "pads a constant of whole numbers; simplify the model first, so that constants are"
                            + " folded");
        }
        return whole
                ? operation.taken(operation.value(0), places, sizes)
                : operation.tensorOrInfinite(0).taken(places, sizes, filling);
    }

    /// What stands along one axis: first it is cropped, then padded.
    private static int[] along(Operation operation, String mode, int size, int before, int after) {
        int first = Math.max(0, -before);
        int kept = size - first - Math.max(0, -after);
        int length = size + before + after;
        boolean takesNothing = kept < 1 && !mode.equals("constant");
        if (length < 1 || kept < 0 || takesNothing) {
            throw operation.fault(
                    "crops "
                            + size
                            + " values by "
                            + before
                            + " and "
                            + after
                            + ", which leaves none; export the model again");
        }
        IntUnaryOperator index =
                switch (mode) {
                    case "constant" -> i -> i < 0 || i >= kept ? Selection.ZERO - first : i;
                    case "edge" -> i -> Math.clamp(i, 0, kept - 1);
                    case "reflect" ->
                            i -> {
                                int period = Math.max(1, 2 * (kept - 1));
                                int there = Math.floorMod(i, period);
                                return Math.min(there, period - there);
                            };
                    case "wrap" -> i -> Math.floorMod(i, kept);
                    default ->
                            throw operation.fault("has the mode " + mode + ", which is not read");
                };
        int start = Math.max(0, before);
        return IntStream.range(0, length).map(i -> index.applyAsInt(i - start) + first).toArray();
    }

    /// What is put before each axis, then what is put after each.
    private static int[] pads(Operation operation, int rank) {
        List<Long> given = operation.wholes(1, "pads").orElse(List.of());
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
        int most = Shapes.MOST_VALUES;
        int[] pads = new int[2 * rank];
        for (int i = 0; i < count; i++) {
            int axis = axes.isPresent() ? operation.axis(axes.get().get(i), rank) : i;
            pads[axis] = operation.within("padding of", given.get(i), -most, most);
            pads[rank + axis] = operation.within("padding of", given.get(count + i), -most, most);
        }
        return pads;
    }

    private static double filling(Operation operation) {
        if (!operation.has(2)) {
            return operation.real("value", 0);
        }
        Tensor value = operation.tensor(2);
        return value.size() == 0 ? 0 : value.get(0);
    }
}

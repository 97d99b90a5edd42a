package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The operators that take parts: Slice and Split.
final class Slices {
    private Slices() {}

    static Value slice(Operation operation) {
        Value value = operation.moved(0);
        Dims dims = operation.dims(0);
        List<Long> starts = needed(operation, 1, "starts");
        List<Long> ends = needed(operation, 2, "ends");
        int count = starts.size();
        List<Long> axes =
                operation
                        .wholes(3, "axes")
                        .orElseGet(() -> IntStream.range(0, count).asLongStream().boxed().toList());
        List<Long> steps = operation.has(4) ? operation.wholes(4) : Collections.nCopies(count, 1L);
        if (ends.size() != count || axes.size() != count || steps.size() != count) {
            throw operation.fault(
                    "has "
                            + count
                            + " starts, but another number of ends, axes or steps; the file"
                            + " is damaged, export it again");
        }
        List<int[]> indices = whole(dims);
        for (int i = 0; i < count; i++) {
            int axis = operation.axis(axes.get(i), dims.rank());
            if (steps.get(i) == 0) {
                throw operation.fault("steps by 0; the file is damaged, export it again");
            }
            indices.set(axis, range(dims.get(axis), starts.get(i), ends.get(i), steps.get(i)));
        }
        return taken(operation, value, dims, indices);
    }

    /// The indices from a start to an end, which is left out; both counted from the end of the axis
    /// if negative.
    private static int[] range(int size, long start, long end, long step) {
        boolean up = step > 0;
        long first = Math.clamp(start < 0 ? start + size : start, 0, up ? size : size - 1L);
        long last = Math.clamp(end < 0 ? end + size : end, up ? 0 : -1, up ? size : size - 1L);
        long stride = Math.clamp(step, -size - 1L, size + 1L);
        long length = Math.max(0, (last - first + stride - Long.signum(stride)) / stride);
        return IntStream.range(0, (int) length).map(i -> (int) (first + i * stride)).toArray();
    }

    static List<Value> split(Operation operation) {
        Value value = operation.moved(0);
        Dims dims = operation.dims(0);
        int axis = operation.axis(operation.whole("axis", 0), dims.rank());
        List<Value> parts = new ArrayList<>();
        int start = 0;
        for (long size : sizes(operation, dims.get(axis))) {
            int length = operation.within("a part of size", size, 0, dims.get(axis) - start);
            List<int[]> indices = whole(dims);
            indices.set(axis, IntStream.range(start, start + length).toArray());
            parts.add(taken(operation, value, dims, indices));
            start += length;
        }
        if (start != dims.get(axis) || parts.size() != operation.outputs()) {
            throw operation.fault(
                    "splits "
                            + dims.get(axis)
                            + " values into "
                            + parts.size()
                            + " parts that do not make up its "
                            + operation.outputs()
                            + " outputs; the file is damaged, export it again");
        }
        return parts;
    }

    private static List<Long> sizes(Operation operation, int whole) {
        Optional<List<Long>> given = operation.wholes(1, "split");
        if (given.isPresent() && !given.get().isEmpty()) {
            return given.get();
        }
        int count =
                operation.within(
                        "the number of parts",
                        operation.whole("num_outputs", operation.outputs()),
                        1,
                        Math.max(1, whole));
        int each = (whole + count - 1) / count;
        return IntStream.range(0, count)
                .mapToObj(part -> (long) Math.clamp(whole - (long) part * each, 0, each))
                .toList();
    }

    private static List<Long> needed(Operation operation, int input, String name) {
        return operation
                .wholes(input, name)
                .orElseThrow(() ->
                        operation.fault(
                                "has no " + name + "; the file is damaged, export it again"));
    }

    private static List<int[]> whole(Dims dims) {
        return new ArrayList<>(dims.axes().stream().map(Places::all).toList());
    }

    private static Value taken(Operation operation, Value value, Dims dims, List<int[]> indices) {
        Dims sizes = new Dims(indices.stream().map(along -> along.length).toList());
        if (value instanceof Flow && sizes.axes().contains(0)) {
            throw operation.fault(
                    "gives values of shape "
                            + sizes
                            + ", which holds none; export the model again");
        }
        return operation.taken(value, Places.of(dims, indices), sizes);
    }
}

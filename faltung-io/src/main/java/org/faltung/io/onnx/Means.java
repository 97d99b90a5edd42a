package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.faltung.network.Mix;
import org.faltung.network.Shape;

/// The operators GlobalAveragePool and ReduceMean: means over whole axes.
final class Means {
    private Means() {}

    static Flow global(Operation operation) {
        Flow flow = operation.flow(0);
        int rank = flow.dims().rank();
        if (rank < 3) {
            throw operation.fault(
                    "works on values of shape " + flow.dims() + ", which are no image or signal");
        }
        return mean(operation, flow, IntStream.range(2, rank).boxed().toList(), true);
    }

    /// ReduceMean, over the axes that are given, or over all.
    static Flow reduced(Operation operation) {
        Flow flow = operation.flow(0);
        int rank = flow.dims().rank();
        List<Long> given = operation.wholes(1, "axes").orElse(List.of());
        if (given.isEmpty() && operation.whole("noop_with_empty_axes", 0) != 0) {
            return flow;
        }
        var axes = new TreeSet<Integer>();
        given.forEach(axis -> axes.add(operation.axis(axis, rank)));
        List<Integer> over =
                axes.isEmpty() ? IntStream.range(0, rank).boxed().toList() : List.copyOf(axes);
        return mean(operation, flow, over, operation.whole("keepdims", 1) != 0);
    }

    /// A mean over some axes: over the whole grid of an image, signal, or of the values with those
    /// axes last.
    private static Flow mean(Operation operation, Flow flow, List<Integer> over, boolean keep) {
        Dims dims = flow.dims();
        List<Integer> order = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        int channels = 1;
        for (int axis = 0; axis < dims.rank(); axis++) {
            boolean stays = !over.contains(axis);
            if (stays) {
                order.add(axis);
                channels *= dims.get(axis);
            }
            if (stays || keep) {
                sizes.add(stays ? dims.get(axis) : 1);
            }
        }
        var result = new Dims(sizes);
        int cells = dims.size() / channels;
        if (cells == 1) {
            return flow.viewed(result);
        }
        order.addAll(over);
        Shapes shapes = operation.reading().shapes();
        Flow grid = shapes.natural(flow);
        Shape shape = grid.shape().orElseThrow();
        boolean inOrder = order.equals(IntStream.range(0, dims.rank()).boxed().toList());
        if (!inOrder || shape.channels() != channels) {
            Flow last = shapes.taken(flow, Places.transposed(dims, order), dims.reordered(order));
            grid = shapes.seen(last, new Shape.Signal(cells, channels));
        }
        return grid.then(new Mix.GlobalAveragePool(), new Shape.Vector(channels), result);
    }
}

package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Shape;

/// The operators MaxPool, AveragePool, GlobalAveragePool and ReduceMean over a whole image.
final class Pools {
    private Pools() {}

    static Flow max(Operation operation) {
        Flow flow = operation.reading().shapes().natural(operation, operation.flow(0));
        if (operation.usesOutput(1)) {
            throw operation.fault(
                    "gives the places of its maxima to another operator, which is not read; export the"
                            + " model without them");
        }
        Sliders sliders = sliders(operation, flow.dims());
        if (operation.whole("ceil_mode", 0) != 0) {
            sliders = sliders.roundedUp(flow.dims());
        }
        var layer = new Fold.MaxPool(sliders.rows(), sliders.columns());
        Shape output = layer.output(flow.shape().orElseThrow());
        return flow.then(layer, output, Sliders.dims(output));
    }

    static Flow average(Operation operation) {
        Flow given = operation.borderedFlow(0);
        Optional<Flow.Border> border = given.border();
        Sliders plain = sliders(operation, given.dims());
        boolean counted = operation.whole("count_include_pad", 0) != 0;
        boolean ownPadding = plain.rows().padded() || plain.columns().padded();
        Sliders rounded =
                operation.whole("ceil_mode", 0) == 0 ? plain : plain.roundedUp(given.dims());
        if (!rounded.equals(plain) && (counted && ownPadding || border.isPresent())) {
            throw operation.fault(
                    "rounds its sizes up (ceil_mode) and counts padding, which is not read; export it"
                            + " with ceil_mode=0");
        }
        if (border.isPresent() && ownPadding && !counted) {
            throw operation.fault(
                    "pads again what was padded before it and counts only one of the two paddings; pad"
                            + " once");
        }
        Sliders sliders = rounded.widened(border);
        Flow inner =
                border.map(zeros -> given.withoutBorder().viewed(zeros.inner(given.dims())))
                        .orElse(given);
        Flow flow = operation.reading().shapes().natural(operation, inner);
        boolean padded = sliders.rows().padded() || sliders.columns().padded();
        boolean countPadding = !padded || counted && rounded.equals(plain) || border.isPresent();
        var layer = new Mix.AveragePool(sliders.rows(), sliders.columns(), countPadding);
        Shape output = layer.output(flow.shape().orElseThrow());
        return flow.then(layer, output, Sliders.dims(output));
    }

    static Flow global(Operation operation) {
        return global(operation, operation.flow(0), true);
    }

    /// ReduceMean, over all axes after the channels.
    static Flow mean(Operation operation) {
        Flow flow = operation.flow(0);
        int rank = flow.dims().rank();
        List<Integer> axes = new ArrayList<>();
        Optional<List<Long>> given =
                operation.has(1) ? Optional.of(operation.wholes(1)) : operation.wholes("axes");
        given.orElse(List.of()).forEach(axis -> axes.add(operation.axis(axis, rank)));
        Collections.sort(axes);
        if (rank < 3 || !axes.equals(IntStream.range(2, rank).boxed().toList())) {
            throw operation.fault(
                    "takes the mean over the axes "
                            + given.orElse(List.of())
                            + " of "
                            + flow.dims()
                            + "; only the mean over all of an image or a signal is read, channel by channel");
        }
        return global(operation, flow, operation.whole("keepdims", 1) != 0);
    }

    private static Flow global(Operation operation, Flow given, boolean keep) {
        Flow flow = operation.reading().shapes().natural(operation, given);
        Shape shape = flow.shape().orElseThrow();
        var layer = new Mix.GlobalAveragePool();
        List<Integer> ones = keep ? Collections.nCopies(flow.dims().rank() - 2, 1) : List.of();
        Dims dims = Dims.of(1, shape.channels()).followedBy(ones);
        return flow.then(layer, layer.output(shape), dims);
    }

    private static Sliders sliders(Operation operation, Dims dims) {
        List<Integer> lengths =
                operation.wholes("kernel_shape").orElse(List.of()).stream()
                        .map(length ->
                                operation.within("a window of", length, 1, Shapes.MOST_VALUES))
                        .toList();
        return Sliders.of(operation, dims, lengths);
    }
}

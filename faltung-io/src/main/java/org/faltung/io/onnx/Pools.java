package org.faltung.io.onnx;

import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Shape;

/// The operators MaxPool and AveragePool.
final class Pools {
    private Pools() {}

    static Flow max(Operation operation) {
        if (operation.usesOutput(1)) {
            throw operation.fault(
                    "gives the places of its maxima to another operator, which is not read; export the"
                            + " model without them");
        }
        Flow given = operation.flow(0);
        Sliders sliders = sliders(operation, given.dims());
        Flow flow = operation.reading().shapes().sliding(operation, given);
        if (isRoundedUp(operation)) {
            sliders = sliders.roundedUp(flow.dims());
        }
        var layer = new Fold.MaxPool(sliders.rows(), sliders.columns());
        Shape output = layer.output(flow.shape().orElseThrow());
        return flow.then(layer, output, Sliders.dims(flow.dims(), output, flow.dims().get(1)));
    }

    /// The mean over each window. What rounding the sizes up adds at the end never counts in a
    /// mean, what is padded may or may not, and what a Pad put around before does: only one of
    /// these can be the padding of the layer, and the others become zeros of its input.
    static Flow average(Operation operation) {
        Flow given = operation.flow(0);
        Sliders plain = sliders(operation, given.dims());
        boolean counted = operation.whole("count_include_pad", 0) != 0;
        Sliders rounded = isRoundedUp(operation) ? plain.roundedUp(given.dims()) : plain;
        boolean extended = !rounded.equals(plain);
        boolean takesBorder =
                given.border().isPresent() && !extended && (counted || !plain.padded());
        Sliders widened = plain.widened(given.border());
        Flow inner = given.border().map(Flow.Border::inner).orElse(given);
        if (takesBorder && widened.alwaysOnData(inner.dims())) {
            return averaged(operation, inner, widened, true);
        }
        boolean zeros = extended || !plain.alwaysOnData(given.dims());
        if (counted && plain.padded() && zeros) {
            List<int[]> indices = plain.indices(given.dims());
            var dims = new Dims(indices.stream().map(along -> along.length).toList());
            int[] places = Places.of(given.dims(), indices);
            Shapes shapes = operation.reading().shapes();
            Flow padded = shapes.taken(shapes.natural(given), places, dims);
            return averaged(operation, padded, rounded.without(plain), false);
        }
        return averaged(operation, given, rounded, counted && !extended || !rounded.padded());
    }

    private static Flow averaged(
            Operation operation, Flow given, Sliders sliders, boolean countPadding) {
        Flow flow = operation.reading().shapes().sliding(operation, given);
        var layer = new Mix.AveragePool(sliders.rows(), sliders.columns(), countPadding);
        Shape output = layer.output(flow.shape().orElseThrow());
        return flow.then(layer, output, Sliders.dims(flow.dims(), output, flow.dims().get(1)));
    }

    private static boolean isRoundedUp(Operation operation) {
        return operation.whole("ceil_mode", 0) != 0;
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

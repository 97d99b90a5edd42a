package org.faltung.io.onnx;

import java.util.List;
import java.util.Optional;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// The operator Conv, on signals and images.
final class Convolutions {
    private Convolutions() {}

    static Flow read(Operation operation) {
        Flow bordered = operation.flow(0);
        Optional<Flow.Border> border = bordered.border();
        Tensor weights = operation.tensor(1);
        Dims kernel = weights.dims();
        if (kernel.rank() != bordered.dims().rank() || kernel.rank() < 3 || kernel.rank() > 4) {
            throw operation.fault(
                    "has weights of shape "
                            + kernel
                            + " for values of shape "
                            + bordered.dims()
                            + "; only convolutions of signals (N, C, L) and images (N, C, H, W) are read");
        }
        List<Integer> lengths = kernel.axes().subList(2, kernel.rank());
        operation
                .wholes("kernel_shape")
                .ifPresent(said -> {
                    if (!said.equals(lengths.stream().map(Integer::longValue).toList())) {
                        throw operation.fault(
                                "says kernel_shape "
                                        + said
                                        + ", but its weights have the shape "
                                        + kernel
                                        + "; the file is damaged");
                    }
                });
        Sliders sliders = Sliders.of(operation, bordered.dims(), lengths).widened(border);
        Flow inner = border.map(Flow.Border::inner).orElse(bordered);
        int filters = kernel.get(0);
        int groups = operation.within("group", operation.whole("group", 1), 1, Shapes.MOST_VALUES);
        requireChannels(operation, kernel, inner.dims().get(1), groups);
        double[] biases = biases(operation, filters);
        if (isDense(inner, sliders, groups)) {
            var dense = new Mix.Dense(filters, Weights.Trained.of(weights.values(), biases));
            Flow flat = operation.reading().shapes().flat(inner);
            return flat.then(dense, new Shape.Vector(filters), inner.dims().with(1, filters));
        }
        int batch = inner.dims().get(0);
        var layer =
                new Mix.Convolution(
                        Math.multiplyExact(filters, batch),
                        sliders.rows(),
                        sliders.columns(),
                        Math.multiplyExact(groups, batch),
                        Weights.Trained.of(
                                repeated(weights.values(), batch), repeated(biases, batch)));
        Flow flow = operation.reading().shapes().sliding(operation, inner);
        Shape output = layer.output(flow.shape().orElseThrow());
        return flow.then(layer, output, Sliders.dims(inner.dims(), output, filters));
    }

    /// The weights for each of a batch of values, which are channels of their own.
    private static double[] repeated(double[] numbers, int batch) {
        double[] all = new double[Math.multiplyExact(numbers.length, batch)];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(numbers, 0, all, i * numbers.length, numbers.length);
        }
        return all;
    }

    /// Whether it is a convolution of the one cell that a global mean leaves: a fully connected
    /// layer.
    private static boolean isDense(Flow flow, Sliders sliders, int groups) {
        Window one = Window.of(1, 1, 0);
        boolean vector = flow.shape().filter(Shape.Vector.class::isInstance).isPresent();
        return vector
                && flow.dims().get(1) == flow.dims().size()
                && groups == 1
                && sliders.columns().equals(one)
                && sliders.rows().equals(one);
    }

    private static void requireChannels(
            Operation operation, Dims kernel, int channels, int groups) {
        if (kernel.axes().contains(0) || (long) kernel.get(1) * groups != channels) {
            throw operation.fault(
                    "has weights of shape "
                            + kernel
                            + " in "
                            + groups
                            + " groups for "
                            + channels
                            + " channels, which do not fit; the file is damaged, export it again");
        }
    }

    private static double[] biases(Operation operation, int filters) {
        if (!operation.has(2)) {
            return new double[filters];
        }
        Tensor biases = operation.tensor(2);
        if (!biases.dims().equals(Dims.of(filters))) {
            throw operation.fault(
                    "has biases of shape "
                            + biases.dims()
                            + " for "
                            + filters
                            + " filters; the file is damaged, export it again");
        }
        return biases.values();
    }
}

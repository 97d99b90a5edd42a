package org.faltung.io.onnx;

import java.util.Collections;
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
        Flow bordered = operation.borderedFlow(0);
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
        Flow pooled = operation.reading().shapes().byChannels(operation, inner(bordered));
        int filters = kernel.get(0);
        int groups = operation.within("group", operation.whole("group", 1), 1, Shapes.MOST_VALUES);
        requireChannels(operation, kernel, pooled.dims().get(1), groups);
        var trained = Weights.Trained.of(weights.values(), biases(operation, filters));
        if (pooled.shape().orElseThrow() instanceof Shape.Vector) {
            return onOneCell(operation, pooled, sliders, groups, new Mix.Dense(filters, trained));
        }
        Shape input = pooled.shape().orElseThrow();
        var layer =
                new Mix.Convolution(filters, sliders.rows(), sliders.columns(), groups, trained);
        Shape output = layer.output(input);
        return pooled.then(layer, output, Sliders.dims(output));
    }

    /// The values inside of the border, which the window then pads itself.
    private static Flow inner(Flow flow) {
        return flow.border()
                .map(border -> flow.withoutBorder().viewed(border.inner(flow.dims())))
                .orElse(flow);
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

    /// A convolution of the one cell that a global mean leaves: a fully connected layer.
    private static Flow onOneCell(
            Operation operation, Flow flow, Sliders sliders, int groups, Mix.Dense layer) {
        Window one = Window.of(1, 1, 0);
        boolean plain =
                sliders.columns().length() == 1
                        && !sliders.columns().padded()
                        && sliders.rows().equals(one);
        if (!plain || groups != 1) {
            throw operation.fault(
                    "convolves what a global mean leaves with more than 1x1 filters; export it as Gemm");
        }
        List<Integer> ones = Collections.nCopies(flow.dims().rank() - 2, 1);
        Dims dims = Dims.of(1, layer.units()).followedBy(ones);
        return flow.then(layer, new Shape.Vector(layer.units()), dims);
    }
}

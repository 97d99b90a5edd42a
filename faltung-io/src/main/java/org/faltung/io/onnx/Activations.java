package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Shape;

/// The operators that bend every value alone: Relu, LeakyRelu, PRelu, Clip, Abs, Max with a constant.
final class Activations {
    private Activations() {}

    static Flow read(Operation operation) {
        return switch (operation.type()) {
            case "Relu" -> operation.flow(0).then(new Fold.Rectifier());
            case "Abs" -> operation.flow(0).then(new Fold.Absolute());
            case "LeakyRelu" -> operation.flow(0).then(leaky(operation.real("alpha", 0.01f)));
            case "PRelu" -> sloped(operation);
            case "Max" -> max(operation);
            default -> clipped(operation, low(operation), high(operation));
        };
    }

    private static Fold.Leaky leaky(double slope) {
        return new Fold.Leaky(List.of(slope + 0.0));
    }

    private static Flow sloped(Operation operation) {
        Flow flow = operation.flow(0);
        double[] slopes = operation.tensor(1).spread(flow.dims());
        if (Arrays.stream(slopes).allMatch(slope -> slope == slopes[0])) {
            return flow.then(leaky(slopes[0]));
        }
        Flow shaped = operation.reading().shapes().byChannels(operation, flow);
        Shape shape = shaped.shape().orElseThrow();
        Double[] each = new Double[shape.channels()];
        for (int i = 0; i < slopes.length; i++) {
            int channel = i / shape.cells();
            if (i % shape.cells() != 0 && slopes[i] != slopes[i - 1]) {
                throw operation.fault(
                        "has different slopes within one channel; only one slope, or one a channel, is"
                                + " read");
            }
            each[channel] = slopes[i] + 0.0;
        }
        return shaped.then(new Fold.Leaky(List.of(each)));
    }

    private static Flow max(Operation operation) {
        boolean left = operation.isConstant(0);
        if (operation.inputs() != 2 || left == operation.isConstant(1)) {
            throw operation.fault(
                    "takes the maximum of several branches, which is not read yet; only that of a value"
                            + " and a constant is, so try Relu or MaxPool");
        }
        double[] constants = operation.tensor(left ? 0 : 1).values();
        Flow flow = operation.flow(left ? 1 : 0);
        if (constants.length == 0 || Arrays.stream(constants).anyMatch(c -> c != constants[0])) {
            throw operation.fault(
                    "has several constants to compare with, which is not read; only one number is");
        }
        Dims dims = flow.dims().widened(operation.tensor(left ? 0 : 1).dims().rank());
        operation.tensor(left ? 0 : 1).spread(dims);
        return clipped(flow.viewed(dims), constants[0], Double.POSITIVE_INFINITY);
    }

    private static Flow clipped(Operation operation, double low, double high) {
        if (!(low < high)) {
            throw operation.fault(
                    "clips to ["
                            + low
                            + ", "
                            + high
                            + "], which must be an interval of positive length");
        }
        return clipped(operation.flow(0), low, high);
    }

    private static Flow clipped(Flow flow, double low, double high) {
        if (Double.isInfinite(low) && Double.isInfinite(high)) {
            return flow;
        }
        boolean rectifier = low == 0 && Double.isInfinite(high);
        return flow.then(rectifier ? new Fold.Rectifier() : new Fold.Clip(low + 0.0, high + 0.0));
    }

    private static double low(Operation operation) {
        double low = end(operation, 1, "min", -Float.MAX_VALUE);
        return low <= -Float.MAX_VALUE ? Double.NEGATIVE_INFINITY : low;
    }

    private static double high(Operation operation) {
        double high = end(operation, 2, "max", Float.MAX_VALUE);
        return high >= Float.MAX_VALUE ? Double.POSITIVE_INFINITY : high;
    }

    /// An end of a clip: an attribute up to opset 10, an input since. The largest float means infinity.
    private static double end(Operation operation, int input, String name, float otherwise) {
        if (!operation.has(input)) {
            return operation
                    .attribute(name)
                    .map(attribute -> (double) attribute.getF())
                    .orElse((double) otherwise);
        }
        Tensor end = operation.tensorOrInfinite(input);
        if (end.size() != 1) {
            throw operation.fault(
                    "has a " + name + " of shape " + end.dims() + ", which must be one number");
        }
        return end.get(0);
    }
}

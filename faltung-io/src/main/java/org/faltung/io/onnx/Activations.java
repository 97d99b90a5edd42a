package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.faltung.network.Fold;

/// The operators that bend every value alone: Relu, LeakyRelu, PRelu, Clip, Abs.
final class Activations {
    private Activations() {}

    static Flow read(Operation operation) {
        return switch (operation.type()) {
            case "Relu" -> operation.flow(0).then(new Fold.Rectifier());
            case "Abs" -> operation.flow(0).then(new Fold.Absolute());
            case "LeakyRelu" -> operation.flow(0).then(leaky(operation.real("alpha", 0.01f)));
            case "PRelu" -> sloped(operation);
            default -> clipped(operation, low(operation), high(operation));
        };
    }

    private static Fold.Leaky leaky(double slope) {
        return new Fold.Leaky(List.of(slope + 0.0));
    }

    /// A PRelu: one slope, one a channel, or one a value, which is then seen as a channel.
    private static Flow sloped(Operation operation) {
        Flow flow = operation.flow(0);
        double[] slopes = operation.tensor(1).spread(flow.dims());
        if (Arrays.stream(slopes).allMatch(slope -> slope == slopes[0])) {
            return flow.then(leaky(slopes[0]));
        }
        Shapes shapes = operation.reading().shapes();
        Flow natural = shapes.natural(flow);
        int cells = natural.shape().orElseThrow().cells();
        boolean byChannel =
                IntStream.range(0, slopes.length).allMatch(i -> slopes[i] == slopes[i - i % cells]);
        Flow shaped = byChannel ? natural : shapes.flat(flow);
        int each = byChannel ? cells : 1;
        return shaped.then(
                new Fold.Leaky(
                        IntStream.range(0, slopes.length / each)
                                .mapToObj(channel -> slopes[channel * each] + 0.0)
                                .toList()));
    }

    private static Flow clipped(Operation operation, double low, double high) {
        if (low == high && Double.isFinite(low)) {
            Flow flow = operation.flow(0);
            double[] constants = new double[flow.dims().size()];
            double[] zeros = constants.clone();
            Arrays.fill(constants, low);
            return Affine.shift(constants).after(Affine.factor(zeros).after(flow));
        }
        if (!(low < high)) {
            throw operation.fault("clips to [" + low + ", " + high + "], which is empty");
        }
        return clipped(operation.flow(0), low, high);
    }

    /// min(max(x, low), high).
    ///
    /// @param low at most `high`
    static Flow clipped(Flow flow, double low, double high) {
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

    /// An end of a clip: an attribute up to opset 10, an input since. The largest float means
    /// infinity.
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

package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Shape;

/// The operator Max: of one value and constants a fold of one variable, of several values a maxout
/// unit for each, whose pieces are its operands in their order.
final class Maxima {
    private Maxima() {}

    static Flow read(Operation operation) {
        List<Value> parts = new ArrayList<>();
        List<Dims> sizes = new ArrayList<>();
        int flow = -1;
        int flows = 0;
        for (int input = 0; input < operation.inputs(); input++) {
            boolean constant = operation.isConstant(input);
            parts.add(constant ? operation.tensor(input) : operation.flow(input));
            sizes.add(operation.dims(input));
            flow = constant ? flow : input;
            flows += constant ? 0 : 1;
        }
        Dims dims =
                Broadcast.sizes(sizes)
                        .orElseThrow(() ->
                                operation.fault(
                                        "takes the maximum of values of shapes "
                                                + sizes
                                                + ", which do not fit; export the model again"));
        if (flows > 1) {
            return ofSeveral(operation, parts, sizes, dims);
        }
        Flow wide = Broadcast.to(operation, operation.flow(Math.max(0, flow)), dims);
        return atLeast(wide, highest(parts, dims));
    }

    private static double[] highest(List<Value> parts, Dims dims) {
        double[] highest = new double[dims.size()];
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        for (Value part : parts) {
            if (part instanceof Tensor tensor) {
                double[] numbers = tensor.spread(dims);
                Arrays.setAll(highest, i -> Math.max(highest[i], numbers[i]));
            }
        }
        return highest;
    }

    /// max(x, c), value by value; where the constants differ as c + max(x − c, 0).
    private static Flow atLeast(Flow flow, double[] constants) {
        if (Arrays.stream(constants).allMatch(constant -> constant == constants[0])) {
            return Activations.clipped(flow, constants[0], Double.POSITIVE_INFINITY);
        }
        double[] negatives = Arrays.stream(constants).map(constant -> 0 - constant).toArray();
        Flow rectified = Affine.shift(negatives).after(flow).then(new Fold.Rectifier());
        return Affine.shift(constants).after(rectified);
    }

    private static Flow ofSeveral(
            Operation operation, List<Value> parts, List<Dims> sizes, Dims dims) {
        int rank = parts.size();
        int size = dims.size();
        int[] which = new int[Math.multiplyExact(rank, size)];
        int[] index = new int[which.length];
        for (int part = 0; part < rank; part++) {
            int[] places = Places.spread(sizes.get(part).widened(dims.rank()), dims);
            for (int i = 0; i < size; i++) {
                which[i * rank + part] = part;
                index[i * rank + part] = places[i];
            }
        }
        Shapes shapes = operation.reading().shapes();
        Flow side = shapes.flat(Stack.of(shapes, parts).taken(which, index, Dims.of(which.length)));
        return side.then(new Fold.Maxout(rank), new Shape.Vector(size), dims);
    }
}

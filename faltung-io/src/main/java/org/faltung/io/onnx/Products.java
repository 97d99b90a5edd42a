package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// The operators Gemm and MatMul: fully connected layers.
final class Products {
    private Products() {}

    /// Y = alpha · A · B + beta · C.
    static Flow gemm(Operation operation) {
        Flow flow = operation.flow(0);
        Tensor matrix = operation.tensor(1);
        boolean row = flow.dims().rank() == 2 && flow.dims().get(0) == 1;
        if (!row || operation.whole("transA", 0) != 0) {
            throw operation.fault(
                    "multiplies a value of shape "
                            + flow.dims()
                            + (row ? ", transposed" : "")
                            + ", but a single row is needed; export the model with a batch of 1, flattened before it");
        }
        boolean transposed = operation.whole("transB", 0) != 0;
        Tensor weights = transposed ? matrix : transposed(operation, matrix);
        requireColumns(operation, weights, flow.dims().get(1));
        int units = weights.dims().get(0);
        double[] linear = scaled(operation, weights.values(), operation.real("alpha", 1), "alpha");
        double[] biases = new double[units];
        if (operation.has(2)) {
            double[] given = operation.tensor(2).spread(Dims.of(1, units));
            biases = scaled(operation, given, operation.real("beta", 1), "beta");
        }
        return dense(operation, flow, linear, biases, Dims.of(1, units));
    }

    /// A row times a matrix, or a matrix times a column.
    static Flow matMul(Operation operation) {
        boolean left = operation.isConstant(0);
        if (!left && !operation.isConstant(1)) {
            throw operation.fault(
                    "multiplies two values that both depend on the input, which is not piecewise linear;"
                            + " try a network without attention");
        }
        Flow flow = operation.flow(left ? 1 : 0);
        Dims dims = flow.dims();
        Tensor matrix = plain(operation, operation.tensor(left ? 0 : 1), left);
        Tensor weights = left ? matrix : transposed(operation, matrix);
        int axis = dims.rank() - (left && dims.rank() > 1 ? 2 : 1);
        if (axis < 0 || dims.get(axis) != dims.size()) {
            throw operation.fault(
                    "multiplies a value of shape "
                            + dims
                            + " along one of its axes only; flatten the"
                            + " value before it, or export the model with a batch of 1");
        }
        requireColumns(operation, weights, dims.get(axis));
        int units = weights.dims().get(0);
        int rank = operation.tensor(left ? 0 : 1).dims().rank();
        Dims result = rank == 1 ? dims.without(axis) : dims.with(axis, units).widened(rank);
        return dense(operation, flow, weights.values(), new double[units], result);
    }

    /// A matrix without the axes of size 1 before it; a vector as a matrix of one row or column.
    private static Tensor plain(Operation operation, Tensor tensor, boolean left) {
        Dims dims = tensor.dims();
        if (dims.rank() == 1) {
            return tensor.viewed(left ? Dims.of(1, dims.get(0)) : Dims.of(dims.get(0), 1));
        }
        List<Integer> stack = dims.axes().subList(0, Math.max(0, dims.rank() - 2));
        if (dims.rank() < 2 || stack.stream().anyMatch(size -> size != 1)) {
            throw operation.fault(
                    "multiplies by a constant of shape " + dims + "; only a matrix is read");
        }
        return tensor.viewed(Dims.of(dims.get(dims.rank() - 2), dims.get(dims.rank() - 1)));
    }

    private static Tensor transposed(Operation operation, Tensor matrix) {
        if (matrix.dims().rank() != 2) {
            throw operation.fault(
                    "multiplies by a constant of shape "
                            + matrix.dims()
                            + "; only a matrix is read");
        }
        return matrix.transposed(List.of(1, 0));
    }

    private static void requireColumns(Operation operation, Tensor weights, int inputs) {
        Dims dims = weights.dims();
        if (dims.rank() != 2 || dims.get(0) < 1 || dims.get(1) != inputs) {
            throw operation.fault(
                    "has weights '"
                            + weights.name()
                            + "' that do not fit its "
                            + inputs
                            + " inputs; the file is damaged, export it again");
        }
    }

    private static double[] scaled(
            Operation operation, double[] numbers, double factor, String name) {
        return Arrays.stream(numbers)
                .map(number -> {
                    OptionalDouble product = Exactly.product(number, factor);
                    return product.orElseThrow(() ->
                            operation.fault(
                                    "has "
                                            + name
                                            + " = "
                                            + factor
                                            + ", whose products with the weights are not binary floats; multiply the weights by it"
                                            + " before exporting"));
                })
                .toArray();
    }

    private static Flow dense(
            Operation operation, Flow flow, double[] linear, double[] biases, Dims dims) {
        var layer = new Mix.Dense(biases.length, Weights.Trained.of(linear, biases));
        return operation
                .reading()
                .shapes()
                .flat(flow)
                .then(layer, new Shape.Vector(biases.length), dims);
    }
}

package org.faltung.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// The operators Gemm and MatMul: fully connected layers; of several rows, convolutions with
/// windows of one sample.
final class Products {
    private Products() {}

    /// Y = alpha · A · B + beta · C.
    static Flow gemm(Operation operation) {
        boolean left = operation.isConstant(0);
        requireOneFlow(operation, left);
        Flow flow = operation.flow(left ? 1 : 0);
        Tensor matrix = operation.tensor(left ? 0 : 1);
        if (flow.dims().rank() != 2 || matrix.dims().rank() != 2) {
            throw operation.fault(
                    "multiplies values of shape "
                            + flow.dims()
                            + " and a constant of shape "
                            + matrix.dims()
                            + ", but both must have two axes; flatten the value before it");
        }
        boolean flowTurned = operation.whole(left ? "transB" : "transA", 0) != 0;
        boolean matrixTurned = operation.whole(left ? "transA" : "transB", 0) != 0;
        if (!left && !flowTurned) {
            operation.reading().shapes().requireNoBatch(operation, flow.dims());
        }
        Flow value = flowTurned ? turned(operation, flow) : flow;
        Tensor constant = matrixTurned ? turned(matrix) : matrix;
        double alpha = operation.real("alpha", 1);
        Optional<double[]> scaled = scaled(constant.values(), alpha);
        Tensor weights =
                new Tensor(constant.name(), constant.dims(), scaled.orElse(constant.values()));
        Flow product = left ? after(operation, weights, value) : before(operation, value, weights);
        if (scaled.isEmpty()) {
            product = Affine.factor(all(alpha, product)).after(product);
        }
        return operation.has(2) ? plus(operation, product) : product;
    }

    /// A product and beta · C.
    private static Flow plus(Operation operation, Flow product) {
        double beta = operation.real("beta", 1);
        double[] given = operation.tensor(2).spread(product.dims());
        Optional<double[]> scaled = scaled(given, beta);
        if (scaled.isPresent()) {
            return Affine.shift(scaled.get()).after(product);
        }
        Flow divided = Affine.divisor(all(beta, product)).after(product);
        return Affine.factor(all(beta, product)).after(Affine.shift(given).after(divided));
    }

    private static double[] all(double number, Flow flow) {
        double[] numbers = new double[flow.dims().size()];
        Arrays.fill(numbers, number);
        return numbers;
    }

    /// Products with a factor, or nothing if one of them is no double.
    private static Optional<double[]> scaled(double[] numbers, double factor) {
        double[] products = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            OptionalDouble product = Exactly.product(numbers[i], factor);
            if (product.isEmpty()) {
                return Optional.empty();
            }
            products[i] = product.getAsDouble();
        }
        return Optional.of(products);
    }

    /// A product of matrices, of stacks of matrices, or of a vector for one of them.
    static Flow matMul(Operation operation) {
        boolean left = operation.isConstant(0);
        requireOneFlow(operation, left);
        Flow flow = operation.flow(left ? 1 : 0);
        Tensor constant = operation.tensor(left ? 0 : 1);
        Dims sizes = matrix(flow.dims(), !left);
        Dims shape = matrix(constant.dims(), left);
        Flow value = flow.viewed(sizes);
        Tensor weights = constant.viewed(shape);
        Flow product = left ? after(operation, weights, value) : before(operation, value, weights);
        Dims dims = product.dims();
        if ((left ? constant.dims() : flow.dims()).rank() == 1) {
            dims = dims.without(dims.rank() - 2);
        }
        if ((left ? flow.dims() : constant.dims()).rank() == 1) {
            dims = dims.without(dims.rank() - 1);
        }
        return product.viewed(dims);
    }

    /// A vector as a matrix of one row or one column.
    private static Dims matrix(Dims dims, boolean first) {
        boolean vector = dims.rank() == 1;
        return !vector ? dims : first ? Dims.of(1, dims.get(0)) : Dims.of(dims.get(0), 1);
    }

    private static void requireOneFlow(Operation operation, boolean left) {
        if (!left && !operation.isConstant(1)) {
            throw operation.fault(
                    "multiplies two values that both depend on the input, which is not piecewise linear;"
                            + " try a network without attention");
        }
    }

    /// X · B, as the transpose of Bᵀ · Xᵀ.
    private static Flow before(Operation operation, Flow value, Tensor matrix) {
        if (value.dims().rank() < 2 || matrix.dims().rank() < 2) {
            throw misfit(operation, matrix, value);
        }
        return turned(operation, after(operation, turned(matrix), turned(operation, value)));
    }

    /// W · X, matrix by matrix.
    private static Flow after(Operation operation, Tensor matrix, Flow value) {
        Dims w = matrix.dims();
        Dims x = value.dims();
        if (w.rank() < 2 || x.rank() < 2 || w.get(w.rank() - 1) != x.get(x.rank() - 2)) {
            throw misfit(operation, matrix, value);
        }
        int units = w.get(w.rank() - 2);
        int inputs = w.get(w.rank() - 1);
        int columns = x.get(x.rank() - 1);
        Dims stack = new Dims(x.axes().subList(0, x.rank() - 2));
        var stacks = new Dims(w.axes().subList(0, w.rank() - 2));
        Dims both =
                Dims.broadcast(stack, stacks).orElseThrow(() -> misfit(operation, matrix, value));
        if (stacks.size() == 1) {
            return columnByColumn(operation, matrix, value)
                    .viewed(both.followedBy(List.of(units, columns)));
        }
        Flow wide = Broadcast.to(operation, value, both.followedBy(List.of(inputs, columns)));
        double[] weights = matrix.spread(both.followedBy(List.of(units, inputs)));
        return convolved(operation, wide, both.size(), weights, units, columns)
                .viewed(both.followedBy(List.of(units, columns)));
    }

    /// One matrix times each column of a stack of matrices.
    private static Flow columnByColumn(Operation operation, Tensor matrix, Flow value) {
        Dims x = value.dims();
        int inputs = x.get(x.rank() - 2);
        int columns = x.get(x.rank() - 1);
        int units = matrix.dims().get(matrix.dims().rank() - 2);
        int stack = x.size() / (inputs * columns);
        if (inputs == x.size()) {
            var weights = Weights.Trained.of(matrix.values(), new double[units]);
            Flow flat = operation.reading().shapes().flat(value);
            return flat.then(
                    new Mix.Dense(units, weights), new Shape.Vector(units), Dims.of(units, 1));
        }
        List<Integer> swapped = List.of(1, 0, 2);
        Flow first = transposed(operation, value.viewed(Dims.of(stack, inputs, columns)), swapped);
        Flow product =
                convolved(operation, first, 1, matrix.values(), units, stack * columns)
                        .viewed(Dims.of(units, stack, columns));
        return transposed(operation, product, swapped);
    }

    /// A convolution with windows of one sample: for each group of channels a matrix.
    private static Flow convolved(
            Operation operation, Flow value, int groups, double[] weights, int units, int columns) {
        int filters = Math.multiplyExact(groups, units);
        Window one = Window.of(1, 1, 0);
        var trained = Weights.Trained.of(weights, new double[filters]);
        var layer = new Mix.Convolution(filters, one, one, groups, trained);
        var input = new Shape.Signal(columns, value.dims().size() / columns);
        Shape output = layer.output(input);
        Flow signal = operation.reading().shapes().seen(value, input);
        return signal.then(layer, output, Dims.of(filters, columns));
    }

    private static Flow transposed(Operation operation, Flow flow, List<Integer> order) {
        int[] places = Places.transposed(flow.dims(), order);
        return operation.reading().shapes().taken(flow, places, flow.dims().reordered(order));
    }

    private static Flow turned(Operation operation, Flow flow) {
        return transposed(operation, flow, lastTwoSwapped(flow.dims().rank()));
    }

    private static Tensor turned(Tensor tensor) {
        return tensor.transposed(lastTwoSwapped(tensor.dims().rank()));
    }

    private static List<Integer> lastTwoSwapped(int rank) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.swap(order, rank - 2, rank - 1);
        return order;
    }

    private static RuntimeException misfit(Operation operation, Tensor matrix, Flow value) {
        return operation.fault(
                "has weights '"
                        + matrix.name()
                        + "' that do not fit values of shape "
                        + value.dims()
                        + "; the file is damaged, export it again");
    }
}

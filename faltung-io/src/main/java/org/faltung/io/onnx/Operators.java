package org.faltung.io.onnx;

import java.util.List;
import java.util.Set;

/// The table of operators: which class reads which.
final class Operators {
    private static final Set<String> SMOOTH =
            Set.of(
                    "Tanh",
                    "LogSoftmax",
                    "Softplus",
                    "Softsign",
                    "Elu",
                    "Selu",
                    "Celu",
                    "Gelu",
                    "Mish",
                    "Exp",
                    "Log",
                    "Sqrt",
                    "Pow",
                    "Erf",
                    "Sin",
                    "Cos",
                    "LayerNormalization",
                    "InstanceNormalization",
                    "Reciprocal",
                    "LSTM",
                    "GRU",
                    "RNN");

    private Operators() {}

    /// What an operator gives, output by output.
    static List<Value> read(Operation operation) {
        try {
            if (!operation.domain().isEmpty()) {
                throw operation.fault(
                        "is of the operator set '"
                                + operation.domain()
                                + "', but only ONNX's own is"
                                + " read; export the model without custom or fused operators");
            }
            List<Value> values =
                    operation.type().equals("Split")
                            ? Slices.split(operation)
                            : List.of(dispatch(operation));
            for (Value value : values) {
                if (value instanceof Flow flow) {
                    requireModest(operation, flow.dims());
                }
            }
            return values;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw operation.fault("does not fit: " + e.getMessage(), e);
        }
    }

    private static Value dispatch(Operation operation) {
        return switch (operation.type()) {
            case "Add", "Sub", "Mul", "Div" -> Arithmetic.read(operation);
            case "Gemm" -> Products.gemm(operation);
            case "MatMul" -> Products.matMul(operation);
            case "Conv" -> Convolutions.read(operation);
            case "Pad" -> Borders.read(operation);
            case "Relu", "LeakyRelu", "PRelu", "Clip", "Abs" -> Activations.read(operation);
            case "Max" -> Maxima.read(operation);
            case "MaxPool" -> Pools.max(operation);
            case "AveragePool" -> Pools.average(operation);
            case "GlobalAveragePool" -> Means.global(operation);
            case "ReduceMean" -> Means.reduced(operation);
            case "BatchNormalization" -> Normalisation.read(operation);
            case "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Identity", "Dropout" ->
                    Views.read(operation);
            case "Slice" -> Slices.slice(operation);
            case "Concat" -> Joins.concatenation(operation);
            case "Constant" -> Constants.read(operation);
            case "Softmax", "Sigmoid", "ArgMax" ->
                    operation.endedFlow(0).endedBy(operation.toString());
            case String other when SMOOTH.contains(other) ->
                    throw operation.fault(
                            "is not piecewise linear, so the network has no linear regions to count;"
                                    + " try replacing it by Relu, LeakyRelu, Clip or MaxPool");
            default ->
                    throw operation.fault(
                            "is not an operator that is read; try simplifying the model, or exporting it"
                                    + " without it");
        };
    }

    private static void requireModest(Operation operation, Dims dims) {
        long values = 1;
        for (int axis : dims.axes()) {
            values *= axis;
            if (values < 1 || values > Shapes.MOST_VALUES) {
                throw operation.fault(
                        "gives values of shape "
                                + dims
                                + ", but only 1 to "
                                + Shapes.MOST_VALUES
                                + " values are read");
            }
        }
    }
}

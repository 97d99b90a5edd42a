package org.faltung.io.onnx;

import java.util.Arrays;

/// The operators Add, Sub, Mul and Div, by constants; and Add of two branches.
final class Arithmetic {
    private Arithmetic() {}

    static Flow read(Operation operation) {
        boolean leftConstant = operation.isConstant(0);
        boolean rightConstant = operation.isConstant(1);
        if (!leftConstant && !rightConstant) {
            return ofTwo(operation);
        }
        Flow flow = operation.flow(leftConstant ? 1 : 0);
        Tensor constant = operation.tensor(leftConstant ? 0 : 1);
        Dims dims = flow.dims().widened(constant.dims().rank());
        double[] numbers = constant.spread(dims);
        Flow viewed = flow.viewed(dims);
        return switch (operation.type()) {
            case "Add" -> Affine.shift(numbers).after(viewed);
            case "Mul" -> Affine.factor(numbers).after(viewed);
            case "Sub" ->
                    leftConstant
                            ? Affine.shift(numbers)
                                    .after(Affine.factor(negatives(ones(numbers))).after(viewed))
                            : Affine.shift(negatives(numbers)).after(viewed);
            default -> quotient(operation, viewed, numbers, leftConstant);
        };
    }

    private static Flow ofTwo(Operation operation) {
        return switch (operation.type()) {
            case "Add" -> Joins.sum(operation);
            case "Sub" ->
                    throw operation.fault(
                            "subtracts one branch from another; only an Add of two branches is read, so"
                                    + " put the minus into the weights before it");
            default ->
                    throw operation.fault(
                            "combines two values that both depend on the input, which is not piecewise"
                                    + " linear; try a network without gates or attention");
        };
    }

    private static Flow quotient(
            Operation operation, Flow flow, double[] numbers, boolean leftConstant) {
        if (leftConstant) {
            throw operation.fault(
                    "divides by a value that depends on the input, which is not piecewise linear;"
                            + " export the model without it");
        }
        if (Arrays.stream(numbers).anyMatch(number -> number == 0)) {
            throw operation.fault("divides by 0; train or convert the model again");
        }
        return Affine.divisor(numbers).after(flow);
    }

    private static double[] negatives(double[] numbers) {
        return Arrays.stream(numbers).map(number -> 0 - number).toArray();
    }

    private static double[] ones(double[] numbers) {
        return Arrays.stream(numbers).map(number -> 1).toArray();
    }
}

package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.List;
import org.faltung.network.Join;

/// The operators Add, Sub, Mul and Div by constants; and Add and Sub of two branches.
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
        Dims dims = Broadcast.sizes(List.of(flow.dims(), constant.dims())).orElse(flow.dims());
        double[] numbers = constant.spread(dims);
        Flow wide = Broadcast.to(operation, flow, dims);
        return switch (operation.type()) {
            case "Add" -> Affine.shift(numbers).after(wide);
            case "Mul" -> Affine.factor(numbers).after(wide);
            case "Sub" ->
                    leftConstant
                            ? Affine.shift(numbers).after(Affine.negation(wide))
                            : Affine.shift(negatives(numbers)).after(wide);
            default -> quotient(operation, wide, numbers, leftConstant);
        };
    }

    private static Flow ofTwo(Operation operation) {
        return switch (operation.type()) {
            case "Add" -> sum(operation, operation.flow(0), operation.flow(1));
            case "Sub" -> sum(operation, operation.flow(0), Affine.negation(operation.flow(1)));
            default ->
                    throw operation.fault(
                            "combines two values that both depend on the input, which is not piecewise"
                                    + " linear; try a network without gates or attention");
        };
    }

    private static Flow sum(Operation operation, Flow one, Flow two) {
        Dims dims =
                Broadcast.sizes(List.of(one.dims(), two.dims()))
                        .orElseThrow(() ->
                                operation.fault(
                                        "adds branches of shapes "
                                                + one.dims()
                                                + " and "
                                                + two.dims()
                                                + ", which do not fit; export the model again"));
        Flow left = Broadcast.to(operation, one, dims);
        Flow right = Broadcast.to(operation, two, dims);
        if (left.origin() == right.origin()) {
            double[] twos = new double[dims.size()];
            Arrays.fill(twos, 2);
            return Affine.factor(twos).after(left);
        }
        Shapes shapes = operation.reading().shapes();
        if (!left.shape().equals(right.shape())) {
            left = shapes.natural(left);
            right = shapes.natural(right);
        }
        return right.met(Join.Kind.SUM, left).viewed(dims);
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
}

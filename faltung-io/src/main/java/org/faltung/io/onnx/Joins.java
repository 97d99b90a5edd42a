package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.List;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Shape;

/// The operators that join branches: Add of two, and Concat along the channels.
final class Joins {
    private static final int DEEPEST = 200;

    private Joins() {}

    static Flow sum(Operation operation) {
        Flow one = operation.flow(0);
        Flow two = operation.flow(1);
        if (!one.dims().equals(two.dims())) {
            throw operation.fault(
                    "adds branches of shapes "
                            + one.dims()
                            + " and "
                            + two.dims()
                            + ", which must be equal; repeat the smaller one before exporting");
        }
        Flow left =
                one.shape().equals(two.shape())
                        ? one
                        : operation.reading().shapes().byChannels(operation, one);
        Flow right =
                one.shape().equals(two.shape())
                        ? two
                        : operation.reading().shapes().byChannels(operation, two);
        if (left.chain() == right.chain()) {
            double[] twos = new double[left.dims().size()];
            Arrays.fill(twos, 2);
            return Affine.factor(twos).after(left);
        }
        boolean direct = left.chain().common(right.chain()) == left.chain();
        return direct
                ? joined(operation, Join.Kind.SUM, right, left).viewed(one.dims())
                : joined(operation, Join.Kind.SUM, left, right).viewed(one.dims());
    }

    static Flow concatenation(Operation operation) {
        Flow all = operation.flow(0);
        for (int input = 1; input < operation.inputs(); input++) {
            all = concatenated(operation, all, operation.flow(input));
        }
        return all;
    }

    private static Flow concatenated(Operation operation, Flow first, Flow second) {
        Dims dims = first.dims();
        int axis = operation.axis(operation.whole("axis", Long.MIN_VALUE), dims.rank());
        boolean fits =
                second.dims().rank() == dims.rank()
                        && second.dims().with(axis, 1).equals(dims.with(axis, 1));
        if (axis != 1 || !fits) {
            throw operation.fault(
                    "concatenates "
                            + dims
                            + " and "
                            + second.dims()
                            + " along axis "
                            + axis
                            + "; only branches that agree but for their channels (axis 1) are read");
        }
        Flow left = operation.reading().shapes().natural(operation, first);
        Flow right = operation.reading().shapes().natural(operation, second);
        Shape one = left.shape().orElseThrow();
        Shape two = right.shape().orElseThrow();
        return joined(operation, Join.Kind.CONCATENATION, right, left)
                .viewed(dims.with(1, dims.get(1) + second.dims().get(1)))
                .shaped(one.with(one.rows(), one.columns(), one.channels() + two.channels()));
    }

    /// @param branch whose channels come last in a concatenation
    private static Flow joined(Operation operation, Join.Kind kind, Flow branch, Flow other) {
        Chain one = branch.chain();
        Chain two = other.chain();
        Chain fork = one.common(two);
        if (one.enclosedAfter(fork) || two.enclosedAfter(fork)) {
            throw operation.fault(
                    "joins branches that cross other branches; only branches that lie inside of each"
                            + " other or one after the other (series-parallel) are read");
        }
        int depth = 1 + Math.max(one.nestingAfter(fork), two.nestingAfter(fork));
        if (depth > DEEPEST) {
            throw operation.fault(
                    "lies in more than " + DEEPEST + " branches inside of each other");
        }
        List<Layer> first = one.layersAfter(fork);
        List<Layer> second = two.layersAfter(fork);
        one.encloseAfter(fork);
        two.encloseAfter(fork);
        return branch.on(fork.then(new Join(kind, first, second), depth));
    }
}

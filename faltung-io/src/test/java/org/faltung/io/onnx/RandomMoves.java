package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Adds random operators that move values to a model: the older ones have attributes where the
/// newer ones have inputs.
final class RandomMoves {
    private final RandomModel built;
    private final SplittableRandom random;

    RandomMoves(RandomModel built, SplittableRandom random) {
        this.built = built;
        this.random = random;
    }

    void any() {
        switch (random.nextInt(7)) {
            case 0 -> transpose();
            case 1 -> slice();
            case 2 -> split();
            case 3 -> pad();
            case 4 -> mean();
            case 5 -> reshape();
            default -> unsqueezeAndSqueeze();
        }
    }

    void transpose() {
        int[] dims = built.dims();
        List<Integer> order = new ArrayList<>(IntStream.range(0, dims.length).boxed().toList());
        Collections.shuffle(order, new java.util.Random(random.nextLong()));
        if (random.nextBoolean()) {
            order.remove((Integer) 0);
            order.addFirst(0);
        }
        long[] axes = order.stream().mapToLong(axis -> axis).toArray();
        built.node("Transpose", List.of(), TestModel.wholes("perm", axes));
        built.viewed(order.stream().mapToInt(axis -> dims[axis]).toArray());
    }

    void slice() {
        int[] dims = built.dims();
        int axis = random.nextInt(dims.length);
        int start = random.nextInt(dims[axis]);
        int end = random.nextInt(start + 1, dims[axis] + 3);
        boolean old = built.model().opset() < 10;
        int step = old ? 1 : random.nextInt(1, 3);
        boolean back = !old && random.nextBoolean();
        int stop = Math.min(end, dims[axis]);
        int length = (stop - start + step - 1) / step;
        long first = back ? stop - 1 : start;
        long last = back ? start - 1 - dims[axis] : end;
        if (!back && random.nextBoolean()) {
            first -= dims[axis];
        }
        long along = random.nextBoolean() ? axis : axis - dims.length;
        if (old) {
            built.node(
                    "Slice",
                    List.of(),
                    TestModel.wholes("starts", first),
                    TestModel.wholes("ends", last),
                    TestModel.wholes("axes", along));
        } else {
            TestModel model = built.model();
            List<String> more =
                    List.of(
                            model.wholes(first),
                            model.wholes(last),
                            model.wholes(along),
                            model.wholes(back ? -step : step));
            built.node("Slice", more);
        }
        dims[axis] = length;
        built.viewed(dims);
    }

    /// A split into two parts, of which one is taken.
    void split() {
        int[] dims = built.dims();
        int axis = random.nextInt(dims.length);
        if (dims[axis] < 2) {
            return;
        }
        List<String> parts = parts(axis, random.nextInt(1, dims[axis]));
        boolean second = random.nextBoolean();
        dims[axis] = second ? dims[axis] - size : size;
        built.goTo(parts.get(second ? 1 : 0), dims);
    }

    private int size;

    /// Two parts of a value; the first has about the given size.
    private List<String> parts(int axis, int first) {
        int whole = built.dims()[axis];
        TestModel model = built.model();
        AttributeProto along = TestModel.whole("axis", axis);
        size = first;
        if (whole % 2 == 0 && model.opset() < 18 && random.nextBoolean()) {
            size = whole / 2;
            return model.nodes("Split", List.of(built.at()), 2, along);
        }
        if (model.opset() >= 18 && random.nextBoolean()) {
            size = (whole + 1) / 2;
            return model.nodes(
                    "Split", List.of(built.at()), 2, along, TestModel.whole("num_outputs", 2));
        }
        return model.opset() < 13
                ? model.nodes(
                        "Split",
                        List.of(built.at()),
                        2,
                        along,
                        TestModel.wholes("split", first, whole - first))
                : model.nodes(
                        "Split", List.of(built.at(), model.wholes(first, whole - first)), 2, along);
    }

    void pad() {
        int[] dims = built.dims();
        int rank = dims.length;
        String mode = List.of("constant", "constant", "edge", "reflect").get(random.nextInt(4));
        long[] pads = new long[2 * rank];
        for (int axis = 0; axis < rank; axis++) {
            boolean padded = axis > 1 || random.nextInt(4) == 0;
            int most = mode.equals("reflect") ? Math.min(3, dims[axis]) : 3;
            for (int side = 0; padded && side < 2; side++) {
                boolean crops = mode.equals("constant") && dims[axis] > 2;
                pads[side * rank + axis] = random.nextInt(crops ? -1 : 0, most);
            }
            dims[axis] += (int) (pads[axis] + pads[rank + axis]);
        }
        double filling = random.nextBoolean() ? 0 : 0.375;
        TestModel model = built.model();
        if (model.opset() < 11) {
            built.node(
                    "Pad",
                    List.of(),
                    TestModel.text("mode", mode),
                    TestModel.wholes("pads", pads),
                    TestModel.real("value", filling));
        } else {
            String value = model.scalar(filling);
            built.node("Pad", List.of(model.wholes(pads), value), TestModel.text("mode", mode));
        }
        built.viewed(dims);
    }

    void mean() {
        int[] dims = built.dims();
        int[] axes =
                IntStream.range(0, dims.length).filter(axis -> random.nextInt(3) == 0).toArray();
        boolean keep = random.nextBoolean() || dims.length - axes.length < 2;
        if (axes.length == 0) {
            return;
        }
        long[] named = Arrays.stream(axes).asLongStream().toArray();
        AttributeProto keeps = TestModel.whole("keepdims", keep ? 1 : 0);
        if (built.model().opset() < 18) {
            built.node("ReduceMean", List.of(), TestModel.wholes("axes", named), keeps);
        } else {
            built.node("ReduceMean", List.of(built.model().wholes(named)), keeps);
        }
        for (int axis : axes) {
            dims[axis] = keep ? 1 : 0;
        }
        built.viewed(Arrays.stream(dims).filter(size -> size > 0).toArray());
    }

    void reshape() {
        int size = Referee.product(built.dims());
        int[] dims = new int[random.nextInt(2, 5)];
        Arrays.fill(dims, 1);
        int rest = size;
        for (int axis = 1; axis < dims.length - 1; axis++) {
            int all = rest;
            int[] divisors = IntStream.rangeClosed(1, rest).filter(d -> all % d == 0).toArray();
            dims[axis] = divisors[random.nextInt(divisors.length)];
            rest /= dims[axis];
        }
        dims[dims.length - 1] = rest;
        long[] named = Arrays.stream(dims).asLongStream().toArray();
        named[random.nextInt(named.length)] = -1;
        built.node("Reshape", List.of(built.model().wholes(named)));
        built.viewed(dims);
    }

    void unsqueezeAndSqueeze() {
        int rank = built.dims().length;
        int axis = random.nextInt(rank + 1);
        int other = random.nextInt(rank);
        TestModel model = built.model();
        if (model.opset() < 13) {
            built.node("Unsqueeze", List.of(), TestModel.wholes("axes", axis));
        } else {
            built.node("Unsqueeze", List.of(model.wholes(axis)));
        }
        List<Integer> dims = new ArrayList<>(Arrays.stream(built.dims()).boxed().toList());
        dims.add(axis, 1);
        int dropped = dims.get(other) == 1 ? other : axis;
        if (model.opset() < 13) {
            built.node("Squeeze", List.of(), TestModel.wholes("axes", dropped));
        } else {
            built.node("Squeeze", List.of(model.wholes(dropped)));
        }
        dims.remove(dropped);
        built.viewed(dims.stream().mapToInt(size -> size).toArray());
    }
}

package org.faltung.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Builds random models, one operator after the other, knowing the sizes that each gives.
final class RandomModel {
    private final SplittableRandom random;
    private final TestModel model;
    private String at = "x";
    private int[] dims;

    RandomModel(TestModel model, SplittableRandom random, int... dims) {
        this.model = model;
        this.random = random;
        this.dims = dims.clone();
    }

    TestModel model() {
        return model;
    }

    /// The name of the value reached so far.
    String at() {
        return at;
    }

    int[] dims() {
        return dims.clone();
    }

    /// Goes back to a value, to begin another branch.
    void goTo(String name, int... sizes) {
        at = name;
        dims = sizes.clone();
    }

    void node(String operator, List<String> more, AttributeProto... attributes) {
        List<String> inputs = new ArrayList<>(List.of(at));
        inputs.addAll(more);
        at = model.node(operator, inputs, attributes);
    }

    void viewed(int... sizes) {
        dims = sizes.clone();
    }

    String weights(int... sizes) {
        return model.weights(numbers(Referee.product(sizes)), sizes);
    }

    double[] numbers(int count) {
        return random.doubles(count, -1, 1).map(value -> (float) value).toArray();
    }

    void conv() {
        int axes = dims.length - 2;
        int groups = random.nextInt(3) == 0 ? dims[1] : 1;
        int filters = groups * random.nextInt(1, 4);
        Slide slide = slide(axes, true);
        if (!slide.fits()) {
            return;
        }
        int[] kernel = concat(new int[] {filters, dims[1] / groups}, slide.lengths);
        List<String> inputs = new ArrayList<>(List.of(weights(kernel)));
        if (random.nextBoolean()) {
            inputs.add(weights(filters));
        }
        List<AttributeProto> attributes = slide.attributes();
        attributes.add(TestModel.whole("group", groups));
        node("Conv", inputs, attributes.toArray(AttributeProto[]::new));
        dims = concat(new int[] {dims[0], filters}, slide.output());
    }

    void pool(String operator) {
        Slide slide =
                slide(dims.length - 2, model.opset() >= (operator.equals("AveragePool") ? 19 : 10));
        slide.roundsUp =
                model.opset() >= 10 && slide.auto.equals("NOTSET") && random.nextInt(3) == 0;
        if (!slide.fits() || slide.crops() || !slide.padsLess()) {
            return;
        }
        List<AttributeProto> attributes = slide.attributes();
        boolean dilated = model.opset() >= (operator.equals("AveragePool") ? 19 : 10);
        if (!dilated) {
            attributes.removeIf(attribute -> attribute.getName().equals("dilations"));
        }
        if (slide.roundsUp) {
            attributes.add(TestModel.whole("ceil_mode", 1));
        }
        if (operator.equals("AveragePool")) {
            attributes.add(TestModel.whole("count_include_pad", random.nextInt(2)));
        }
        node(operator, List.of(), attributes.toArray(AttributeProto[]::new));
        dims = concat(new int[] {dims[0], dims[1]}, slide.output());
    }

    void gemm() {
        int size = Referee.product(dims);
        int units = random.nextInt(1, 7);
        if (dims.length != 2) {
            node("Flatten", List.of());
        }
        boolean transposed = random.nextBoolean();
        String matrix = transposed ? weights(units, size) : weights(size, units);
        List<String> inputs = new ArrayList<>(List.of(matrix));
        if (model.opset() < 11 || random.nextBoolean()) {
            inputs.add(random.nextBoolean() ? weights(units) : weights(1));
        }
        node(
                "Gemm",
                inputs,
                TestModel.whole("transB", transposed ? 1 : 0),
                TestModel.real("alpha", 0.5));
        dims = new int[] {1, units};
    }

    void matMulAndAdd() {
        int size = Referee.product(dims);
        int units = random.nextInt(1, 7);
        if (dims.length != 2) {
            node("Reshape", List.of(model.wholes(1, -1)));
        }
        node("MatMul", List.of(weights(size, units)));
        at =
                random.nextBoolean()
                        ? model.node("Add", List.of(at, weights(units)))
                        : model.node("Add", List.of(weights(1, units), at));
        dims = new int[] {1, units};
    }

    /// A product with a matrix or a stack of matrices, from the left or the right, of whatever axes
    /// the value has.
    void product() {
        int rank = dims.length;
        boolean left = random.nextBoolean();
        int inputs = left ? dims[rank - 2] : dims[rank - 1];
        int units = random.nextInt(1, 5);
        int[] sizes = left ? new int[] {units, inputs} : new int[] {inputs, units};
        if (rank > 2 && random.nextInt(3) == 0) {
            sizes = concat(new int[] {dims[rank - 3]}, sizes);
        }
        String matrix = weights(sizes);
        at = model.node("MatMul", left ? List.of(matrix, at) : List.of(at, matrix));
        dims[left ? rank - 2 : rank - 1] = units;
    }

    /// By a constant of any shape that can be broadcast, perhaps larger than the value.
    void arithmetic() {
        int[] sizes = dims.clone();
        for (int axis = 0; axis < dims.length; axis++) {
            if (dims[axis] != 1 && random.nextBoolean()) {
                sizes[axis] = 1;
            } else if (dims[axis] == 1 && axis > 0 && random.nextInt(6) == 0) {
                sizes[axis] = 2;
            }
        }
        int from = random.nextInt(dims.length);
        boolean ones = IntStream.range(0, from).allMatch(axis -> sizes[axis] == 1);
        String constant = weights(ones ? Arrays.copyOfRange(sizes, from, sizes.length) : sizes);
        String operator = List.of("Add", "Sub", "Mul", "Div", "Max").get(random.nextInt(5));
        if (operator.equals("Max") && model.opset() < 8) {
            return;
        }
        boolean left = random.nextBoolean() && !operator.equals("Div");
        at = model.node(operator, left ? List.of(constant, at) : List.of(at, constant));
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] = Math.max(dims[axis], sizes[axis]);
        }
    }

    void batchNorm() {
        int channels = dims[1];
        double[] variances = random.doubles(channels, 0.1, 2).toArray();
        List<String> more =
                List.of(
                        weights(channels),
                        weights(channels),
                        weights(channels),
                        model.weights(variances, channels));
        node("BatchNormalization", more, TestModel.real("epsilon", 0.001));
    }

    void activation() {
        switch (random.nextInt(6)) {
            case 0, 1 -> node("Relu", List.of());
            case 2 -> node("LeakyRelu", List.of(), TestModel.real("alpha", random.nextDouble()));
            case 3 -> node("Abs", List.of());
            case 4 -> node("PRelu", List.of(weights(slopes())));
            default -> clip();
        }
    }

    private void clip() {
        if (model.opset() < 11) {
            node("Clip", List.of(), TestModel.real("min", -0.5), TestModel.real("max", 0.75));
        } else {
            String low = model.weights(new double[] {-0.5});
            node("Clip", List.of(low, model.weights(new double[] {0.75})));
        }
    }

    /// One slope, one a channel, one a value, or in between.
    private int[] slopes() {
        return Arrays.stream(dims, 1, dims.length)
                .map(size -> random.nextBoolean() ? size : 1)
                .toArray();
    }

    private Slide slide(int axes, boolean dilated) {
        var slide = new Slide(axes);
        for (int axis = 0; axis < axes; axis++) {
            slide.sizes[axis] = dims[axis + 2];
            slide.lengths[axis] = random.nextInt(1, 4);
            slide.strides[axis] = random.nextInt(1, 4);
            slide.dilations[axis] = dilated ? random.nextInt(1, 3) : 1;
            slide.pads[axis] = random.nextInt(3);
            slide.pads[axes + axis] = random.nextInt(3);
        }
        slide.auto =
                List.of("NOTSET", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID")
                        .get(random.nextInt(5));
        if (!slide.auto.equals("NOTSET")) {
            Arrays.fill(slide.pads, 0);
            Arrays.fill(slide.dilations, 1);
        }
        return slide;
    }

    static int[] concat(int[] one, int[] two) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(two)).toArray();
    }

    /// The attributes of a window that slides along every axis.
    private static final class Slide {
        private final int[] sizes;
        private final int[] lengths;
        private final int[] strides;
        private final int[] dilations;
        private final int[] pads;
        private String auto = "NOTSET";
        private boolean roundsUp;

        Slide(int axes) {
            sizes = new int[axes];
            lengths = new int[axes];
            strides = new int[axes];
            dilations = new int[axes];
            pads = new int[2 * axes];
        }

        boolean fits() {
            return IntStream.range(0, sizes.length).allMatch(axis -> output(axis) >= 1);
        }

        /// Whether SAME would need negative padding, which runtimes place differently in pools.
        boolean crops() {
            return auto.startsWith("SAME")
                    && IntStream.range(0, sizes.length)
                            .anyMatch(axis ->
                                    (output(axis) - 1) * strides[axis] + lengths[axis]
                                            < sizes[axis] - 1);
        }

        /// Whether every window of a pool sees some data.
        boolean padsLess() {
            return IntStream.range(0, pads.length)
                    .allMatch(i ->
                            pads[i] < lengths[i % lengths.length]
                                            && dilations[i % lengths.length] == 1
                                    || pads[i] == 0);
        }

        int[] output() {
            return IntStream.range(0, sizes.length).map(this::output).toArray();
        }

        private int output(int axis) {
            if (auto.startsWith("SAME")) {
                return (sizes[axis] + strides[axis] - 1) / strides[axis];
            }
            int span = (lengths[axis] - 1) * dilations[axis] + 1;
            int room = sizes[axis] + pads[axis] + pads[sizes.length + axis] - span;
            if (roundsUp && room >= 0 && room % strides[axis] != 0) {
                int start = (room / strides[axis] + 1) * strides[axis];
                return room / strides[axis] + (start < sizes[axis] + pads[axis] ? 2 : 1);
            }
            return room < 0 ? 0 : room / strides[axis] + 1;
        }

        List<AttributeProto> attributes() {
            List<AttributeProto> attributes = new ArrayList<>();
            attributes.add(TestModel.wholes("kernel_shape", longs(lengths)));
            attributes.add(TestModel.wholes("strides", longs(strides)));
            attributes.add(TestModel.wholes("dilations", longs(dilations)));
            if (auto.equals("NOTSET")) {
                attributes.add(TestModel.wholes("pads", longs(pads)));
            } else {
                attributes.add(TestModel.text("auto_pad", auto));
            }
            return attributes;
        }

        private static long[] longs(int[] values) {
            return Arrays.stream(values).asLongStream().toArray();
        }
    }
}

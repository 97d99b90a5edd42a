package org.faltung.io.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.faltung.io.onnx.TestModel.real;
import static org.faltung.io.onnx.TestModel.text;
import static org.faltung.io.onnx.TestModel.whole;
import static org.faltung.io.onnx.TestModel.wholes;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faltung.io.ImportException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Models whose operators cannot be read, and what the message must say.
class OnnxFaultTest {
    @TempDir private Path folder;

    static Stream<Arguments> models() {
        return Stream.of(
                fault(
                        "node 'Tanh_v0' (Tanh) is not piecewise linear",
                        m -> m.node("Tanh", List.of("x"))),
                fault("try replacing it by Relu", m -> m.node("Gelu", List.of("x"))),
                fault(
                        "node 'Gather_v0' (Gather) is not an operator that is read",
                        m -> m.node("Gather", List.of("x"))),
                fault(
                        "node 'Sigmoid_v0' (Sigmoid) can be left off only at the end",
                        m -> m.node("Relu", List.of(m.node("Sigmoid", List.of("x"))))),
                fault(
                        "combines two values that both depend on the input",
                        m -> m.node("Mul", List.of("x", m.node("Relu", List.of("x"))))),
                fault(
                        "subtracts one branch from another",
                        m -> m.node("Sub", List.of("x", m.node("Relu", List.of("x"))))),
                fault(
                        "divides by a value that depends on the input",
                        m -> m.node("Div", List.of(m.weights(new double[] {1}), "x"))),
                fault(
                        "divides by 0",
                        m -> m.node("Div", List.of("x", m.weights(new double[] {0})))),
                fault(
                        "takes the maximum of several branches, which is not read yet",
                        m -> m.node("Max", List.of("x", m.node("Abs", List.of("x"))))),
                fault(
                        "has a weight that is NaN, number 1 of 'w0'",
                        m ->
                                m.node(
                                        "Add",
                                        List.of(
                                                "x",
                                                m.weights(new double[] {1, Double.NaN}, 2, 1, 1)))),
                fault(
                        "has a weight that is Infinity",
                        m ->
                                m.node(
                                        "Mul",
                                        List.of(
                                                "x",
                                                m.weights(
                                                        new double[] {Double.POSITIVE_INFINITY})))),
                fault(
                        "its constant 'w0' of shape [3] does not fit values of shape [1, 2, 4, 4]",
                        m -> m.node("Add", List.of("x", m.weights(new double[3], 3)))),
                fault(
                        "its constant 'w0' of shape [5, 2, 4, 4] does not fit",
                        m -> m.node("Add", List.of("x", m.weights(new double[160], 5, 2, 4, 4)))),
                fault(
                        "takes 'nowhere', which nothing before it gives",
                        m -> m.node("Add", List.of("x", "nowhere"))),
                fault("lacks its input number 2", m -> m.node("Conv", List.of("x"))),
                fault(
                        "has weights of shape [3, 5, 2, 2] in 1 groups for 2 channels",
                        m -> m.node("Conv", List.of("x", m.weights(new double[60], 3, 5, 2, 2)))),
                fault(
                        "does not fit: the filter is larger than its 4x4 input; at most 4x4 would fit",
                        m -> m.node("Conv", List.of("x", m.weights(new double[50], 1, 2, 5, 5)))),
                fault(
                        "has weights of shape [1, 2, 2, 2, 2] for values of shape [1, 2, 4, 4]",
                        m ->
                                m.node(
                                        "Conv",
                                        List.of("x", m.weights(new double[16], 1, 2, 2, 2, 2)))),
                fault(
                        "says kernel_shape [3, 3], but its weights have the shape [1, 2, 2, 2]",
                        m ->
                                m.node(
                                        "Conv",
                                        List.of("x", m.weights(new double[8], 1, 2, 2, 2)),
                                        wholes("kernel_shape", 3, 3))),
                fault(
                        "has padding of -1, which must be at least 0",
                        m ->
                                m.node(
                                        "Conv",
                                        List.of("x", m.weights(new double[8], 1, 2, 2, 2)),
                                        wholes("pads", -1, 0, 0, 0))),
                fault(
                        "has a stride of 0",
                        m ->
                                m.node(
                                        "MaxPool",
                                        List.of("x"),
                                        wholes("kernel_shape", 2, 2),
                                        wholes("strides", 0, 1))),
                fault(
                        "has 1 strides where 2 are needed",
                        m ->
                                m.node(
                                        "MaxPool",
                                        List.of("x"),
                                        wholes("kernel_shape", 2, 2),
                                        wholes("strides", 2))),
                fault(
                        "a pooling window lies in the padding alone",
                        m ->
                                m.node(
                                        "MaxPool",
                                        List.of("x"),
                                        wholes("kernel_shape", 2, 2),
                                        wholes("pads", 2, 2, 0, 0))),
                fault("slides a window with 0 axes", m -> m.node("MaxPool", List.of("x"))),
                fault(
                        "auto_pad SAME with a stride that skips samples",
                        m ->
                                m.node(
                                        "MaxPool",
                                        List.of("x"),
                                        wholes("kernel_shape", 1, 1),
                                        wholes("strides", 4, 4),
                                        text("auto_pad", "SAME_UPPER"))),
                fault(
                        "rounds its sizes up (ceil_mode) and counts padding",
                        m ->
                                m.node(
                                        "AveragePool",
                                        List.of("x"),
                                        wholes("kernel_shape", 2, 2),
                                        wholes("strides", 2, 2),
                                        wholes("pads", 1, 1, 0, 0),
                                        whole("ceil_mode", 1),
                                        whole("count_include_pad", 1))),
                fault(
                        "must come right before a Conv or an AveragePool",
                        m ->
                                m.node(
                                        "Relu",
                                        List.of(
                                                m.node(
                                                        "Pad",
                                                        List.of(
                                                                "x",
                                                                m.wholes(
                                                                        0, 0, 1, 1, 0, 0, 1,
                                                                        1)))))),
                fault(
                        "ends the network",
                        m -> m.node("Pad", List.of("x", m.wholes(0, 0, 1, 1, 0, 0, 1, 1)))),
                fault(
                        "pads with something other than zeros",
                        m ->
                                m.node(
                                        "Pad",
                                        List.of("x", m.wholes(0, 0, 1, 1, 0, 0, 1, 1)),
                                        text("mode", "reflect"))),
                fault(
                        "pads the batch, the channels or a vector",
                        m -> m.node("Pad", List.of("x", m.wholes(0, 1, 0, 0, 0, 0, 0, 0)))),
                fault(
                        "moves the axes of values of shape [1, 2, 4, 4]",
                        m -> m.node("Transpose", List.of("x"), wholes("perm", 0, 2, 3, 1))),
                fault(
                        "has the order of axes [0, 1, 1, 2]",
                        m -> m.node("Transpose", List.of("x"), wholes("perm", 0, 1, 1, 2))),
                fault(
                        "names the axis 7 of a value with 4 axes",
                        m -> m.node("Transpose", List.of("x"), wholes("perm", 0, 1, 2, 7))),
                fault(
                        "gives 32 values of shape [1, 2, 4, 4] the shape [1, 33]",
                        m -> m.node("Reshape", List.of("x", m.wholes(1, 33)))),
                fault(
                        "gives 32 values of shape [1, 2, 4, 4] the shape [5, -1]",
                        m -> m.node("Reshape", List.of("x", m.wholes(5, -1)))),
                fault(
                        "has a shape with the size -1",
                        m -> m.node("Reshape", List.of("x", m.wholes(-1, -1)))),
                fault(
                        "computes its input number 2, which must be a constant list",
                        m -> m.node("Reshape", List.of("x", m.node("Relu", List.of("x"))))),
                fault(
                        "needs an image of 5x2x2, but its input is an image of 2x2x5 seen otherwise",
                        m -> {
                            String conv =
                                    m.node(
                                            "Conv",
                                            List.of("x", m.weights(new double[90], 5, 2, 3, 3)));
                            String seen = m.node("Reshape", List.of(conv, m.wholes(1, 2, 5, 2)));
                            return m.node("MaxPool", List.of(seen), wholes("kernel_shape", 2, 2));
                        }),
                fault(
                        "drops the axes [1] of [1, 2, 4, 4], which are not all 1",
                        m -> m.node("Squeeze", List.of("x", m.wholes(1)))),
                fault(
                        "takes the mean over the axes [1] of [1, 2, 4, 4]",
                        m -> m.node("ReduceMean", List.of("x"), wholes("axes", 1))),
                fault(
                        "multiplies a value of shape [1, 2, 4, 4], but a single row is needed",
                        m -> m.node("Gemm", List.of("x", m.weights(new double[8], 4, 2)))),
                fault(
                        "multiplies a value of shape [1, 2, 4, 4] along one of its axes only",
                        m -> m.node("MatMul", List.of("x", m.weights(new double[8], 4, 2)))),
                fault(
                        "multiplies two values that both depend on the input",
                        m -> m.node("MatMul", List.of("x", "x"))),
                fault(
                        "has weights 'w1' that do not fit its 32 inputs",
                        m ->
                                m.node(
                                        "Gemm",
                                        List.of(
                                                m.node("Flatten", List.of("x")),
                                                m.weights(new double[8], 4, 2)))),
                fault(
                        "has different slopes within one channel",
                        m ->
                                m.node(
                                        "PRelu",
                                        List.of("x", m.weights(new double[] {1, 2, 3, 4}, 4)))),
                fault(
                        "clips to [2.0, 1.0]",
                        m ->
                                m.node(
                                        "Clip",
                                        List.of(
                                                "x",
                                                m.weights(new double[] {2}),
                                                m.weights(new double[] {1})))),
                fault(
                        "is still in training mode",
                        m -> m.node("BatchNormalization", channels(m), whole("training_mode", 1))),
                fault(
                        "has a variance of -1.0, which must be positive",
                        m ->
                                m.node(
                                        "BatchNormalization",
                                        List.of("x", two(m, 1), two(m, 1), two(m, 1), two(m, -1)))),
                fault(
                        "has the attribute epsilon = NaN",
                        m ->
                                m.node(
                                        "BatchNormalization",
                                        channels(m),
                                        real("epsilon", Double.NaN))),
                fault(
                        "concatenates [1, 2, 4, 4] and [1, 2, 4, 4] along axis 2",
                        m ->
                                m.node(
                                        "Concat",
                                        List.of("x", m.node("Relu", List.of("x"))),
                                        whole("axis", 2))),
                fault(
                        "adds branches of shapes [1, 2, 4, 4] and [1, 2, 1, 1]",
                        m ->
                                m.node(
                                        "Add",
                                        List.of("x", m.node("GlobalAveragePool", List.of("x"))))),
                fault("joins branches that cross other branches", OnnxFaultTest::crossing),
                fault(
                        "does not depend on the input 'x'",
                        m -> m.node("Identity", List.of(m.weights(new double[] {1})))),
                fault(
                        "works on constants alone",
                        m -> m.node("Relu", List.of(m.weights(new double[] {1})))),
                fault(
                        "has no value, value_float(s) or value_int(s)",
                        m -> m.node("Add", List.of("x", m.node("Constant", List.of())))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void aModelAtFaultIsRefusedInOneLineThatNamesTheNode(
            String message, Function<TestModel, String> steps) throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 4, 4);
        Path file = model.write(folder, steps.apply(model));
        assertThatThrownBy(() -> OnnxReader.read(file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(file + ": ")
                .message()
                .hasLineCount(1);
    }

    private static Arguments fault(String message, Function<TestModel, String> steps) {
        return Arguments.of(message, steps);
    }

    private static String two(TestModel model, double value) {
        return model.weights(new double[] {value, value}, 2);
    }

    private static List<String> channels(TestModel model) {
        return List.of("x", two(model, 1), two(model, 1), two(model, 1), two(model, 1));
    }

    /// Two branches, each of which takes from the inside of the other.
    private static String crossing(TestModel model) {
        String a = model.node("Relu", List.of("x"));
        String b = model.node("Abs", List.of(a));
        String one = model.node("Add", List.of(b, "x"));
        return model.node("Add", List.of(one, b));
    }
}

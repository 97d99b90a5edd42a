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
                        "divides by a value that depends on the input",
                        m -> m.node("Div", List.of(m.weights(new double[] {1}), "x"))),
                fault(
                        "divides by 0",
                        m -> m.node("Div", List.of("x", m.weights(new double[] {0})))),
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
                        "drops the axes [1] of [1, 2, 4, 4], which are not all 1",
                        m -> m.node("Squeeze", List.of("x", m.wholes(1)))),
                fault(
                        "multiplies two values that both depend on the input",
                        m -> m.node("MatMul", List.of("x", "x"))),
                fault(
                        "has weights 'w1' that do not fit values of shape [32, 1]",
                        m ->
                                m.node(
                                        "Gemm",
                                        List.of(
                                                m.node("Flatten", List.of("x")),
                                                m.weights(new double[8], 4, 2)))),
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
                        "does not depend on the input 'x'",
                        m -> m.node("Identity", List.of(m.weights(new double[] {1})))),
                fault(
                        "works on constants alone",
                        m -> m.node("Relu", List.of(m.weights(new double[] {1})))),
                fault(
                        "has no value, value_float(s) or value_int(s)",
                        m -> m.node("Add", List.of("x", m.node("Constant", List.of())))),
                fault(
                        "node 'Pad_v1' (Pad) has the mode mirror, which is not read",
                        m ->
                                m.node(
                                        "Pad",
                                        List.of("x", m.wholes(0, 0, 1, 1, 0, 0, 1, 1)),
                                        text("mode", "mirror"))),
                fault(
                        "crops 4 values by -3 and -1, which leaves none",
                        m -> m.node("Pad", List.of("x", m.wholes(0, 0, -3, 0, 0, 0, -1, 0)))),
                fault(
                        "has 3 pads where 8 are needed",
                        m -> m.node("Pad", List.of("x", m.wholes(0, 0, 1)))),
                fault(
                        "values of shape [1, 2, 4000, 4000] are more than the 10000000 that are read",
                        m -> m.node("Pad", List.of("x", m.wholes(0, 0, 3996, 3996, 0, 0, 0, 0)))),
                fault(
                        "concatenates [1, 2, 4, 4] and [1, 32] along axis 1, which do not fit",
                        m ->
                                m.node(
                                        "Concat",
                                        List.of("x", m.node("Flatten", List.of("x"))),
                                        whole("axis", 1))),
                fault(
                        "adds branches of shapes [1, 2, 4, 4] and [1, 32], which do not fit",
                        m -> m.node("Add", List.of("x", m.node("Flatten", List.of("x"))))),
                fault(
                        "takes the maximum of values of shapes [[1, 2, 4, 4], [3]], which do not fit",
                        m -> m.node("Max", List.of("x", m.weights(new double[3], 3)))),
                fault(
                        "multiplies values of shape [1, 2, 4, 4] and a constant of shape [4, 2]",
                        m -> m.node("Gemm", List.of("x", m.weights(new double[8], 4, 2)))),
                fault(
                        "its constant 'w0' of shape [5, 1, 1, 1] does not fit values of shape [1, 2, 4, 4]",
                        m -> m.node("PRelu", List.of("x", m.weights(new double[5], 5, 1, 1, 1)))),
                fault(
                        "steps by 0",
                        m ->
                                m.node(
                                        "Slice",
                                        List.of(
                                                "x",
                                                m.wholes(0),
                                                m.wholes(2),
                                                m.wholes(3),
                                                m.wholes(0)))),
                fault(
                        "gives values of shape [1, 0, 4, 4], which holds none",
                        m -> m.node("Slice", List.of("x", m.wholes(2), m.wholes(1), m.wholes(1)))),
                fault("has no starts", m -> m.node("Slice", List.of("x"))),
                fault(
                        "has a part of size 3, which must be at least 0 and at most 2",
                        m -> m.node("Split", List.of("x", m.wholes(3)), whole("axis", 1))),
                fault(
                        "splits 2 values into 1 parts that do not make up its 1 outputs",
                        m -> m.node("Split", List.of("x", m.wholes(1)), whole("axis", 1))));
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
}

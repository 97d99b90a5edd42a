package org.faltung.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.io.ImportException;
import org.faltung.io.Model;
import org.faltung.network.Mix;
import org.faltung.network.Weights;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are not models, or damaged, or forged, and models in several files.
class OnnxFileTest {
    @TempDir private Path folder;

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertRefused(folder.resolve("none.onnx"), "there is no such file");
    }

    @Test
    void aDirectoryIsRefused() {
        assertRefused(folder, "this is a directory; name the model file in it");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertRefused(write(new byte[0]), "the file is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"in:2 fc:3 relu", "{\"layers\":[]}", "a,b\n1,2\n", "\n", "PK\u0003\u0004"})
    void aTextIsRefused(String text) throws IOException {
        assertRefused(Files.writeString(folder.resolve("model.onnx"), text), "not an ONNX model");
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void randomBytesAreRefused(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        byte[] bytes = new byte[random.nextInt(1, 400)];
        random.nextBytes(bytes);
        assertRefused(write(bytes), "not an ONNX model");
    }

    @Test
    void aFileThatIsCutShortAnywhereIsRefusedOrRead() throws IOException {
        byte[] whole = model().file();
        assertThat(whole.length).isGreaterThan(1000);
        for (int length = 0; length < whole.length; length += 50) {
            assertReadOrRefused(Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 500)
    void aFileWithBytesChangedIsRefusedOrRead(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        byte[] bytes = model().file();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        assertReadOrRefused(bytes);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 500)
    void aModelWithPiecesExchangedIsRefusedOrRead(long seed) throws IOException {
        assertReadOrRefused(scrambled(model().file(), new SplittableRandom(seed)));
    }

    @Test
    void aNameWithALineBreakStaysInItsLine() throws IOException {
        TestModel model = TestModel.floats(13, 1, 2);
        assertRefused(
                model.write(folder, model.node("Add", List.of("x", "no\nwhere"))),
                "takes 'no where'");
    }

    @Test
    void aModelWithoutAGraphOrAnOpsetIsRefused() throws IOException {
        ModelProto whole = ModelProto.parseFrom(model().file());
        assertRefused(
                write(whole.toBuilder().clearGraph().build().toByteArray()),
                "there is no graph of operators");
        assertRefused(
                write(whole.toBuilder().clearOpsetImport().build().toByteArray()),
                "does not say its opset");
        TestModel old = TestModel.floats(6, 1, 2);
        assertRefused(
                old.write(folder, old.node("Relu", List.of("x"))),
                "uses opset 6, but only 7 and newer are read");
    }

    @Test
    void anOperatorOfAnotherSetIsRefused() throws IOException {
        ModelProto.Builder custom = ModelProto.parseFrom(model().file()).toBuilder();
        custom.getGraphBuilder().getNodeBuilder(0).setDomain("com.example");
        assertRefused(write(custom.build().toByteArray()), "is of the operator set 'com.example'");
    }

    @Test
    void severalInputsOrOutputsAreRefusedByName() throws IOException {
        TestModel two = TestModel.floats(13, 1, 2).input("y", 1, 2);
        assertRefused(two.write(folder, two.node("Add", List.of("x", "y"))), "has 2 inputs (x, y)");
        TestModel model = TestModel.floats(13, 1, 2);
        String output = model.node("Relu", List.of("x"));
        assertRefused(model.output("x").write(folder, output), "has 2 outputs (x, v0)");
        TestModel none = TestModel.floats(13, 1, 2);
        none.node("Relu", List.of("x"));
        assertRefused(write(none.file()), "has 0 outputs");
    }

    @Test
    void anInputOfOpenSizeIsRefused() throws IOException {
        TestModel model = TestModel.floats(13, 1, 3, 0, 5);
        assertRefused(
                model.write(folder, model.node("Relu", List.of("x"))), "has no size along axis 2");
        TestModel line = TestModel.floats(13, 0);
        assertRefused(
                line.write(folder, line.node("Relu", List.of("x"))), "has no size along axis 0");
    }

    @Test
    void aRealBatchIsRefused() throws IOException {
        TestModel model = TestModel.floats(13, 4, 3);
        String product = model.node("Gemm", List.of("x", model.weights(new double[6], 3, 2)));
        assertRefused(model.write(folder, product), "export the model with a batch of 1");
    }

    @Test
    void forgedSizesAreRefusedBeforeTheyAreBelieved() throws IOException {
        TestModel model = TestModel.floats(13, 1, 100_000, 100_000);
        assertRefused(
                model.write(folder, model.node("Relu", List.of("x"))),
                "has more than 10000000 values");
        for (long size : new long[] {-1, 1L << 40, Integer.MAX_VALUE, 1000}) {
            TestModel forged = TestModel.floats(13, 1, 2);
            String weights =
                    forged.constant(
                            forged.tensor("w", new double[4], 2, 2).toBuilder()
                                    .setDims(0, size)
                                    .build());
            assertRefused(
                    forged.write(folder, forged.node("MatMul", List.of("x", weights))),
                    "tensor 'w' has");
        }
        TestModel padded = TestModel.floats(13, 1, 1, 2, 2);
        String conv =
                padded.node(
                        "Conv",
                        List.of("x", padded.weights(new double[1], 1, 1, 1, 1)),
                        TestModel.wholes("pads", 10_000, 10_000, 0, 0));
        assertRefused(
                padded.write(folder, conv), "(Conv) gives values of shape [1, 1, 10002, 10002]");
    }

    @Test
    void aLongModelIsReadAndOneNestedTooDeeplyRefused() throws IOException {
        TestModel model = TestModel.floats(13, 1, 2);
        String at = "x";
        for (int i = 0; i < 20_000; i++) {
            at = model.node(i % 2 == 0 ? "Relu" : "Abs", List.of(at));
        }
        assertThat(OnnxReader.read(model.write(folder, at)).network().layers()).hasSize(20_000);
        TestModel nested = TestModel.floats(13, 1, 2);
        List<String> forks = new ArrayList<>(List.of("x"));
        for (int i = 0; i < 1000; i++) {
            forks.add(nested.node("Relu", List.of(forks.getLast())));
        }
        String last = forks.getLast();
        for (String fork : forks.reversed()) {
            last = nested.node("Add", List.of(last, fork));
        }
        assertRefused(
                nested.write(folder, last), "more than 200 branches lie inside of each other");
    }

    @Test
    void weightsThatMemoryCannotHoldAreRefused() throws IOException {
        TestModel model = TestModel.floats(13, 1, 2);
        TensorProto large =
                external("w.bin", 0, 800_000_000L).toBuilder().setDims(1, 100_000_000L).build();
        Path file = model.write(folder, model.node("MatMul", List.of("x", model.constant(large))));
        assertRefused(
                file, Runtime.getRuntime().maxMemory() < 6_400_000_000L ? "MB of memory" : "w.bin");
    }

    @Test
    void weightsOfOtherTypesAreRefusedByName() throws IOException {
        TestModel model = TestModel.floats(13, 1, 2);
        String half =
                model.constant(
                        TensorProto.newBuilder()
                                .setName("half")
                                .setDataType(TensorProto.DataType.FLOAT16.getNumber())
                                .build());
        assertRefused(
                model.write(folder, model.node("Add", List.of("x", half))),
                "tensor 'half' has the type FLOAT16");
        TestModel halves = TestModel.halves(13, 1, 2);
        assertRefused(
                halves.write(folder, halves.node("Relu", List.of("x"))),
                "the input 'x' is of type FLOAT16, but only FLOAT and DOUBLE are read");
    }

    @Test
    void weightsBesideTheModelAreReadAndDigested() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        TestModel model = TestModel.floats(13, 1, 2);
        byte[] bytes = model.bytes(9, 1, 2, 3, 4, 9);
        Files.write(folder.resolve("data/weights.bin"), bytes);
        String weights = model.constant(external("data/weights.bin", 4, 16));
        Path file = model.write(folder, model.node("MatMul", List.of("x", weights)));
        Model read = OnnxReader.read(file);
        var trained = (Weights.Trained) ((Mix.Dense) read.network().layers().getFirst()).weights();
        assertThat(trained.linear(0)).isEqualTo(1);
        assertThat(trained.linear(1)).isEqualTo(3);
        Files.write(folder.resolve("data/weights.bin"), model.bytes(9, 1, 2, 3, 5, 9));
        assertThat(OnnxReader.read(file).sha256()).isNotEqualTo(read.sha256());
    }

    @ParameterizedTest(name = "{0} from {1}, {2} bytes")
    @CsvSource({
        "none.bin, 0, 16, which cannot be read; put that file beside the model",
        "w.bin, 8, 16, 'needs the bytes 8 to 24 of ''w.bin'', which has only 16'",
        "w.bin, 999999999999999999, 16, 'of ''w.bin'', which has only 16'",
        "w.bin, 0, 17, 'has 17 bytes in ''w.bin'', but its shape needs 16'",
        "w.bin, -1, 16, has the impossible offset '-1'",
        "w.bin, 0, 99999999999999999999, has the impossible length",
        "../outside.bin, 0, 16, outside the model's folder",
        "sub/../../outside.bin, 0, 16, outside the model's folder",
        "/etc/passwd, 0, 16, outside the model's folder",
        "link.bin, 0, 16, outside the model's folder",
        "., 0, 16, which is not a file",
        "'', 0, 16, outside the model's folder"
    })
    void weightsElsewhereOrOfAnotherSizeAreRefused(
            String location, String offset, String length, String message) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner/sub")).getParent();
        Files.write(inner.resolve("w.bin"), new byte[16]);
        Path outside = Files.write(folder.resolve("outside.bin"), new byte[16]);
        Files.createSymbolicLink(inner.resolve("link.bin"), outside);
        TestModel model = TestModel.floats(13, 1, 2);
        String weights = model.constant(external(location, offset, length));
        assertRefused(model.write(inner, model.node("MatMul", List.of("x", weights))), message);
    }

    private static TensorProto external(String location, Object offset, Object length) {
        return TensorProto.newBuilder()
                .setName("w")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(2)
                .addDims(2)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location))
                .addExternalData(entry("offset", offset))
                .addExternalData(entry("length", length))
                .build();
    }

    private static StringStringEntryProto entry(String key, Object value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value.toString()).build();
    }

    /// A model with operators of most families.
    private static TestModel model() {
        TestModel model = TestModel.floats(13, 0, 2, 6, 6).typed();
        var built = new RandomModel(model, new SplittableRandom(1), 1, 2, 6, 6);
        built.arithmetic();
        built.node("Conv", List.of(built.weights(3, 2, 3, 3), built.weights(3)));
        built.viewed(1, 3, 4, 4);
        built.batchNorm();
        built.node("Clip", List.of(model.weights(new double[] {0})));
        built.node("Transpose", List.of(), TestModel.wholes("perm", 0, 1, 3, 2));
        String fork = built.at();
        built.node("Conv", List.of(built.weights(3, 3, 1, 1)));
        built.node("Add", List.of(fork));
        built.node("MaxPool", List.of(), TestModel.wholes("kernel_shape", 2, 2));
        built.viewed(1, 3, 3, 3);
        built.node("Pad", List.of(model.wholes(0, 0, 1, 0, 0, 0, 0, -1)));
        built.viewed(1, 3, 4, 2);
        List<String> parts =
                model.nodes("Split", List.of(built.at()), 2, TestModel.whole("axis", 2));
        built.goTo(model.node("Max", parts), 1, 3, 2, 2);
        built.node("Slice", List.of(model.wholes(1), model.wholes(3), model.wholes(1)));
        built.viewed(1, 2, 2, 2);
        built.node("ReduceMean", List.of(), TestModel.wholes("axes", 1));
        built.viewed(1, 1, 2, 2);
        built.matMulAndAdd();
        built.gemm();
        return model.output(built.at());
    }

    /// Exchanges operators, inputs, attributes and sizes for others.
    private static byte[] scrambled(byte[] file, SplittableRandom random) throws IOException {
        String[] operators = {
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Gemm",
            "MatMul",
            "Conv",
            "Pad",
            "Relu",
            "PRelu",
            "Clip",
            "Max",
            "MaxPool",
            "AveragePool",
            "GlobalAveragePool",
            "ReduceMean",
            "BatchNormalization",
            "Flatten",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Transpose",
            "Dropout",
            "Concat",
            "Slice",
            "Split",
            "Constant",
            "Softmax"
        };
        long[] numbers = {-2, -1, 0, 1, 2, 3, 7, 100_000, 1L << 31, Long.MIN_VALUE};
        String[] lists = {
            "pads",
            "strides",
            "dilations",
            "kernel_shape",
            "perm",
            "axes",
            "starts",
            "ends",
            "split"
        };
        ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
            TensorProto.Builder tensor =
                    graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount()));
            long number = numbers[random.nextInt(numbers.length)];
            switch (random.nextInt(6)) {
                case 0 -> node.setOpType(operators[random.nextInt(operators.length)]);
                case 1 -> node.addInput(tensor.getName());
                case 2 ->
                        node.setInput(
                                random.nextInt(node.getInputCount()),
                                random.nextBoolean() ? "x" : tensor.getName());
                case 3 ->
                        node.addAttribute(
                                TestModel.whole(random.nextBoolean() ? "axis" : "group", number));
                case 4 ->
                        node.addAttribute(
                                0,
                                TestModel.wholes(
                                        lists[random.nextInt(lists.length)],
                                        number,
                                        random.nextInt(3)));
                default -> {
                    tensor.clearDims();
                    tensor.addDims(number)
                            .addDims(random.nextInt(4))
                            .addDims(numbers[random.nextInt(numbers.length)]);
                }
            }
        }
        return model.build().toByteArray();
    }

    private void assertReadOrRefused(byte[] bytes) throws IOException {
        Path file = write(bytes);
        try {
            assertThat(OnnxReader.read(file).network()).isNotNull();
        } catch (ImportException e) {
            assertThat(e).message().startsWith(file + ": ").hasLineCount(1);
        }
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> OnnxReader.read(file))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message)
                .message()
                .hasLineCount(1);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model.onnx"), bytes);
    }
}

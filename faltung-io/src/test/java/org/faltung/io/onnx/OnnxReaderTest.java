package org.faltung.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faltung.io.onnx.TestModel.real;
import static org.faltung.io.onnx.TestModel.text;
import static org.faltung.io.onnx.TestModel.whole;
import static org.faltung.io.onnx.TestModel.wholes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.io.Model;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.notation.ArchitectureWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What single models read as, each also compared with ONNX Runtime.
class OnnxReaderTest {
    @TempDir private Path folder;
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void aLineOfValuesIsAVectorHoweverManyAxesItHas() throws Exception {
        TestModel model = TestModel.floats(8, 1, 1, 1, 5);
        var built = new RandomModel(model, random, 1, 1, 1, 5);
        built.node("Sub", List.of(built.weights(1, 1, 1, 5)));
        built.matMulAndAdd();
        assertReads(model, built.at(), "in:5 rescale fc:4", 1, 1, 1, 5);
    }

    @Test
    void subtractingZerosIsNothing() throws Exception {
        TestModel model = TestModel.floats(8, 1, 5);
        String x = model.node("Sub", List.of("x", model.weights(new double[5], 5)));
        assertReads(model, model.node("Relu", List.of(x)), "in:5 relu", 1, 5);
    }

    @Test
    void aFlatInputThatIsReshapedToAnImageIsThatImage() throws Exception {
        TestModel model = TestModel.floats(13, 1, 48);
        var built = new RandomModel(model, random, 1, 48);
        built.node("Mul", List.of(built.weights(1)));
        built.node("Reshape", List.of(model.wholes(-1, 3, 4, 4)));
        built.node("Conv", List.of(built.weights(2, 3, 3, 3)));
        built.node("Flatten", List.of());
        assertReads(model, built.at(), "in:4x4x3 rescale conv:2@3x3 flatten", 1, 48);
    }

    @Test
    void anImageWithItsOneChannelLastIsTransposedByDoingNothing() throws Exception {
        TestModel model = TestModel.floats(13, 0, 5, 6, 1);
        var built = new RandomModel(model, random, 1, 5, 6, 1);
        built.node("Transpose", List.of(), wholes("perm", 0, 3, 1, 2));
        built.node("Conv", List.of(built.weights(2, 1, 3, 3)));
        assertReads(model, built.at(), "in:5x6x1 conv:2@3x3", 1, 5, 6, 1);
    }

    @Test
    void anImageThatIsFlattenedAtOnceStaysAnImage() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 3, 4);
        var built = new RandomModel(model, random, 1, 2, 3, 4);
        built.gemm();
        assertReads(model, built.at(), "in:3x4x2 flatten fc:5", 1, 2, 3, 4);
    }

    @Test
    void flatteningIsOneLayerBeforeItIsNeeded() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 4, 4);
        var built = new RandomModel(model, random, 1, 2, 4, 4);
        built.node("Conv", List.of(built.weights(3, 2, 2, 2)));
        built.node("Flatten", List.of());
        built.node("Relu", List.of());
        built.node("Unsqueeze", List.of(model.wholes(0)));
        built.node("Squeeze", List.of(model.wholes(0)));
        built.viewed(1, 27);
        built.matMulAndAdd();
        built.node("Relu", List.of());
        assertReads(model, built.at(), "in:4x4x2 conv:3@2x2 relu flatten fc:5 relu", 1, 2, 4, 4);
    }

    @Test
    void anAddAfterALayerJoinsItsBiases() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 4, 4);
        var built = new RandomModel(model, random, 1, 2, 4, 4);
        built.node("Conv", List.of(built.weights(3, 2, 2, 2)));
        built.node("Add", List.of(built.weights(3, 1, 1)));
        built.viewed(1, 3, 3, 3);
        built.matMulAndAdd();
        assertReads(model, built.at(), "in:4x4x2 conv:3@2x2 flatten fc:5", 1, 2, 4, 4);
    }

    @Test
    void aShiftThatDiffersWithinAChannelStaysALayer() throws Exception {
        TestModel model = TestModel.floats(13, 1, 1, 3, 3);
        var built = new RandomModel(model, random, 1, 1, 3, 3);
        built.node("Conv", List.of(built.weights(2, 1, 2, 2)));
        built.node("Add", List.of(built.weights(2, 2)));
        assertReads(model, built.at(), "in:3x3x1 conv:2@2x2 rescale", 1, 1, 3, 3);
    }

    @Test
    void aLayerThatAnotherBranchTakesIsNotChangedByAnAdd() throws Exception {
        TestModel model = TestModel.floats(13, 1, 3);
        var built = new RandomModel(model, random, 1, 3);
        built.node("MatMul", List.of(built.weights(3, 4)));
        String fork = built.at();
        built.node("Add", List.of(built.weights(4)));
        String sum = model.node("Add", List.of(built.at(), fork));
        assertReads(model, sum, "in:3 fc:4 res( rescale )", 1, 3);
    }

    @Test
    void normalisingAnInputIsOneLayerAndKeepsItsDivisorsExact() throws Exception {
        TestModel model = TestModel.floats(13, 1, 3, 2, 2);
        String shifted =
                model.node(
                        "Sub",
                        List.of("x", model.weights(new double[] {0.5, 0.25, 0.75}, 1, 3, 1, 1)));
        String divided =
                model.node("Div", List.of(shifted, model.weights(new double[] {3, 4, 5}, 3, 1, 1)));
        var read = assertReads(model, divided, "in:2x2x3 rescale rescale", 1, 3, 2, 2);
        var first = (Weights.Trained) ((Mix.Rescale) read.network().layers().getFirst()).weights();
        var second = (Weights.Trained) ((Mix.Rescale) read.network().layers().getLast()).weights();
        assertThat(first.offset(0)).isEqualTo(-0.5);
        assertThat(second.linear(0)).isEqualTo(1);
        assertThat(second.linear(12)).as("divisor of the first channel").isEqualTo(3);
        assertThat(second.linear(4)).as("1/4 is a binary float").isEqualTo(0.25);
        assertThat(second.linear(16)).isEqualTo(1);
    }

    @Test
    void scalingThenShiftingMergesWhereNothingIsRounded() throws Exception {
        TestModel model = TestModel.floats(13, 1, 4);
        String scaled = model.node("Div", List.of("x", model.weights(new double[] {255})));
        String shifted = model.node("Sub", List.of(scaled, model.weights(new double[] {0.1307})));
        String divided = model.node("Div", List.of(shifted, model.weights(new double[] {0.3081})));
        assertReads(model, divided, "in:4 rescale rescale", 1, 4);
    }

    @Test
    void aValueAddedToItselfIsDoubled() throws Exception {
        TestModel model = TestModel.floats(13, 1, 4);
        assertReads(model, model.node("Add", List.of("x", "x")), "in:4 rescale", 1, 4);
    }

    @Test
    void aConstantMinusAValueTurnsItsSign() throws Exception {
        TestModel model = TestModel.floats(13, 1, 4);
        String turned = model.node("Sub", List.of(model.weights(new double[] {1}), "x"));
        assertReads(model, turned, "in:4 rescale", 1, 4);
    }

    @Test
    void aMatrixTimesAColumnIsAFullyConnectedLayer() throws Exception {
        TestModel model = TestModel.floats(13, 1, 6, 1);
        String product =
                model.node(
                        "MatMul", List.of(model.weights(random.doubles(18).toArray(), 3, 6), "x"));
        String sum =
                model.node("Add", List.of(product, model.weights(new double[] {1, 2, 3}, 3, 1)));
        assertReads(model, model.node("Relu", List.of(sum)), "in:6 fc:3 relu", 1, 6, 1);
    }

    @Test
    void weightsMayBeTransposedConstants() throws Exception {
        TestModel model = TestModel.floats(13, 1, 6);
        String weights =
                model.node("Transpose", List.of(model.weights(random.doubles(18).toArray(), 3, 6)));
        String same = model.node("Identity", List.of(weights));
        assertReads(model, model.node("MatMul", List.of("x", same)), "in:6 fc:3", 1, 6);
    }

    @Test
    void constantsMayBeOperators() throws Exception {
        TestModel model = TestModel.floats(13, 1, 6);
        var value = model.tensor("", random.doubles(18).toArray(), 6, 3);
        String weights =
                model.node(
                        "Constant",
                        List.of(),
                        ai.onnx.proto.OnnxMl.AttributeProto.newBuilder()
                                .setName("value")
                                .setType(ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.TENSOR)
                                .setT(value)
                                .build());
        String low = model.node("Constant", List.of(), real("value_float", -0.25));
        String product = model.node("MatMul", List.of("x", weights));
        assertReads(
                model, model.node("Clip", List.of(product, low)), "in:6 fc:3 clip~-0.25~inf", 1, 6);
    }

    @Test
    void clipsReadAsTheFoldsTheyAre() throws Exception {
        TestModel old = TestModel.floats(10, 1, 6);
        String clipped = old.node("Clip", List.of("x"), real("min", 0), real("max", 6));
        String rectified = old.node("Clip", List.of(clipped), real("min", 0));
        assertReads(old, old.node("Clip", List.of(rectified)), "in:6 clip~0~6 relu", 1, 6);
        TestModel young = TestModel.floats(13, 1, 6);
        String one = young.weights(new double[] {1});
        String tanh = young.node("Clip", List.of("x", young.weights(new double[] {-1}), one));
        assertReads(
                young,
                young.node("Clip", List.of(tanh, "", one)),
                "in:6 hardtanh clip~-inf~1",
                1,
                6);
    }

    @Test
    void theMaximumWithAConstantIsAClip() throws Exception {
        TestModel model = TestModel.floats(13, 1, 6);
        String rectified = model.node("Max", List.of(model.weights(new double[] {0}), "x"));
        String higher = model.node("Max", List.of(rectified, model.weights(new double[] {0.5})));
        assertReads(model, higher, "in:6 relu clip~0.5~inf", 1, 6);
    }

    @Test
    void slopesOfTheirOwnForEachChannelAreKept() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 2, 2);
        String bent =
                model.node("PRelu", List.of("x", model.weights(new double[] {0.25, 0.5}, 2, 1, 1)));
        String same =
                model.node("PRelu", List.of(bent, model.weights(new double[] {0.5, 0.5}, 2, 1, 1)));
        String leaky = model.node("LeakyRelu", List.of(same), real("alpha", 0.125));
        assertReads(model, leaky, "in:2x2x2 prelu leaky:0.5 leaky:0.125", 1, 2, 2, 2);
    }

    @Test
    void zerosAroundAnImageGoIntoTheNextWindow() throws Exception {
        TestModel model = TestModel.floats(13, 1, 1, 4, 4);
        var built = new RandomModel(model, random, 1, 1, 4, 4);
        built.node("Pad", List.of(model.wholes(0, 0, 1, 0, 0, 0, 1, 2)));
        built.node("Conv", List.of(built.weights(2, 1, 3, 3)), wholes("pads", 0, 1, 0, 0));
        built.node("Pad", List.of(model.wholes(0, 0, 1, 1, 0, 0, 1, 1)));
        built.node("AveragePool", List.of(), wholes("kernel_shape", 2, 2), wholes("strides", 2, 2));
        assertReads(model, built.at(), "in:4x4x1 conv:2@3x3~pad1:1x1:2 avgpool:2+1", 1, 1, 4, 4);
        TestModel old = TestModel.floats(10, 1, 1, 5);
        var older = new RandomModel(old, random, 1, 1, 5);
        older.node("Pad", List.of(), wholes("pads", 0, 0, 1, 0, 0, 1), text("mode", "constant"));
        older.node("Conv", List.of(older.weights(2, 1, 3)));
        assertReads(old, older.at(), "in:5x1 conv:2@3+1", 1, 1, 5);
    }

    @Test
    void aPoolThatRoundsUpIsPaddedAtItsEnd() throws Exception {
        TestModel model = TestModel.floats(13, 1, 1, 6, 5);
        String pooled =
                model.node(
                        "MaxPool",
                        List.of("x"),
                        wholes("kernel_shape", 3, 3),
                        wholes("strides", 2, 2),
                        whole("ceil_mode", 1));
        assertReads(model, pooled, "in:6x5x1 maxpool:3/2~pad0:1x0:0", 1, 1, 6, 5);
    }

    @Test
    void theMeanOverAnImageIsAGlobalPool() throws Exception {
        TestModel model = TestModel.floats(13, 1, 3, 4, 5);
        String mean =
                model.node("ReduceMean", List.of("x"), wholes("axes", -1, 2), whole("keepdims", 0));
        assertReads(model, mean, "in:4x5x3 gap", 1, 3, 4, 5);
        TestModel young = TestModel.floats(18, 1, 3, 5);
        String kept = young.node("ReduceMean", List.of("x", young.wholes(2)));
        String convolved =
                young.node(
                        "Conv", List.of(kept, young.weights(random.doubles(6).toArray(), 2, 3, 1)));
        assertReads(young, convolved, "in:5x3 gap fc:2", 1, 3, 5);
    }

    @Test
    void batchNormalisationsSayThatTheyAreRounded() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        new RandomModel(model, random, 1, 2).batchNorm();
        assertThat(assertReads(model, "v4", "in:2 bn", 1, 2).notes())
                .containsExactly(
                        "the scales of batch normalisations are rounded once, to the nearest double");
    }

    @Test
    void aFinalSoftmaxIsLeftOffWithANote() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        String rectified = model.node("Relu", List.of("x"));
        String soft = model.node("Softmax", List.of(rectified), whole("axis", 1));
        Path file = model.write(folder, model.node("Identity", List.of(soft)));
        Model read = OnnxReader.read(file);
        assertThat(ArchitectureWriter.write(read.network())).isEqualTo("in:2 relu");
        assertThat(read.notes())
                .singleElement()
                .asString()
                .startsWith("node 'Softmax_v1' (Softmax) at the end");
    }

    @Test
    void whatTheOutputDoesNotNeedIsNotLookedAt() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        String rectified = model.node("Relu", List.of("x"));
        model.node("Exp", List.of(rectified));
        Path file = model.write(folder, rectified);
        assertThat(ArchitectureWriter.write(OnnxReader.read(file).network()))
                .isEqualTo("in:2 relu");
    }

    @Test
    void doublesAreReadAsTheyAre() throws Exception {
        TestModel model = TestModel.doubles(13, 1, 3);
        double[] weights = random.doubles(12, -1, 1).toArray();
        String product = model.node("Gemm", List.of("x", model.weights(weights, 3, 4)));
        var read = assertReads(model, model.node("Relu", List.of(product)), "in:3 fc:4 relu", 1, 3);
        var trained = (Weights.Trained) ((Mix.Dense) read.network().layers().getFirst()).weights();
        assertThat(trained.linear(1)).as("unit 0, input 1").isEqualTo(weights[4]);
        assertThat(trained.linear(3)).as("unit 1, input 0").isEqualTo(weights[1]);
    }

    @Test
    void inputsOfEveryKindGetTheirShape() throws Exception {
        assertThat(inputOf(1, 5)).isEqualTo(new Shape.Vector(5));
        assertThat(inputOf(5)).isEqualTo(new Shape.Vector(5));
        assertThat(inputOf(1, 784, 1)).isEqualTo(new Shape.Vector(784));
        assertThat(inputOf(0, 3, 8, 9)).isEqualTo(new Shape.Image(8, 9, 3));
        assertThat(inputOf(1, 8, 9, 1)).isEqualTo(new Shape.Image(8, 9, 1));
        assertThat(inputOf(1, 8, 9)).isEqualTo(new Shape.Image(8, 9, 1));
        assertThat(inputOf(1, 8, 9, 3)).isEqualTo(new Shape.Vector(216));
        assertThat(inputOf(3, 8, 9)).isEqualTo(new Shape.Image(8, 9, 3));
    }

    @Test
    void theDigestIsThatOfTheFile() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        Path file = model.write(folder, model.node("Relu", List.of("x")));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(OnnxReader.read(file).sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(OnnxReader.read(file).name()).isEqualTo("model.onnx");
    }

    private Shape inputOf(int... dims) throws Exception {
        TestModel model = TestModel.floats(13, dims);
        return OnnxReader.read(model.write(folder, model.node("Relu", List.of("x"))))
                .network()
                .input();
    }

    private Model assertReads(TestModel model, String output, String architecture, int... dims)
            throws Exception {
        Model read = Referee.agree(folder, model, output, random, dims);
        String actual = ArchitectureWriter.write(read.network());
        assertThat(actual.replaceAll("fc:\\d+", "fc"))
                .isEqualTo(architecture.replaceAll("fc:\\d+", "fc"));
        return read;
    }
}

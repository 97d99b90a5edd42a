package org.faltung.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.faltung.io.Model;
import org.faltung.network.Join;
import org.faltung.network.Mix;
import org.faltung.network.Selection;
import org.faltung.network.Weights;
import org.faltung.notation.ArchitectureWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What branches and moved values read as, each also compared with ONNX Runtime.
class OnnxBranchTest {
    @TempDir private Path folder;
    private final SplittableRandom random = new SplittableRandom(6);

    @Test
    void theMaximumOfTwoBranchesPairsTheFirstOperandFirst() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        double[] first = {1, 2, 3, 4, 5, 6};
        String a = model.node("MatMul", List.of("x", model.weights(first, 2, 3)));
        String b = model.node("MatMul", List.of("x", model.weights(new double[6], 2, 3)));
        String max = model.node("Max", List.of(a, b));
        Model read = assertReads(model, max, "in:2 cat( fc:3 | fc:3 ) select~6 maxout:2", 1, 2);
        Join join = (Join) read.network().layers().getFirst();
        var weights = (Weights.Trained) ((Mix.Dense) join.other().getFirst()).weights();
        assertThat(weights.linear(1)).as("the first operand is `other`").isEqualTo(4);
        Mix.Select select = (Mix.Select) read.network().layers().get(1);
        assertThat(select.selection()).isEqualTo(Selection.of(0, 3, 1, 4, 2, 5));
    }

    @Test
    void aMaximumMayHaveConstantsBetween() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        String b = model.node("Abs", List.of("x"));
        String c = model.weights(new double[] {0.5, 0.1}, 2);
        String max = model.node("Max", List.of("x", c, b));
        assertReads(model, max, "in:2 cat( abs ) select~6 rescale maxout:3", 1, 2);
    }

    @Test
    void theMaximumWithAConstantForEachChannelShiftsThereAndBackExactly() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 1, 2);
        String c = model.weights(new double[] {0.1f, 0.7f}, 2, 1, 1);
        Model read =
                assertReads(
                        model,
                        model.node("Max", List.of(c, "x")),
                        "in:1x2x2 rescale relu rescale",
                        1,
                        2,
                        1,
                        2);
        var there = (Weights.Trained) ((Mix.Rescale) read.network().layers().getFirst()).weights();
        var back = (Weights.Trained) ((Mix.Rescale) read.network().layers().getLast()).weights();
        assertThat(IntStream.range(0, 4).mapToObj(there::offset))
                .containsExactly(-(double) 0.1f, -(double) 0.1f, -(double) 0.7f, -(double) 0.7f);
        assertThat(IntStream.range(0, 4).mapToObj(back::offset))
                .containsExactly((double) 0.1f, (double) 0.1f, (double) 0.7f, (double) 0.7f);
    }

    @Test
    void aDifferenceOfBranchesTurnsASign() throws Exception {
        TestModel model = TestModel.floats(13, 1, 3);
        String difference = model.node("Sub", List.of("x", model.node("Relu", List.of("x"))));
        assertReads(model, difference, "in:3 res( relu rescale )", 1, 3);
    }

    @Test
    void branchesThatCrossAreCarriedAlongAndNoUnitIsCopied() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        String a = model.node("Relu", List.of("x"));
        String b = model.node("Abs", List.of(a));
        String one = model.node("Add", List.of(b, "x"));
        Model read =
                assertReads(
                        model,
                        model.node("Add", List.of(one, b)),
                        "in:2 cat( relu abs ) res( select~4 | select~4 ) res( select~2 | select~2 )",
                        1,
                        2);
        assertThat(read.network().neurons()).isEqualTo(4);
    }

    @Test
    void denselyConnectedBlocksNeedNoUnitTwice() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 3, 3);
        var built = new RandomModel(model, random, 1, 2, 3, 3);
        List<String> all = new ArrayList<>(List.of("x"));
        for (int channels = 2; channels < 6; channels++) {
            built.goTo("x", 1, channels, 3, 3);
            if (all.size() > 1) {
                built.goTo(
                        model.node("Concat", all, TestModel.whole("axis", 1)), 1, channels, 3, 3);
            }
            built.node("Conv", List.of(built.weights(1, channels, 1, 1)));
            built.node("Relu", List.of());
            all.add(built.at());
        }
        String last = model.node("Concat", all, TestModel.whole("axis", 1));
        Model read = Referee.agree(folder, model, last, random, 1, 2, 3, 3);
        assertThat(read.network().neurons()).isEqualTo(4 * 9);
    }

    @Test
    void partsOfASplitThatMeetAgainAreNoCrossing() throws Exception {
        TestModel model = TestModel.floats(18, 1, 4);
        List<String> parts =
                model.nodes(
                        "Split",
                        List.of("x"),
                        2,
                        TestModel.whole("axis", 1),
                        TestModel.whole("num_outputs", 2));
        String bent = model.node("Relu", List.of(parts.get(1)));
        String sum = model.node("Add", List.of(parts.get(0), bent));
        String both = model.node("Concat", List.of(sum, parts.get(1)), TestModel.whole("axis", -1));
        assertReads(model, both, "in:4 cat( select~2 | res( select~2 | select~2 relu ) )", 1, 4);
    }

    @Test
    void zerosBeforeAMaxPoolAreValuesThatMayWin() throws Exception {
        TestModel model = TestModel.floats(13, 1, 1, 2, 2);
        String padded = model.node("Pad", List.of("x", model.wholes(0, 0, 1, 1, 0, 0, 0, 0)));
        String pooled =
                model.node("MaxPool", List.of(padded), TestModel.wholes("kernel_shape", 2, 2));
        assertReads(model, pooled, "in:2x2x1 select~3x3x1 maxpool:2/1", 1, 1, 2, 2);
        TestModel filled = TestModel.floats(13, 1, 2);
        String ones =
                filled.node("Pad", List.of("x", filled.wholes(0, 1, 0, -1), filled.scalar(-2.5)));
        assertReads(filled, ones, "in:2 select~2 rescale", 1, 2);
    }

    @Test
    void movesThatUndoEachOtherVanish() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 3, 4);
        String there = model.node("Transpose", List.of("x"), TestModel.wholes("perm", 0, 2, 3, 1));
        String back = model.node("Transpose", List.of(there), TestModel.wholes("perm", 0, 3, 1, 2));
        String bent = model.node("Relu", List.of(back));
        assertReads(model, bent, "in:3x4x2 relu", 1, 2, 3, 4);
    }

    @Test
    void anImageWithItsChannelsLastIsOneSelectionAway() throws Exception {
        TestModel model = TestModel.floats(13, 0, 5, 4, 3);
        var built = new RandomModel(model, random, 1, 5, 4, 3);
        built.node("Transpose", List.of(), TestModel.wholes("perm", 0, 3, 1, 2));
        built.node("Conv", List.of(built.weights(2, 3, 2, 2)));
        built.node("Transpose", List.of(), TestModel.wholes("perm", 0, 2, 3, 1));
        built.node("Relu", List.of());
        built.viewed(1, 4, 3, 2);
        built.gemm();
        String architecture = "in:60 select~5x4x3 conv:2@2x2 select~3x2x4 relu flatten fc";
        assertReads(model, built.at(), architecture, 1, 5, 4, 3);
    }

    @Test
    void constantsAreConcatenatedWithoutABranch() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        String ones = model.weights(new double[] {1, 1}, 1, 2);
        String all = model.node("Concat", List.of(ones, "x"), TestModel.whole("axis", 1));
        assertReads(model, all, "in:2 select~4 rescale", 1, 2);
    }

    @Test
    void slopesOfTheirOwnForEachValueAreKept() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2, 1, 2);
        double[] slopes = {0.1, 0.2, 0.3, 0.4};
        String bent = model.node("PRelu", List.of("x", model.weights(slopes, 2, 1, 2)));
        String pooled =
                model.node("MaxPool", List.of(bent), TestModel.wholes("kernel_shape", 1, 2));
        assertReads(model, pooled, "in:1x2x2 flatten prelu select~1x2x2 maxpool:1x2/1", 1, 2, 1, 2);
    }

    @Test
    void factorsThatWouldBeRoundedStayLayers() throws Exception {
        TestModel model = TestModel.doubles(13, 1, 2);
        String weights = model.weights(new double[] {0.1, 0.2, 0.3, 0.7}, 2, 2);
        String biases = model.weights(new double[] {0.1, 0.3}, 2);
        String product =
                model.node(
                        "Gemm",
                        List.of("x", weights, biases),
                        TestModel.real("alpha", 0.3),
                        TestModel.real("beta", 0.7));
        assertReads(model, product, "in:2 fc:2 rescale rescale", 1, 2);
    }

    @Test
    void aClipToOneNumberIsThatNumber() throws Exception {
        TestModel model = TestModel.floats(13, 1, 2);
        String half = model.scalar(0.5);
        String clipped = model.node("Clip", List.of("x", half, half));
        assertReads(model, clipped, "in:2 rescale", 1, 2);
    }

    @Test
    void aMatrixTimesEachRowIsAConvolution() throws Exception {
        TestModel model = TestModel.floats(13, 1, 5, 3);
        String weights = model.weights(random.doubles(6).toArray(), 3, 2);
        String product = model.node("MatMul", List.of("x", weights));
        assertReads(model, product, "in:5x3x1 select~5x3 conv:2@1 select~2x5", 1, 5, 3);
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

package org.faltung.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Graphs;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureParserTest {
    private static final Weights FREE = Weights.Free.FREE;

    @Test
    void aClassicConvolutionalNetworkReadsStepByStep() {
        Network network =
                parse(
                        "in:28x28x1 conv:6@5x5 relu avgpool:2 conv:16@5x5 relu flatten fc:120 relu"
                                + " fc:84 relu fc:10");
        assertThat(network.input()).isEqualTo(new Shape.Image(28, 28, 1));
        assertThat(network.layers().subList(0, 7))
                .containsExactly(
                        new Mix.Convolution(6, Window.of(5, 1, 0), Window.of(5, 1, 0), 1, FREE),
                        new Fold.Rectifier(),
                        new Mix.AveragePool(Window.of(2, 2, 0), Window.of(2, 2, 0), true),
                        new Mix.Convolution(16, Window.of(5, 1, 0), Window.of(5, 1, 0), 1, FREE),
                        new Fold.Rectifier(),
                        new Mix.Flatten(),
                        new Mix.Dense(120, FREE));
        assertThat(network.output()).isEqualTo(new Shape.Vector(10));
        assertThat(network.neurons()).isEqualTo(24 * 24 * 6 + 8 * 8 * 16 + 120 + 84);
        assertThat(network.parameters())
                .isEqualTo(6 * 26 + 16 * (6 * 25 + 1) + 120 * 1025 + 84 * 121 + 10 * 85);
    }

    /// Step on a 12x9x6 image; the shape it gives.
    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "conv:5@3x2, 10x8x5",
        "conv:5@3, 10x7x5",
        "conv:5@3x3/2, 5x4x5",
        "conv:5@3x3/2x3, 5x3x5",
        "conv:5@3x3+1, 12x9x5",
        "conv:5@3x3+1x0, 12x7x5",
        "conv:5@3x3/2+1, 6x5x5",
        "conv:5@3x3+1/2, 6x5x5",
        "conv:5@12x9, 1x1x5",
        "fc:7, 7",
        "flatten, 648",
        "gap, 6",
        "bn, 12x9x6",
        "relu, 12x9x6",
        "leaky, 12x9x6",
        "leaky:0.2, 12x9x6",
        "leaky:1/5, 12x9x6",
        "abs, 12x9x6",
        "hardtanh, 12x9x6",
        "pwl:4, 12x9x6",
        "maxout:3, 12x9x2",
        "maxpool:2, 6x4x6",
        "maxpool:2x3, 6x3x6",
        "maxpool:3/1, 10x7x6",
        "maxpool:3/2+1, 6x5x6",
        "maxpool:3+1/2, 6x5x6",
        "avgpool:4, 3x2x6",
        "avgpool:2x3/1x2, 11x4x6",
        "upsample:3, 36x27x6",
        "res( conv:6@3x3+1 ), 12x9x6",
        "res( conv:4@1x1 | conv:4@3x3+1 ), 12x9x4",
        "cat( conv:4@1x1 ), 12x9x10",
        "cat( conv:4@1x1 | relu conv:3@1x1 ), 12x9x7",
        "cat( | conv:4@1x1 ), 12x9x10"
    })
    void aStepOnAnImageGivesItsShape(String step, String shape) {
        assertThat(parse("in:12x9x6 " + step).output().toString()).isEqualTo(shape);
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "conv:4@3, 8x4",
        "conv:4@3/2+1, 5x4",
        "maxpool:2, 5x3",
        "maxpool:3, 3x3",
        "avgpool:3/1+1, 10x3",
        "upsample:2, 20x3",
        "gap, 3",
        "flatten, 30",
        "fc:2, 2"
    })
    void aStepOnASignalGivesItsShape(String step, String shape) {
        assertThat(parse("in:10x3 " + step).output().toString()).isEqualTo(shape);
    }

    @Test
    void aWindowOnASignalHasOneRow() {
        assertThat(layers("in:10x3 conv:4@3/2+1"))
                .containsExactly(
                        new Mix.Convolution(4, Window.of(1, 1, 0), Window.of(3, 2, 1), 1, FREE));
    }

    @Test
    void activationsReadAsTheirFolds() {
        assertThat(layers("in:6 relu leaky leaky:0.25 leaky:-1/4 abs hardtanh pwl:5 maxout:2"))
                .containsExactly(
                        new Fold.Rectifier(),
                        new Fold.Leaky(List.of(0.01)),
                        new Fold.Leaky(List.of(0.25)),
                        new Fold.Leaky(List.of(-0.25)),
                        new Fold.Absolute(),
                        new Fold.Clip(-1, 1),
                        new Fold.PiecewiseLinear(5),
                        new Fold.Maxout(2));
    }

    @Test
    void aGraphConvolutionSaysItsNorm() {
        assertThat(layers("in:graph=path:4x2 gcn:3 relu gcn:2;norm=laplacian"))
                .containsExactly(
                        new Mix.GraphConvolution(3, Mix.Propagation.SYM, FREE),
                        new Fold.Rectifier(),
                        new Mix.GraphConvolution(2, Mix.Propagation.LAPLACIAN, FREE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in:4 res( fc:4 relu cat( fc:2 | abs ) fc:4 | fc:4 ) relu",
                "in:4 res(fc:4 relu cat(fc:2|abs)fc:4|fc:4)relu",
                "  in:4\tres (\nfc:4 relu cat ( fc:2 |abs) fc:4| fc:4 )relu \r\n"
            })
    void marksNeedNoBlanks(String text) {
        List<Layer> concatenation = List.of(new Mix.Dense(2, FREE));
        assertThat(layers(text))
                .containsExactly(
                        new Join(
                                Join.Kind.SUM,
                                List.of(
                                        new Mix.Dense(4, FREE),
                                        new Fold.Rectifier(),
                                        new Join(
                                                Join.Kind.CONCATENATION,
                                                concatenation,
                                                List.of(new Fold.Absolute())),
                                        new Mix.Dense(4, FREE)),
                                List.of(new Mix.Dense(4, FREE))),
                        new Fold.Rectifier());
    }

    @Test
    void theDigitsAfterTheLastXAreTheFeatures() {
        assertThat(parse("in:graph=karatex34 gcn:2").input())
                .isEqualTo(new Shape.OnGraph(Graphs.karate(), 34));
        assertThat(parse("in:graph=grid:3x4x2").input())
                .isEqualTo(new Shape.OnGraph(Graphs.grid(3, 4), 2));
        assertThat(parse("in:graph=complete:5x7").input())
                .isEqualTo(new Shape.OnGraph(Graphs.complete(5), 7));
    }

    @Test
    void anInputThatMayBeMeantAsAnImageGetsANote() {
        assertThat(ArchitectureParser.parse("in:28x28 fc:3").notes())
                .containsExactly(
                        "in:28x28 is a signal of 28 samples with 28 channels; for an image write"
                                + " in:28x28x1");
        assertThat(ArchitectureParser.parse("in:100x2 fc:3").notes()).isEmpty();
        assertThat(ArchitectureParser.parse("in:28x28x1 fc:3").notes()).isEmpty();
    }

    @Test
    void aSlopeOfOneGetsANoteAndMakesNoNeurons() {
        var parsed = ArchitectureParser.parse("in:2 fc:3 leaky:1");
        assertThat(parsed.network().neurons()).isZero();
        assertThat(parsed.notes()).singleElement().asString().contains("identity");
    }

    @Test
    void theLargestNumbersStillWork() {
        Network network = parse("in:784 fc:10000000 relu");
        assertThat(network.neurons()).isEqualTo(10_000_000);
        assertThat(network.parameters()).isEqualTo(7_850_000_000L);
    }

    private static Network parse(String text) {
        return ArchitectureParser.parse(text).network();
    }

    private static List<Layer> layers(String text) {
        return parse(text).layers();
    }
}

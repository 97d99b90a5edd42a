package org.faltung.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureWriterTest {
    private static final Weights FREE = Weights.Free.FREE;
    private static final Shape IMAGE = new Shape.Image(9, 9, 8);

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 1000)
    void whatIsWrittenReadsBackAsTheSameArchitecture(long seed) {
        Network network = new RandomArchitecture(seed).network();
        String text = ArchitectureWriter.write(network);
        Network back = ArchitectureParser.parse(text).network();
        assertThat(back).as(text).isEqualTo(network);
        assertThat(ArchitectureWriter.write(back)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in:28x28x1 conv:6@5x5 relu avgpool:2 conv:16@5x5 relu flatten fc:120 relu fc:10",
                "in:224x224x3 conv:64@7x7/2+3 bn relu maxpool:3/2+1",
                "in:30x30x2 conv:6@5x3/1x2+0x1 maxpool:2x3 avgpool:2x3/1x2 upsample:2 gap",
                "in:100x3 conv:6@5/2+1 leaky maxpool:4 leaky:0.2 flatten pwl:3",
                "in:graph=karatex34 gcn:16 relu gcn:4;norm=row abs fc:2",
                "in:4 res( fc:4 relu cat( fc:2 | abs ) fc:4 | fc:4 ) hardtanh maxout:2"
            })
    void aCanonicalStringIsWrittenAsItIs(String text) {
        assertThat(ArchitectureWriter.write(ArchitectureParser.parse(text).network()))
                .isEqualTo(text);
    }

    @Test
    void aDefaultThatIsSpelledOutIsLeftOut() {
        String text = "in:9x9x2 conv:6@5/1+0 leaky:1/100 maxpool:2x2/2";
        assertThat(ArchitectureWriter.write(ArchitectureParser.parse(text).network()))
                .isEqualTo("in:9x9x2 conv:6@5x5 leaky maxpool:2");
    }

    @Test
    void dilationAndGroupsOfAModelAreShown() {
        var dilated = new Window(3, 1, 2, 0, 0);
        assertShown(new Mix.Convolution(8, dilated, dilated, 4, FREE), "conv:8@3x3~dil2~groups4");
        assertShown(
                new Mix.Convolution(8, dilated, Window.of(3, 1, 0), 1, FREE), "conv:8@3x3~dil2x1");
    }

    @Test
    void unevenPaddingOfAModelIsShown() {
        var uneven = new Window(3, 2, 1, 0, 1);
        assertShown(new Mix.Convolution(8, uneven, uneven, 1, FREE), "conv:8@3x3/2~pad0:1x0:1");
        assertShown(new Fold.MaxPool(uneven, Window.of(3, 2, 1)), "maxpool:3/2~pad0:1x1:1");
        var signal =
                new Network(
                        new Shape.Signal(9, 1),
                        List.of(new Fold.MaxPool(Window.of(1, 1, 0), uneven)));
        assertThat(ArchitectureWriter.write(signal)).isEqualTo("in:9x1 maxpool:3/2~pad0:1");
    }

    @Test
    void aMeanWithoutItsPaddingIsShown() {
        Window padded = Window.of(3, 3, 1);
        assertShown(new Mix.AveragePool(padded, padded, false), "avgpool:3+1~exclusive");
        Window plain = Window.of(3, 3, 0);
        assertShown(new Mix.AveragePool(plain, plain, false), "avgpool:3");
    }

    @Test
    void activationsThatOnlyModelsHaveAreShown() {
        assertShown(new Fold.Clip(0, 6), "clip~0~6");
        assertShown(new Fold.Clip(Double.NEGATIVE_INFINITY, 2.5), "clip~-inf~2.5");
        assertShown(new Fold.Leaky(List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)), "prelu");
        assertShown(new Fold.Leaky(List.of(1e-7)), "leaky:0.0000001");
        assertShown(new Mix.Rescale(FREE), "rescale");
        var three = Selection.of(4, Selection.ZERO, 4);
        assertShown(new Mix.Select(three, new Shape.Vector(3)), "select~3");
    }

    private static void assertShown(Layer layer, String word) {
        String text = ArchitectureWriter.write(new Network(IMAGE, List.of(layer)));
        assertThat(text).isEqualTo("in:9x9x8 " + word);
        if (word.contains("~")) {
            assertThatThrownBy(() -> ArchitectureParser.parse(text))
                    .isInstanceOf(NotationException.class)
                    .hasMessageContaining("model file");
        }
    }
}

package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.faltung.bound.Profile.Stage;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.notation.ArchitectureParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    private static Profile profile(String architecture) {
        return Profile.of(ArchitectureParser.parse(architecture).network());
    }

    @Test
    void leNetIsFourLayersAndTwoBottlenecks() {
        Profile profile =
                profile(
                        "in:28x28x1 conv:6@5x5 relu avgpool:2 conv:16@5x5 relu avgpool:2 flatten"
                                + " fc:120 relu fc:84 relu fc:10");
        assertThat(profile.inputs()).isEqualTo(784);
        assertThat(profile.stages())
                .containsExactly(
                        new Stage(3456, 1, true, 784),
                        new Stage(1024, 1, true, 864),
                        new Stage(120, 1, true, 120),
                        new Stage(84, 1, true, 84));
        assertThat(profile.units()).isEqualTo(4684);
    }

    @Test
    void aBottleneckIsRememberedThroughWiderLayers() {
        assertThat(profile("in:8x8x2 gap fc:30 bn relu").stages())
                .containsExactly(new Stage(30, 1, true, 2));
        assertThat(profile("in:8x8x2 avgpool:4 upsample:4 relu").stages())
                .containsExactly(new Stage(128, 1, true, 8));
        assertThat(profile("in:20 fc:9 relu fc:30 fc:4 fc:40 relu").stages())
                .containsExactly(new Stage(9, 1, true, 9), new Stage(40, 1, true, 4));
    }

    @Test
    void anActivationRightBehindAnotherSeesAllOfIt() {
        assertThat(profile("in:3 fc:9 relu abs").stages())
                .containsExactly(new Stage(9, 1, true, 3), new Stage(9, 1, false, 9));
    }

    @ParameterizedTest
    @CsvSource({
        "relu, 1, true",
        "leaky, 1, false",
        "leaky:0, 1, true",
        "abs, 1, false",
        "hardtanh, 2, false",
        "pwl:5, 5, false"
    })
    void onlyUnitsThatDieLowerTheDimension(String activation, int breakpoints, boolean collapses) {
        assertThat(profile("in:7 fc:7 " + activation).stages())
                .containsExactly(new Stage(7, breakpoints, collapses, 7));
    }

    @ParameterizedTest
    @CsvSource({"0, Infinity, true", "-Infinity, 6, true", "0, 6, false"})
    void aClipAtOneEndIsARectifier(double low, double high, boolean collapses) {
        Network network =
                new Network(
                        new Shape.Vector(3),
                        List.of(new Mix.Dense(3, Weights.Free.FREE), new Fold.Clip(low, high)));
        assertThat(Profile.of(network).stages().getFirst().collapses()).isEqualTo(collapses);
    }

    @Test
    void whatFoldsNothingIsNoLayer() {
        assertThat(profile("in:5 fc:9 leaky:1 fc:3").stages()).isEmpty();
        assertThat(profile("in:5 fc:2 leaky:1 fc:9 relu fc:3").stages())
                .containsExactly(new Stage(9, 1, true, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in:8x8x2 conv:4@3x3 relu maxpool:2",
                "in:8 fc:4 maxout:2",
                "in:8 res( fc:8 relu )",
                "in:8 cat( fc:8 relu )"
            })
    void whatIsNoChainHasNoFullyConnectedView(String architecture) {
        assertThatThrownBy(() -> profile(architecture))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only a chain");
    }

    @Test
    void aGraphConvolutionIsOneAffineMap() {
        assertThat(profile("in:graph=path:4x2 gcn:3 relu gcn:1 relu").stages())
                .containsExactly(new Stage(12, 1, true, 8), new Stage(4, 1, true, 4));
    }

    @Test
    void aSelectionKeepsNoMoreThanItTakes() {
        var turned = new Mix.Select(Selection.of(2, 1), new Shape.Vector(2));
        var network =
                new Network(
                        new Shape.Vector(3),
                        List.of(turned, new Mix.Dense(5, Weights.Free.FREE), new Fold.Rectifier()));
        assertThat(Profile.of(network).stages()).containsExactly(new Stage(5, 1, true, 2));
    }
}

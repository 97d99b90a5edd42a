package org.faltung.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faltung.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
    /// The published sizes of the weights, plus a bias a filter where batch normalisation makes one superfluous.
    @ParameterizedTest
    @CsvSource({
        "lenet5, 61706, 10",
        "vgg16, 138357544, 1000",
        "resnet18, 11694312, 1000",
        "densenet121, 7989096, 1000",
        "unet, 34512258, 256x256x2"
    })
    void presetsHaveTheirPublishedSizes(String name, long parameters, String output) {
        Network network = ArchitectureParser.parse("preset:" + name).network();
        assertThat(network.parameters()).isEqualTo(parameters);
        assertThat(network.output()).hasToString(output);
    }

    @Test
    void everyNameIsAnArchitectureThatReadsBackAsItIsWritten() {
        assertThat(Presets.NAMES).isSorted();
        for (String name : Presets.NAMES) {
            Network network = ArchitectureParser.parse("preset:" + name).network();
            String written = ArchitectureWriter.write(network);
            assertThat(ArchitectureParser.parse(written).network()).isEqualTo(network);
            assertThat(Presets.text(name)).startsWith("in:");
        }
    }

    @Test
    void theResidualNetworkHasTheFiltersOfTheOriginal() {
        Network network = ArchitectureParser.parse("preset:resnet18").network();
        // 11,689,512 without the biases of its 20 convolutions: 64 · 5 + 128 · 5 + 256 · 5 + 512 ·
        // 5
        assertThat(network.parameters() - 11_689_512)
                .isEqualTo(List.of(64, 128, 256, 512).stream().mapToInt(c -> 5 * c).sum());
    }
}

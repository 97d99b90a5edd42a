package org.faltung.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.faltung.network.Graph;
import org.faltung.network.Shape;
import org.faltung.testkit.Case;
import org.faltung.testkit.Cases;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NotationFaultTest {
    @TempDir private Path folder;

    static Stream<Case> faults() {
        return Cases.of("notation/faults.tsv");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsOneLineThatSaysWhereAndWhat(Case fault) {
        assertThatThrownBy(() -> ArchitectureParser.parse(fault.text("architecture")))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining(fault.text("message"))
                .message()
                .hasLineCount(1)
                .hasSizeLessThan(300);
    }

    @Test
    void aFilterThatIsTooLargeSaysWhatWouldFit() {
        assertThatThrownBy(() -> ArchitectureParser.parse("in:8x8x1 conv:6@3x3 relu conv:16@7x7"))
                .hasMessage(
                        "step 4 'conv:16@7x7': the filter is larger than its 6x6 input; at most"
                                + " 6x6 would fit");
    }

    @Test
    void nestingHasALimitAndAStackThatHoldsIt() {
        String deep = "in:2 " + "res( fc:2 ".repeat(200) + ")".repeat(200);
        assertThat(ArchitectureParser.parse(deep).network().output())
                .isEqualTo(new Shape.Vector(2));
        String tooDeep = "in:2 " + "res( fc:2 ".repeat(100_000);
        assertThatThrownBy(() -> ArchitectureParser.parse(tooDeep))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("nested at most 200 deep");
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 2000)
    void noTextMakesAnythingButANetworkOrAFault(long seed) {
        String text = garbled(new SplittableRandom(seed));
        try {
            assertThat(ArchitectureParser.parse(text).network()).isNotNull();
        } catch (NotationException e) {
            assertThat(e).message().as(text).hasLineCount(1);
        }
    }

    @Test
    void anEdgeFileGivesItsGraph() throws IOException {
        Path file = write("# a triangle\n0 1\n1\t2 0.5  # half\n\n2 0 1/3\n");
        assertThat(ArchitectureParser.parse("in:graph=edges:" + file + "x3").network().input())
                .isEqualTo(
                        new Shape.OnGraph(
                                new Graph(
                                        "edges:" + file,
                                        3,
                                        Stream.of(
                                                        new Graph.Edge(0, 1, "1"),
                                                        new Graph.Edge(1, 2, "0.5"),
                                                        new Graph.Edge(2, 0, "1/3"))
                                                .toList()),
                                3));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0 1 2 3, line 1: expected 'u v'",
        "0, line 1: expected 'u v'",
        "0 -1, line 1: a node must be a whole number from 0",
        "0 b, got 'b'",
        "0 99999999999, got '99999999999'",
        "0 1000000, a node must be a whole number from 0 to 999999",
        "0 1 nan, the weight must be a decimal or p/q",
        "0 1 0.0, line 1: the weight must not be 0; leave the edge out",
        "0 1 1/0, the weight must be a decimal or p/q",
        "# nothing, has no edges"
    })
    void anEdgeFileAtFaultSaysWhichLine(String text, String message) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> ArchitectureParser.parse("in:graph=edges:" + file + "x3"))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("step 1 'in:graph=edges:");
    }

    @Test
    void anEdgeGivenTwiceIsRefused() throws IOException {
        Path file = write("0 1\n# the same\n1 0\n");
        assertThatThrownBy(() -> ArchitectureParser.parse("in:graph=edges:" + file + "x3"))
                .hasMessageContaining("line 3: the edge 1 0 is already there; give each edge once");
    }

    @Test
    void anEdgeFileThatIsNotTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("b"), new byte[] {(byte) 0xC3, (byte) 0x28, 10});
        assertThatThrownBy(() -> ArchitectureParser.parse("in:graph=edges:" + file + "x3"))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("is not a text file");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("edges(1).txt"), text, StandardCharsets.UTF_8);
    }

    private static String garbled(SplittableRandom random) {
        String[] pieces = {
            "in:", "8x8x2", "9", "conv:", "3@2x2", "/2", "+1", "fc:3", "relu", "res(", "cat(", ")",
                    "|", " ",
            " ", " ", "maxpool:2", "leaky:", "1/3", "graph=", "path:4", "x", ";norm=", "gcn:2", "0",
                    "-", "ü", "~"
        };
        var text = new StringBuilder(random.nextBoolean() ? "in:8x8x2 " : "");
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}

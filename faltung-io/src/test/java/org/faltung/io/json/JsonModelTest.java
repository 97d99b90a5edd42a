package org.faltung.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.io.ImportException;
import org.faltung.io.Model;
import org.faltung.io.Models;
import org.faltung.network.Fold;
import org.faltung.network.Graph;
import org.faltung.network.Graphs;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonModelTest {
    @TempDir private Path folder;

    private static Weights random(SplittableRandom random, int linear, int offsets) {
        return Weights.Trained.of(
                random.doubles(linear, -2, 2).toArray(),
                random.doubles(offsets, -1e-9, 1e30).toArray());
    }

    private static Network onImage(SplittableRandom random) {
        Window rows = new Window(2, 1, 2, 1, 0);
        Window columns = new Window(3, 2, 1, 0, 2);
        Window two = Window.of(2, 2, 0);
        List<Layer> wide =
                List.of(
                        new Mix.Convolution(
                                2, Window.of(1, 1, 0), Window.of(1, 1, 0), 2, random(random, 2, 2)),
                        new Fold.Leaky(List.of(0.01, -0.25)));
        return new Network(
                new Shape.Image(4, 6, 2),
                List.of(
                        new Mix.Convolution(4, rows, columns, 2, random(random, 24, 4)),
                        new Mix.BatchNorm(random(random, 4, 8)),
                        new Fold.Maxout(2),
                        new Join(Join.Kind.SUM, wide, List.of()),
                        new Join(Join.Kind.CONCATENATION, wide, wide),
                        new Fold.Absolute(),
                        new Mix.Upsample(2),
                        new Fold.MaxPool(two, two),
                        new Mix.AveragePool(two, Window.of(1, 1, 0), random.nextBoolean()),
                        new Mix.Select(Selection.of(3, -1, 0, 0), new Shape.Image(1, 2, 2)),
                        new Mix.Rescale(random(random, 8, 4)),
                        new Fold.Clip(-0.0, Double.POSITIVE_INFINITY),
                        new Fold.Clip(-1, 1e-300),
                        new Mix.GlobalAveragePool(),
                        new Mix.Flatten(),
                        new Mix.Dense(3, random(random, 6, 3)),
                        new Fold.Rectifier()));
    }

    private static Network onGraph(SplittableRandom random) {
        List<Graph.Edge> edges =
                List.of(
                        new Graph.Edge(0, 1, "1/3"),
                        new Graph.Edge(1, 1, "-0.5"),
                        new Graph.Edge(2, 1, "1"));
        return new Network(
                new Shape.OnGraph(new Graph("edges:file", 3, edges), 2),
                List.of(
                        new Mix.GraphConvolution(
                                3, Mix.Propagation.LAPLACIAN, random(random, 6, 3)),
                        new Fold.Leaky(List.of(0.5)),
                        new Mix.GlobalAveragePool()));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 5)
    void whatIsWrittenReadsBackAsTheSameNetwork(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        for (Network network : List.of(onImage(random), onGraph(random))) {
            assertThat(read(written(network)).network()).isEqualTo(network);
        }
        var signal = new Network(new Shape.Signal(5, 2), List.of(new Mix.Flatten()));
        assertThat(read(written(signal)).network()).isEqualTo(signal);
    }

    private static String written(Network network) {
        var out = new StringWriter();
        JsonModelWriter.write(network, out);
        return out.toString();
    }

    private Model read(String text) throws IOException {
        return Models.read(Files.writeString(folder.resolve("net"), text));
    }

    private Model dense(String weights, String biases) throws IOException {
        return read(
                """
                {"format":"faltung-model","version":1,"input":{"kind":"vector","channels":2},
                 "layers":[{"kind":"dense","units":2,"weights":%s,"biases":%s}]}
                """
                        .formatted(weights, biases));
    }

    private static Mix.Dense twoByTwo(double... linear) {
        return new Mix.Dense(2, Weights.Trained.of(linear, new double[2]));
    }

    @Test
    void theExampleOfTheDocumentationIsReadWithoutANote() throws IOException {
        String page = Files.readString(Path.of("../docs/formats.md"));
        int start = page.indexOf("    {\"format\": \"faltung-model\"");
        Model model = read(page.substring(start, page.indexOf("\n\n", start)));
        assertThat(model.network().output()).isEqualTo(new Shape.Vector(2));
        assertThat(model.notes()).isEmpty();
    }

    @Test
    void numbersAreTheNearestBinaryFloatsAndANoteSaysWhereTheyDiffer() throws IOException {
        Model model = dense("[[0.5, 0.1], [1e-3, 3]]", "[0, -2.5e-1]");
        assertThat(model.network().layers())
                .containsExactly(
                        new Mix.Dense(
                                2,
                                Weights.Trained.of(
                                        new double[] {0.5, 0.1, 0.001, 3},
                                        new double[] {0, -0.25})));
        assertThat(model.notes())
                .containsExactly(
                        "2 numbers are decimals that no binary float equals (first"
                                + " layers[0].weights[0][1]); each is read as the nearest one; put a"
                                + " number in quotes to have it exactly");
    }

    @ParameterizedTest
    @CsvSource({"cycle:3, false", "path:2, false", "path:3, true", "star:4, true"})
    void rootsThatAreRoundedAreSaid(String graph, boolean rounded) throws IOException {
        Model model =
                read(
                        """
                        {"format": "faltung-model", "version": 1,
                         "input": {"kind": "graph", "graph": "%s", "channels": 1},
                         "layers": [{"kind": "graph-convolution", "features": 1, "weights": [1]}]}
                        """
                                .formatted(graph));
        assertThat(model.notes().stream().filter(note -> note.contains("square roots")))
                .hasSize(rounded ? 1 : 0);
    }

    @Test
    void numbersInQuotesAreKeptExactlyByADivision() throws IOException {
        Model model = dense("[[\"1/3\", \"0.1\"], [\"1/4\", 3]]", "[0.25, 0]");
        assertThat(model.notes()).isEmpty();
        assertThat(model.network().layers())
                .containsExactly(
                        new Mix.Dense(
                                2,
                                Weights.Trained.of(
                                        new double[] {5, 1.5, 0.25, 3}, new double[] {3.75, 0})),
                        new Mix.Rescale(
                                Weights.Trained.of(new double[] {1, 1, 15, 1}, new double[2])));
        assertThat(model.network().parameters()).isEqualTo(6);
    }

    @Test
    void weightsMayStandFlatOrNestedAndBiasesMayBeLeftOut() throws IOException {
        String start =
                "{\"layers\":[{\"weights\":%s,\"units\":2,\"kind\":\"dense\"}],\"version\":1,"
                        + "\"comment\":\"a\",\"input\":{\"channels\":2,\"kind\":\"vector\"},"
                        + "\"format\":\"faltung-model\"}";
        for (String weights : List.of("[1,2,3,4]", "[[1,2],[3,4]]")) {
            assertThat(read("\uFEFF " + start.formatted(weights)).network().layers())
                    .containsExactly(twoByTwo(1, 2, 3, 4));
        }
    }

    @Test
    void aGraphMayHaveAName() throws IOException {
        Model model =
                read(
                        """
                        {"format":"faltung-model","version":1,
                         "input":{"kind":"graph","graph":"karate","channels":2},"layers":[]}
                        """);
        assertThat(model.network().input()).isEqualTo(new Shape.OnGraph(Graphs.karate(), 2));
        assertThat(model.name()).isEqualTo("net");
        assertThat(model.sha256()).hasSize(64);
    }

    @Test
    void aMereArchitectureIsNotWritten() {
        var free = new Mix.Dense(1, Weights.Free.FREE);
        var network = new Network(new Shape.Vector(1), List.of(free));
        assertThatThrownBy(() -> written(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a layer has no numbers: Dense");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "[[1,2],[3]] ~ layers[0].weights: arrays side by side must be equally long, but number 2 is followed by one of 1 instead of 2",
                "[[1,2,3],[4,5,6]] ~ layers[0].weights: expected 4 numbers, flat or nested as 2 x 2, got 2 x 3",
                "[1,2,3] ~ layers[0].weights: expected 4 numbers, flat or nested as 2 x 2, got 3",
                "[1,2,NaN,4] ~ layers[0].weights[2]: NaN is not a number; train or export the model again",
                "[1,2,-Infinity,4] ~ layers[0].weights[2]: -Infinity is not a number",
                "[1,2,3,1e999] ~ layers[0].weights[3]: 1e999 is beyond all binary floats",
                "[1,2,3,\"x\"] ~ layers[0].weights[3]: 'x' is not a number; write a decimal such as -0.05, or p/q",
                "[1,2,3,\"1/0\"] ~ layers[0].weights[3]: '1/0' divides by 0",
                "[1,2,3,null] ~ layers[0].weights[3]: expected a number, or a string \"p/q\", got null",
                "[1,2,0.1,\"1/3\"] ~ layers[0].weights[2]: 3602879701896397/36028797018963968 is no binary float and cannot be kept exactly here",
                "7 ~ layers[0].weights: expected an array of numbers, got 7",
                "[] ~ layers[0].weights: there are no numbers in it",
            })
    void badWeightsAreRefusedWithTheirPlace(String weights, String message) {
        assertThatThrownBy(() -> dense(weights, "[0,0]"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(message)
                .message()
                .hasLineCount(1)
                .startsWith(folder.resolve("net").toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"kind\":\"tanh\"} ~ layers[0].kind: 'tanh' is not a layer; there are dense,",
                "{} ~ layers[0]: 'kind' is missing",
                "3 ~ layers[0]: expected an object {...}, got 3",
                "{\"kind\":\"relu\",\"slope\":1} ~ layers[0]: 'slope' is not known here; there are kind",
                "{\"kind\":\"relu\",\"kind\":\"relu\"} ~ line 3: 'kind' is said twice in one object",
                "{\"kind\":\"maxout\",\"rank\":3} ~ layers[0]: maxout:3 must join at least 2 channels and divide the 2 channels",
                "{\"kind\":\"maxout\",\"rank\":2.5} ~ layers[0].rank: expected a whole number of at least 2, got 2.5",
                "{\"kind\":\"max-pool\",\"window\":[2,2]} ~ layers[0]: a pooling window needs rows or samples",
                "{\"kind\":\"max-pool\",\"window\":[2]} ~ layers[0].window: expected a pair [rows, columns]",
                "{\"kind\":\"leaky\",\"slopes\":[1,2,3]} ~ layers[0]: 'slopes' must have 1 number, or one for each of the 2 channels, got 3",
                "{\"kind\":\"leaky\",\"slopes\":[\"0.1\"]} ~ layers[0].slopes[0]: 1/10 is no binary float",
                "{\"kind\":\"clip\",\"low\":1,\"high\":0} ~ layers[0]: clip must have low < high",
                "{\"kind\":\"sum\",\"branch\":[{\"kind\":\"dense\",\"units\":1}]} ~ layers[0].branch[0]: 'weights' is missing",
                "{\"kind\":\"rescale\",\"factors\":[1,1],\"divisors\":[1,0],\"shifts\":[0,0]} ~ layers[0].divisors: number 1 must not be 0",
                "{\"kind\":\"select\",\"shape\":{\"kind\":\"vector\",\"channels\":1},\"indices\":[2]} ~ layers[0]: a selection takes the value of index 2",
                "{\"kind\":\"graph-convolution\",\"features\":1,\"weights\":[1,1]} ~ layers[0]: a graph convolution needs an input on a graph",
            })
    void badLayersAreRefusedWithTheirPlace(String layer, String message) {
        assertThatThrownBy(() ->
                        read(
                                """
                                {"format":"faltung-model","version":1,
                                "input":{"kind":"vector","channels":2},
                                "layers":[%s]}
                                """
                                        .formatted(layer)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "{} ~ this is not a model; Faltung's JSON models begin with",
                "{\"format\":\"other\"} ~ format: expected 'faltung-model', got 'other'",
                "{\"format\":\"faltung-model\",\"version\":2} ~ version: only version 1 is read, got 2",
                "{\"format\":\"faltung-model\",\"version\":1} ~ : 'input' is missing",
                "{\"format\":\"faltung-model\",\"version\":1,\"input\":{\"kind\":\"cube\"}} ~ input.kind: expected vector, signal, image or graph, got 'cube'",
                "{\"format\":\"faltung-model\",\"version\":1,\"input\":{\"kind\":\"vector\"}} ~ input: 'channels' is missing",
                "{\"format\":\"faltung-model\",\"version\":1,\"input\":{\"kind\":\"graph\",\"channels\":1,\"graph\":\"path:0\"}} ~ input.graph: ",
                "{\"format\":\"faltung-model\",\"version\":1,\"input\":{\"kind\":\"graph\",\"channels\":1,\"graph\":\"edges:x y\"}} ~ input.graph: expected path:N",
                "{\"format\":\"faltung-model\",\"version\":1,\"input\":{\"kind\":\"graph\",\"channels\":1,\"graph\":{\"nodes\":2,\"edges\":[[0,1],[1,0]]}}} ~ input.graph.edges[1]: the edge is already there",
                "{\"format\":\"faltung-model\",\"version\":1,\"input\":{\"kind\":\"graph\",\"channels\":1,\"graph\":{\"nodes\":2,\"edges\":[[0,2]]}}} ~ input.graph.edges[0][1]: expected a whole number of at least 0 and at most 1, got 2",
                "{\"format\":\"faltung-model\", ~ line 1: this is not JSON: ",
                "{\"format\":\"faltung-model\"} {} ~ line 1: something follows after the end of the value",
            })
    void whatIsNoModelIsRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatNeitherBeginsNorIsNamedLikeJsonIsReadAsOnnx() {
        assertThatThrownBy(() -> read("[1]"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("this is not an ONNX model");
        Path file = folder.resolve("net.json");
        assertThatThrownBy(() -> Models.read(Files.writeString(file, "[1]")))
                .isInstanceOf(ImportException.class)
                .hasMessageEndingWith(": expected an object {...}, got an array");
    }
}

package org.faltung.io.json;

import java.io.Writer;
import java.util.List;
import java.util.stream.IntStream;
import org.faltung.network.Fold;
import org.faltung.network.Graph;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes trained networks as [JsonModelReader] reads them, so that the same network comes back.
public final class JsonModelWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonModelWriter(JsonGenerator json) {
        this.json = json;
    }

    /// Writes one line of JSON.
    ///
    /// @param out is closed at the end
    /// @throws IllegalArgumentException if a layer has no trained numbers
    public static void write(Network network, Writer out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", JsonModelReader.FORMAT);
            json.writeNumberProperty("version", JsonModelReader.VERSION);
            json.writeName("input");
            var writer = new JsonModelWriter(json);
            writer.shape(network.input());
            writer.layers("layers", network.layers());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void shape(Shape shape) {
        json.writeStartObject();
        switch (shape) {
            case Shape.Vector _ -> json.writeStringProperty("kind", "vector");
            case Shape.Signal signal -> {
                json.writeStringProperty("kind", "signal");
                json.writeNumberProperty("columns", signal.columns());
            }
            case Shape.Image image -> {
                json.writeStringProperty("kind", "image");
                json.writeNumberProperty("rows", image.rows());
                json.writeNumberProperty("columns", image.columns());
            }
            case Shape.OnGraph(Graph graph, _) -> {
                json.writeStringProperty("kind", "graph");
                graph(graph);
            }
        }
        json.writeNumberProperty("channels", shape.channels());
        json.writeEndObject();
    }

    private void graph(Graph graph) {
        json.writeObjectPropertyStart("graph");
        json.writeStringProperty("name", graph.name());
        json.writeNumberProperty("nodes", graph.nodes());
        json.writeArrayPropertyStart("edges");
        for (Graph.Edge edge : graph.edges()) {
            json.writeStartArray();
            json.writeNumber(edge.from());
            json.writeNumber(edge.to());
            if (!edge.weight().equals("1")) {
                json.writeString(edge.weight());
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void layers(String name, List<Layer> layers) {
        json.writeArrayPropertyStart(name);
        for (Layer layer : layers) {
            json.writeStartObject();
            switch (layer) {
                case Mix mix -> mix(mix);
                case Fold fold -> fold(fold);
                case Join join -> {
                    kind(join.kind() == Join.Kind.SUM ? "sum" : "concatenation");
                    layers("branch", join.branch());
                    layers("other", join.other());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void mix(Mix mix) {
        switch (mix) {
            case Mix.Dense dense -> {
                kind("dense");
                json.writeNumberProperty("units", dense.units());
                affine(mix, dense.weights());
            }
            case Mix.Convolution convolution -> {
                kind("convolution");
                json.writeNumberProperty("filters", convolution.filters());
                windows(convolution.rows(), convolution.columns());
                json.writeNumberProperty("groups", convolution.groups());
                affine(mix, convolution.weights());
            }
            case Mix.AveragePool pool -> {
                kind("average-pool");
                windows(pool.rows(), pool.columns());
                json.writeBooleanProperty("countPadding", pool.countPadding());
            }
            case Mix.GlobalAveragePool _ -> kind("global-average-pool");
            case Mix.BatchNorm norm -> batchNorm(norm);
            case Mix.Rescale rescale -> rescale(rescale);
            case Mix.Select select -> select(select);
            case Mix.Flatten _ -> kind("flatten");
            case Mix.Upsample(int factor) -> {
                kind("upsample");
                json.writeNumberProperty("factor", factor);
            }
            case Mix.GraphConvolution convolution -> {
                kind("graph-convolution");
                json.writeNumberProperty("features", convolution.features());
                json.writeStringProperty(
                        "propagation", WeightedReader.name(convolution.propagation()));
                affine(mix, convolution.weights());
            }
        }
    }

    private void batchNorm(Mix.BatchNorm norm) {
        Weights.Trained trained = trained(norm, norm.weights());
        int channels = trained.linearCount();
        kind("batch-norm");
        linear("scales", trained, 0, channels);
        offsets("means", trained, 0, channels);
        offsets("shifts", trained, channels, 2 * channels);
    }

    private void rescale(Mix.Rescale rescale) {
        Weights.Trained trained = trained(rescale, rescale.weights());
        int size = trained.offsetCount();
        kind("rescale");
        linear("factors", trained, 0, size);
        linear("divisors", trained, size, 2 * size);
        offsets("shifts", trained, 0, size);
    }

    private void select(Mix.Select select) {
        Selection selection = select.selection();
        kind("select");
        json.writeName("shape");
        shape(select.shape());
        json.writeArrayPropertyStart("indices");
        IntStream.range(0, selection.size()).map(selection::index).forEach(json::writeNumber);
        json.writeEndArray();
    }

    private void fold(Fold fold) {
        switch (fold) {
            case Fold.Rectifier _ -> kind("relu");
            case Fold.Absolute _ -> kind("abs");
            case Fold.Leaky(List<Double> slopes) -> {
                kind("leaky");
                json.writeArrayPropertyStart("slopes");
                slopes.forEach(json::writeNumber);
                json.writeEndArray();
            }
            case Fold.Clip(double low, double high) -> {
                kind("clip");
                if (Double.isFinite(low)) {
                    json.writeNumberProperty("low", low);
                }
                if (Double.isFinite(high)) {
                    json.writeNumberProperty("high", high);
                }
            }
            case Fold.PiecewiseLinear _ -> throw untrained(fold);
            case Fold.Maxout(int rank) -> {
                kind("maxout");
                json.writeNumberProperty("rank", rank);
            }
            case Fold.MaxPool(Window rows, Window columns) -> {
                kind("max-pool");
                windows(rows, columns);
            }
        }
    }

    private void kind(String kind) {
        json.writeStringProperty("kind", kind);
    }

    private void windows(Window rows, Window columns) {
        pair("window", rows.length(), columns.length());
        pair("stride", rows.stride(), columns.stride());
        pair("dilation", rows.dilation(), columns.dilation());
        pair("before", rows.before(), columns.before());
        pair("after", rows.after(), columns.after());
    }

    private void pair(String name, int first, int second) {
        json.writeArrayPropertyStart(name);
        json.writeNumber(first);
        json.writeNumber(second);
        json.writeEndArray();
    }

    private void affine(Mix layer, Weights weights) {
        Weights.Trained trained = trained(layer, weights);
        linear("weights", trained, 0, trained.linearCount());
        offsets("biases", trained, 0, trained.offsetCount());
    }

    private void linear(String name, Weights.Trained trained, int from, int to) {
        json.writeArrayPropertyStart(name);
        IntStream.range(from, to).mapToDouble(trained::linear).forEach(json::writeNumber);
        json.writeEndArray();
    }

    private void offsets(String name, Weights.Trained trained, int from, int to) {
        json.writeArrayPropertyStart(name);
        IntStream.range(from, to).mapToDouble(trained::offset).forEach(json::writeNumber);
        json.writeEndArray();
    }

    private static Weights.Trained trained(Layer layer, Weights weights) {
        if (weights instanceof Weights.Trained trained) {
            return trained;
        }
        throw untrained(layer);
    }

    private static IllegalArgumentException untrained(Layer layer) {
        return new IllegalArgumentException(
                "a model file holds trained networks, but a layer has no numbers: "
                        + layer.getClass().getSimpleName()
                        + "; write a mere architecture as in 'in:2 fc:3 relu'");
    }
}

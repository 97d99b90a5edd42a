package org.faltung.io.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Selection;
import org.faltung.network.Shape;

/// Reads the layers of a JSON model. What a layer must have follows from its input, so they are read in
/// data-flow order.
final class LayerReader {
    private static final int MOST = Integer.MAX_VALUE;

    private final WeightedReader weighted;
    private final Roundings roundings;
    private final Runnable between;

    /// @param between run before each layer; ends the work by an exception
    LayerReader(Roundings roundings, Runnable between) {
        this.roundings = roundings;
        this.between = between;
        this.weighted = new WeightedReader(roundings);
    }

    /// The layers of an array, and the divisions that keep some numbers exact.
    List<Layer> through(Json json, Shape input) {
        List<Layer> layers = new ArrayList<>();
        Shape shape = input;
        for (Json item : json.items()) {
            between.run();
            try {
                for (Layer layer : layer(item, shape)) {
                    layers.add(layer);
                    shape = layer.output(shape);
                }
            } catch (IllegalArgumentException e) {
                throw new ImportException(
                        item.file().name(), item.place() + ": " + e.getMessage(), e);
            }
        }
        return layers;
    }

    private List<Layer> layer(Json json, Shape in) {
        Json kind = json.required("kind");
        return switch (kind.text()) {
            case "dense", "convolution", "graph-convolution", "batch-norm", "rescale" ->
                    weighted.layer(json, in);
            case "sum", "concatenation" -> List.of(join(json, in));
            case "relu", "leaky", "abs", "clip", "maxout", "max-pool" -> List.of(fold(json, in));
            case "average-pool", "global-average-pool", "select", "flatten", "upsample" ->
                    List.of(fixed(json));
            default ->
                    throw kind.fault(
                            "'"
                                    + kind.text()
                                    + "' is not a layer; there are dense, convolution,"
                                    + " graph-convolution, batch-norm, rescale, average-pool,"
                                    + " global-average-pool, select, flatten, upsample, relu, leaky,"
                                    + " abs, clip, maxout, max-pool, sum and concatenation");
        };
    }

    private Layer join(Json json, Shape in) {
        json.requireOnly(Set.of("kind", "branch", "other"));
        Join.Kind kind =
                json.required("kind").text().equals("sum")
                        ? Join.Kind.SUM
                        : Join.Kind.CONCATENATION;
        List<Layer> branch = through(json.required("branch"), in);
        List<Layer> other =
                json.member("other").map(layers -> through(layers, in)).orElse(List.of());
        return new Join(kind, branch, other);
    }

    private Layer fold(Json json, Shape in) {
        return switch (json.required("kind").text()) {
            case "relu" -> alone(json, new Fold.Rectifier());
            case "abs" -> alone(json, new Fold.Absolute());
            case "leaky" -> leaky(json, in);
            case "clip" -> {
                json.requireOnly(Set.of("kind", "low", "high"));
                yield new Fold.Clip(
                        bound(json, "low", Double.NEGATIVE_INFINITY),
                        bound(json, "high", Double.POSITIVE_INFINITY));
            }
            case "maxout" -> {
                json.requireOnly(Set.of("kind", "rank"));
                yield new Fold.Maxout(json.required("rank").integer(2, MOST));
            }
            default -> {
                WindowReader windows = WindowReader.ofPool(json, Set.of());
                yield new Fold.MaxPool(windows.rows(), windows.columns());
            }
        };
    }

    private Layer leaky(Json json, Shape in) {
        json.requireOnly(Set.of("kind", "slopes"));
        List<Double> slopes = new ArrayList<>();
        for (Json slope : json.required("slopes").items()) {
            slopes.add(binaryFloat(slope));
        }
        if (slopes.size() != 1 && slopes.size() != in.channels()) {
            throw json.fault(
                    "'slopes' must have 1 number, or one for each of the "
                            + in.channels()
                            + " channels, got "
                            + slopes.size());
        }
        return new Fold.Leaky(slopes);
    }

    private double bound(Json json, String name, double absent) {
        Optional<Json> bound = json.member(name);
        return bound.isPresent() ? binaryFloat(bound.get()) : absent;
    }

    private double binaryFloat(Json json) {
        if (json.value() instanceof JsonValue.Numeral numeral) {
            return roundings.nearest(() -> json, numeral);
        }
        Rational exact = json.number();
        if (!exact.isBinaryFloat()) {
            throw Parameters.refusal(json, exact);
        }
        return exact.nearest();
    }

    private static Layer fixed(Json json) {
        return switch (json.required("kind").text()) {
            case "global-average-pool" -> alone(json, new Mix.GlobalAveragePool());
            case "flatten" -> alone(json, new Mix.Flatten());
            case "upsample" -> {
                json.requireOnly(Set.of("kind", "factor"));
                yield new Mix.Upsample(json.required("factor").integer(1, MOST));
            }
            case "select" -> select(json);
            default -> {
                WindowReader windows = WindowReader.ofPool(json, Set.of("countPadding"));
                boolean count = json.member("countPadding").map(Json::truth).orElse(false);
                yield new Mix.AveragePool(windows.rows(), windows.columns(), count);
            }
        };
    }

    private static Layer select(Json json) {
        json.requireOnly(Set.of("kind", "shape", "indices"));
        List<Json> items = json.required("indices").items();
        int[] indices = new int[items.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = items.get(i).integer(Selection.ZERO, MOST);
        }
        return new Mix.Select(Selection.of(indices), ShapeReader.read(json.required("shape")));
    }

    private static Layer alone(Json json, Layer layer) {
        json.requireOnly(Set.of("kind"));
        return layer;
    }
}

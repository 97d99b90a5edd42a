package org.faltung.io.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.faltung.graph.NodeRows;
import org.faltung.io.ImportException;
import org.faltung.network.Graph;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;

/// Reads the layers of a JSON model that have trained numbers.
final class WeightedReader {
    private static final int MOST = Integer.MAX_VALUE;

    private final Roundings roundings;

    WeightedReader(Roundings roundings) {
        this.roundings = roundings;
    }

    List<Layer> layer(Json json, Shape in) {
        return switch (json.required("kind").text()) {
            case "dense" -> dense(json, in);
            case "convolution" -> convolution(json, in);
            case "graph-convolution" -> graphConvolution(json, in);
            case "batch-norm" -> List.of(batchNorm(json, in));
            default -> List.of(rescale(json, in));
        };
    }

    private List<Layer> dense(Json json, Shape in) {
        json.requireOnly(Set.of("kind", "units", "weights", "biases"));
        int units = json.required("units").integer(1, MOST);
        Scaled scaled = scaled(json, units, units, in.size());
        return divided(new Mix.Dense(units, scaled.weights()), scaled, in);
    }

    private List<Layer> convolution(Json json, Shape in) {
        WindowReader windows =
                WindowReader.ofFilter(json, Set.of("filters", "groups", "weights", "biases"));
        int filters = json.required("filters").integer(1, MOST);
        int groups = json.member("groups").map(member -> member.integer(1, MOST)).orElse(1);
        if (in.channels() % groups != 0) {
            throw json.fault(groups + " groups must divide " + in.channels() + " channels evenly");
        }
        int rows = windows.rows().length();
        int columns = windows.columns().length();
        Scaled scaled = scaled(json, filters, filters, in.channels() / groups, rows, columns);
        var layer =
                new Mix.Convolution(
                        filters, windows.rows(), windows.columns(), groups, scaled.weights());
        return divided(layer, scaled, in);
    }

    private List<Layer> graphConvolution(Json json, Shape in) {
        json.requireOnly(Set.of("kind", "features", "propagation", "weights", "biases"));
        int features = json.required("features").integer(1, MOST);
        Mix.Propagation propagation =
                json.member("propagation")
                        .map(WeightedReader::propagation)
                        .orElse(Mix.Propagation.SYM);
        if (propagation == Mix.Propagation.SYM && in instanceof Shape.OnGraph(Graph graph, int _)) {
            noteRoots(graph, json);
        }
        Scaled scaled = scaled(json, features, features, in.channels());
        return divided(
                new Mix.GraphConvolution(features, propagation, scaled.weights()), scaled, in);
    }

    private void noteRoots(Graph graph, Json json) {
        try {
            if (NodeRows.of(graph, Mix.Propagation.SYM).scales().kinds() > 1) {
                roundings.roots(json);
            }
        } catch (IllegalArgumentException e) {
            throw new ImportException(json.file().name(), json.place() + ": " + e.getMessage(), e);
        }
    }

    private static Mix.Propagation propagation(Json json) {
        for (Mix.Propagation propagation : Mix.Propagation.values()) {
            if (name(propagation).equals(json.text())) {
                return propagation;
            }
        }
        throw json.fault(
                "expected "
                        + Arrays.stream(Mix.Propagation.values())
                                .map(WeightedReader::name)
                                .collect(Collectors.joining(", "))
                        + ", got '"
                        + json.text()
                        + "'");
    }

    static String name(Mix.Propagation propagation) {
        return propagation.name().toLowerCase(Locale.ROOT);
    }

    /// @param axes of the weights, the units first
    private Scaled scaled(Json json, int units, Integer... axes) {
        Parameters weights = Parameters.of(json.required("weights"), roundings, axes);
        Optional<Parameters> biases =
                json.member("biases").map(member -> Parameters.of(member, roundings, units));
        return Scaled.of(units, weights, biases);
    }

    private static List<Layer> divided(Layer layer, Scaled scaled, Shape in) {
        List<Layer> layers = new ArrayList<>(List.of(layer));
        scaled.division(layer.output(in)).ifPresent(layers::add);
        return layers;
    }

    private Layer batchNorm(Json json, Shape in) {
        json.requireOnly(Set.of("kind", "scales", "means", "shifts"));
        int channels = in.channels();
        double[] scales = floats(json, "scales", channels);
        double[] offsets = both(floats(json, "means", channels), floats(json, "shifts", channels));
        return new Mix.BatchNorm(Weights.Trained.of(scales, offsets));
    }

    private Layer rescale(Json json, Shape in) {
        json.requireOnly(Set.of("kind", "factors", "divisors", "shifts"));
        double[] divisors = floats(json, "divisors", in.size());
        for (int i = 0; i < divisors.length; i++) {
            if (divisors[i] == 0) {
                throw json.required("divisors").fault("number " + i + " must not be 0");
            }
        }
        double[] linear = both(floats(json, "factors", in.size()), divisors);
        return new Mix.Rescale(Weights.Trained.of(linear, floats(json, "shifts", in.size())));
    }

    private double[] floats(Json json, String name, int count) {
        return Parameters.of(json.required(name), roundings, count).binaryFloats();
    }

    private static double[] both(double[] first, double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }
}

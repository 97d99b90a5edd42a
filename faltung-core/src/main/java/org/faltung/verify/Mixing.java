package org.faltung.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.faltung.exact.Rational;
import org.faltung.network.Graph;
import org.faltung.network.Mix;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;
import org.faltung.verify.Wiring.Term;

/// The values after one affine layer.
///
/// @param before the numbers of the values before it
record Mixing(Wiring wiring, Shape input, Shape output, int[] before) {
    /// The numbers of the values after a layer.
    int[] of(Mix layer) {
        return switch (layer) {
            case Mix.Dense dense -> dense(trained(dense.weights(), "fc"));
            case Mix.Convolution convolution -> convolution(convolution);
            case Mix.AveragePool(Window rows, Window columns, boolean countPadding) ->
                    averaged(new Taps(rows, columns, input, output), countPadding);
            case Mix.GlobalAveragePool _ -> globallyAveraged();
            case Mix.BatchNorm norm -> normalised(trained(norm.weights(), "bn"));
            case Mix.Rescale rescale -> rescaled(trained(rescale.weights(), "rescale"));
            case Mix.Flatten _ -> before;
            case Mix.Select(Selection selection, Shape _) -> selected(selection);
            case Mix.Upsample(int factor) -> repeated(factor);
            case Mix.GraphConvolution convolution -> onGraph(convolution);
        };
    }

    private static Weights.Trained trained(Weights weights, String layer) {
        if (weights instanceof Weights.Trained trained) {
            return trained;
        }
        throw new IllegalArgumentException(
                "the network is an architecture: a layer " + layer + " of it has no weights");
    }

    private int[] dense(Weights.Trained weights) {
        int[] after = new int[output.size()];
        for (int i = 0; i < after.length; i++) {
            List<Term> terms = new ArrayList<>();
            for (int j = 0; j < before.length; j++) {
                terms.add(term(before[j], weights.linear(i * before.length + j)));
            }
            after[i] = wiring.sum(terms, Rational.of(weights.offset(i)));
        }
        return after;
    }

    private static Term term(int value, double weight) {
        return new Term(value, Rational.of(weight));
    }

    private int[] convolution(Mix.Convolution layer) {
        Weights.Trained weights = trained(layer.weights(), "conv");
        Taps taps = new Taps(layer.rows(), layer.columns(), input, output);
        int deep = input.channels() / layer.groups();
        int filtersInGroup = layer.filters() / layer.groups();
        int[] after = new int[output.size()];
        for (int i = 0; i < after.length; i++) {
            int filter = i / output.cells();
            int firstChannel = filter / filtersInGroup * deep;
            List<Term> terms = new ArrayList<>();
            for (int c = 0; c < deep; c++) {
                for (int k = 0; k < taps.area(); k++) {
                    int at = taps.cell(i % output.cells(), k);
                    if (at != Selection.ZERO) {
                        int from = before[(firstChannel + c) * input.cells() + at];
                        int index = (filter * deep + c) * taps.area() + k;
                        terms.add(term(from, weights.linear(index)));
                    }
                }
            }
            after[i] = wiring.sum(terms, Rational.of(weights.offset(filter)));
        }
        return after;
    }

    private int[] averaged(Taps taps, boolean countPadding) {
        int[] after = new int[output.size()];
        for (int i = 0; i < after.length; i++) {
            List<Integer> seen = new ArrayList<>();
            for (int k = 0; k < taps.area(); k++) {
                int at = taps.index(i, k);
                if (at != Selection.ZERO) {
                    seen.add(before[at]);
                }
            }
            after[i] = mean(seen, countPadding ? taps.area() : seen.size());
        }
        return after;
    }

    private int[] globallyAveraged() {
        int cells = input.cells();
        return IntStream.range(0, input.channels())
                .map(c -> mean(valuesOfChannel(c), cells))
                .toArray();
    }

    private List<Integer> valuesOfChannel(int channel) {
        int cells = input.cells();
        return IntStream.range(0, cells).mapToObj(k -> before[channel * cells + k]).toList();
    }

    private int mean(List<Integer> values, int divisor) {
        Rational share = Rational.ONE.over(Rational.of(divisor));
        return wiring.sum(
                values.stream().map(value -> new Term(value, share)).toList(), Rational.ZERO);
    }

    private int[] normalised(Weights.Trained weights) {
        int[] after = new int[before.length];
        for (int i = 0; i < after.length; i++) {
            int c = i / input.cells();
            Rational scale = Rational.of(weights.linear(c));
            Rational mean = Rational.of(weights.offset(c));
            Rational shift = Rational.of(weights.offset(input.channels() + c));
            after[i] =
                    wiring.sum(List.of(new Term(before[i], scale)), shift.minus(scale.times(mean)));
        }
        return after;
    }

    private int[] rescaled(Weights.Trained weights) {
        int many = before.length;
        int[] after = new int[many];
        for (int i = 0; i < many; i++) {
            Rational factor =
                    Rational.of(weights.linear(i)).over(Rational.of(weights.linear(many + i)));
            Rational shift = Rational.of(weights.offset(i));
            after[i] = wiring.sum(List.of(new Term(before[i], factor)), shift);
        }
        return after;
    }

    private int[] selected(Selection selection) {
        int[] after = new int[selection.size()];
        for (int i = 0; i < after.length; i++) {
            int from = selection.index(i);
            after[i] = from == Selection.ZERO ? wiring.sum(List.of(), Rational.ZERO) : before[from];
        }
        return after;
    }

    private int[] repeated(int factor) {
        boolean image = input instanceof Shape.Image;
        int[] after = new int[output.size()];
        for (int i = 0; i < after.length; i++) {
            int r = i % output.cells() / output.columns() / (image ? factor : 1);
            int c = i % output.columns() / factor;
            after[i] = before[i / output.cells() * input.cells() + r * input.columns() + c];
        }
        return after;
    }

    /// The value of feature f at node v is Σ_c w_fc Σ_u a_vu · x_cu + b_f.
    private int[] onGraph(Mix.GraphConvolution layer) {
        if (!(input instanceof Shape.OnGraph(Graph graph, int channels))) {
            throw new IllegalArgumentException("a graph convolution stands on no graph");
        }
        Weights.Trained weights = trained(layer.weights(), "gcn");
        Neighbours neighbours = new Neighbours(graph, layer.propagation());
        int nodes = graph.nodes();
        int[] after = new int[output.size()];
        for (int node = 0; node < nodes; node++) {
            Map<Integer, Rational> row = neighbours.of(node);
            for (int feature = 0; feature < layer.features(); feature++) {
                List<Term> terms = new ArrayList<>();
                for (int c = 0; c < channels; c++) {
                    int first = c * nodes;
                    Rational weight = Rational.of(weights.linear(feature * channels + c));
                    row.forEach((other, share) ->
                            terms.add(new Term(before[first + other], weight.times(share))));
                }
                after[feature * nodes + node] =
                        wiring.sum(terms, Rational.of(weights.offset(feature)));
            }
        }
        return after;
    }
}

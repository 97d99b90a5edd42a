package org.faltung.verify;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
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

/// The pieces of all folding units at a point, by the definitions of the layers and nothing else.
final class Patterns {
    private final List<Integer> pieces = new ArrayList<>();

    private Patterns() {}

    static List<Integer> at(Network network, List<Rational> point) {
        Patterns patterns = new Patterns();
        patterns.through(network.layers(), network.input(), point);
        return patterns.pieces;
    }

    private List<Rational> through(List<Layer> layers, Shape input, List<Rational> point) {
        List<Rational> values = point;
        Shape shape = input;
        for (Layer layer : layers) {
            values = of(layer, shape, values);
            shape = layer.output(shape);
        }
        return values;
    }

    private List<Rational> of(Layer layer, Shape in, List<Rational> x) {
        Shape out = layer.output(in);
        List<Rational> y = new ArrayList<>();
        if (layer instanceof Join join) {
            return joined(join, in, x);
        }
        for (int i = 0; i < out.size(); i++) {
            y.add(
                    switch (layer) {
                        case Mix.Flatten _ -> x.get(i);
                        case Mix.Dense(_, Weights w) -> dense((Weights.Trained) w, i, x);
                        case Mix.Convolution conv -> convolved(conv, in, out, i, x);
                        case Mix.AveragePool(Window r, Window c, boolean padding) ->
                                mean(
                                        seen(r, c, in, out, i, x),
                                        padding ? r.length() * c.length() : 0);
                        case Mix.GlobalAveragePool _ ->
                                mean(x.subList(i * in.cells(), (i + 1) * in.cells()), 0);
                        case Mix.BatchNorm(Weights w) ->
                                normalised((Weights.Trained) w, in, i, x.get(i));
                        case Mix.Rescale(Weights w) -> rescaled((Weights.Trained) w, i, x);
                        case Mix.Select(Selection from, _) ->
                                from.index(i) < 0 ? Rational.ZERO : x.get(from.index(i));
                        case Mix.Upsample(int factor) -> {
                            int r = i % out.cells() / out.columns() / (in.rows() > 1 ? factor : 1);
                            int c = i % out.columns() / factor;
                            yield x.get(i / out.cells() * in.cells() + r * in.columns() + c);
                        }
                        case Fold.Activation fold -> activated(fold, i / in.cells(), x.get(i));
                        case Fold.Maxout(int rank) -> {
                            List<Rational> all = new ArrayList<>();
                            for (int k = 0; k < rank; k++) {
                                int channel = i / in.cells() * rank + k;
                                all.add(x.get(channel * in.cells() + i % in.cells()));
                            }
                            yield maximum(all);
                        }
                        case Fold.MaxPool(Window r, Window c) -> maximum(seen(r, c, in, out, i, x));
                        case Mix.GraphConvolution gcn ->
                                propagated(gcn, ((Shape.OnGraph) in).graph(), i, x);
                        case Join _ -> throw new AssertionError(layer);
                    });
        }
        return y;
    }

    private List<Rational> joined(Join join, Shape in, List<Rational> x) {
        List<Rational> one = through(join.branch(), in, x);
        List<Rational> two = through(join.other(), in, x);
        List<Rational> y = new ArrayList<>();
        if (join.kind() == Join.Kind.SUM) {
            for (int i = 0; i < one.size(); i++) {
                y.add(one.get(i).plus(two.get(i)));
            }
        } else {
            y.addAll(two);
            y.addAll(one);
        }
        return y;
    }

    private static Rational dense(Weights.Trained w, int i, List<Rational> x) {
        Rational sum = Rational.of(w.offset(i));
        for (int j = 0; j < x.size(); j++) {
            sum = sum.plus(Rational.of(w.linear(i * x.size() + j)).times(x.get(j)));
        }
        return sum;
    }

    private static Rational convolved(
            Mix.Convolution conv, Shape in, Shape out, int i, List<Rational> x) {
        var w = (Weights.Trained) conv.weights();
        int filter = i / out.cells();
        int deep = in.channels() / conv.groups();
        int first = filter / (conv.filters() / conv.groups()) * deep;
        Rational sum = Rational.of(w.offset(filter));
        int k = filter * deep * conv.rows().length() * conv.columns().length();
        for (int c = first; c < first + deep; c++) {
            for (int a = 0; a < conv.rows().length(); a++) {
                for (int b = 0; b < conv.columns().length(); b++, k++) {
                    int row = row(conv.rows(), i % out.cells() / out.columns(), a);
                    int column = row(conv.columns(), i % out.columns(), b);
                    if (row >= 0 && row < in.rows() && column >= 0 && column < in.columns()) {
                        int at = (c * in.rows() + row) * in.columns() + column;
                        sum = sum.plus(Rational.of(w.linear(k)).times(x.get(at)));
                    }
                }
            }
        }
        return sum;
    }

    /// By A H W: for each edge what it brings, both ways; then what the node has of itself.
    private static Rational propagated(
            Mix.GraphConvolution gcn, Graph graph, int i, List<Rational> x) {
        var w = (Weights.Trained) gcn.weights();
        int nodes = graph.nodes();
        int channels = x.size() / nodes;
        List<Rational> mixed = new ArrayList<>();
        for (int u = 0; u < nodes; u++) {
            Rational sum = Rational.ZERO;
            for (int c = 0; c < channels; c++) {
                Rational weight = Rational.of(w.linear(i / nodes * channels + c));
                sum = sum.plus(weight.times(x.get(c * nodes + u)));
            }
            mixed.add(sum);
        }
        int v = i % nodes;
        Rational near = Rational.ZERO;
        Rational degree = Rational.ZERO;
        for (Graph.Edge edge : graph.edges()) {
            if (edge.from() == v || edge.to() == v) {
                Rational weight = Rational.parse(edge.weight());
                near = near.plus(weight.times(mixed.get(edge.from() + edge.to() - v)));
                degree = degree.plus(weight);
            }
        }
        Rational bias = Rational.of(w.offset(i / nodes));
        Rational self = mixed.get(v);
        return bias.plus(
                switch (gcn.propagation()) {
                    case ADJ -> near;
                    case SUM -> near.plus(self);
                    case ROW -> near.plus(self).over(degree.plus(Rational.ONE));
                    case LAPLACIAN -> degree.times(self).minus(near);
                    case SYM -> throw new AssertionError(gcn);
                });
    }

    private static int row(Window window, int position, int tap) {
        return position * window.stride() - window.before() + tap * window.dilation();
    }

    private static List<Rational> seen(
            Window rows, Window columns, Shape in, Shape out, int i, List<Rational> x) {
        List<Rational> seen = new ArrayList<>();
        for (int a = 0; a < rows.length(); a++) {
            for (int b = 0; b < columns.length(); b++) {
                int row = row(rows, i % out.cells() / out.columns(), a);
                int column = row(columns, i % out.columns(), b);
                if (row >= 0 && row < in.rows() && column >= 0 && column < in.columns()) {
                    seen.add(x.get((i / out.cells() * in.rows() + row) * in.columns() + column));
                }
            }
        }
        return seen;
    }

    private static Rational mean(List<Rational> values, int divisor) {
        return values.stream()
                .reduce(Rational.ZERO, Rational::plus)
                .over(Rational.of(divisor == 0 ? values.size() : divisor));
    }

    private static Rational normalised(Weights.Trained w, Shape in, int i, Rational x) {
        int c = i / in.cells();
        return x.minus(Rational.of(w.offset(c)))
                .times(Rational.of(w.linear(c)))
                .plus(Rational.of(w.offset(in.channels() + c)));
    }

    private static Rational rescaled(Weights.Trained w, int i, List<Rational> x) {
        return x.get(i)
                .times(Rational.of(w.linear(i)))
                .over(Rational.of(w.linear(x.size() + i)))
                .plus(Rational.of(w.offset(i)));
    }

    private Rational activated(Fold.Activation fold, int channel, Rational z) {
        boolean on = z.signum() > 0;
        return switch (fold) {
            case Fold.Rectifier _ -> kink(on, on ? z : Rational.ZERO);
            case Fold.Absolute _ -> kink(on, on ? z : z.negated());
            case Fold.Leaky(List<Double> slopes) -> {
                double slope = slopes.get(slopes.size() == 1 ? 0 : channel);
                yield slope == 1 ? z : kink(on, on ? z : z.times(Rational.of(slope)));
            }
            case Fold.Clip(double low, double high) -> {
                int below = 0;
                Rational y = z;
                if (Double.isFinite(low)) {
                    below += z.compareTo(Rational.of(low)) > 0 ? 1 : 0;
                    y = below > 0 ? y : Rational.of(low);
                }
                if (Double.isFinite(high) && z.compareTo(Rational.of(high)) > 0) {
                    below++;
                    y = Rational.of(high);
                }
                if (Double.isFinite(low) || Double.isFinite(high)) {
                    pieces.add(below);
                }
                yield y;
            }
            case Fold.PiecewiseLinear _ -> throw new AssertionError(fold);
        };
    }

    private Rational kink(boolean on, Rational value) {
        pieces.add(on ? 1 : 0);
        return value;
    }

    private Rational maximum(List<Rational> all) {
        int best = 0;
        for (int j = 1; j < all.size(); j++) {
            if (all.get(j).compareTo(all.get(best)) > 0) {
                best = j;
            }
        }
        if (all.size() > 1) {
            pieces.add(best);
        }
        return all.get(best);
    }
}

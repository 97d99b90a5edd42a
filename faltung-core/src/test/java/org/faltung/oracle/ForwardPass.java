package org.faltung.oracle;

import java.util.ArrayList;
import java.util.Arrays;
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

/// A trained network evaluated at one point, exactly: each value is scattered to where it is seen.
///
/// It shares no reading of layers with [RegionOracle], which it checks.
public final class ForwardPass {
    private final List<List<Integer>> pattern = new ArrayList<>();
    private final Rational[] outputs;

    private ForwardPass(Network network, List<Rational> point) {
        outputs = run(network.layers(), network.input(), point.toArray(Rational[]::new));
    }

    /// The pass of a point.
    public static ForwardPass at(Network network, List<Rational> point) {
        return new ForwardPass(network, point);
    }

    /// The piece of each unit, a list a folding layer.
    public List<List<Integer>> pattern() {
        return pattern;
    }

    /// The outputs.
    public List<Rational> outputs() {
        return List.of(outputs);
    }

    private Rational[] run(List<Layer> layers, Shape input, Rational[] values) {
        Rational[] x = values;
        Shape shape = input;
        for (Layer layer : layers) {
            Shape after = layer.output(shape);
            x =
                    switch (layer) {
                        case Mix mix -> mixed(mix, shape, after, x);
                        case Fold fold -> folded(fold, shape, after, x);
                        case Join join -> joined(join, shape, x);
                    };
            shape = after;
        }
        return x;
    }

    private Rational[] joined(Join join, Shape shape, Rational[] x) {
        Rational[] one = run(join.branch(), shape, x);
        Rational[] two = run(join.other(), shape, x);
        List<Rational> all = new ArrayList<>(Arrays.asList(two));
        if (join.kind() == Join.Kind.CONCATENATION) {
            all.addAll(Arrays.asList(one));
        } else {
            for (int i = 0; i < one.length; i++) {
                all.set(i, all.get(i).plus(one[i]));
            }
        }
        return all.toArray(Rational[]::new);
    }

    private static Weights.Trained trained(Weights weights) {
        return (Weights.Trained) weights;
    }

    private static Rational[] zeros(Shape shape) {
        Rational[] zeros = new Rational[shape.size()];
        Arrays.fill(zeros, Rational.ZERO);
        return zeros;
    }

    private static Rational number(double value) {
        return Rational.of(value);
    }

    private static Rational[] mixed(Mix mix, Shape shape, Shape after, Rational[] x) {
        return switch (mix) {
            case Mix.Dense dense -> multiplied(trained(dense.weights()), after, x);
            case Mix.Convolution c -> convolved(c, shape, after, x);
            case Mix.AveragePool p -> averaged(p, shape, after, x);
            case Mix.GlobalAveragePool _ -> averaged(shape, after, x);
            case Mix.BatchNorm n -> normed(trained(n.weights()), shape, x);
            case Mix.Rescale r -> rescaled(trained(r.weights()), x);
            case Mix.Flatten _ -> x;
            case Mix.Select s -> selected(s.selection(), x);
            case Mix.Upsample u -> repeated(u.factor(), shape, after, x);
            case Mix.GraphConvolution g -> propagated(g, shape, after, x);
        };
    }

    private static Rational[] multiplied(Weights.Trained w, Shape after, Rational[] x) {
        Rational[] y = zeros(after);
        for (int i = 0; i < w.linearCount(); i++) {
            int to = i / x.length;
            y[to] = y[to].plus(number(w.linear(i)).times(x[i % x.length]));
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = y[i].plus(number(w.offset(i)));
        }
        return y;
    }

    /// The position of a window whose sample number `sample` lies at `at`, or −1 if there is none.
    private static int position(Window window, int samples, int at, int sample) {
        int start = at - sample * window.dilation() + window.before();
        boolean hit = start >= 0 && start % window.stride() == 0;
        int position = start / window.stride();
        return hit && position < window.positions(samples) ? position : -1;
    }

    /// What happens where a value meets a sample of a window.
    private interface Meeting {
        void at(int from, int to, int sample);
    }

    /// Runs over every value of a channel and every window that sees it.
    private static void slide(Window rows, Window columns, Shape in, Shape out, Meeting meeting) {
        for (int cell = 0; cell < in.cells(); cell++) {
            for (int sample = 0; sample < rows.length() * columns.length(); sample++) {
                int row = position(rows, in.rows(), cell / in.columns(), sample / columns.length());
                int column =
                        position(
                                columns,
                                in.columns(),
                                cell % in.columns(),
                                sample % columns.length());
                if (row >= 0 && column >= 0) {
                    meeting.at(cell, row * out.columns() + column, sample);
                }
            }
        }
    }

    private static Rational[] convolved(Mix.Convolution c, Shape in, Shape out, Rational[] x) {
        Weights.Trained w = trained(c.weights());
        Rational[] y = zeros(out);
        int deep = in.channels() / c.groups();
        int many = c.filters() / c.groups();
        int area = c.rows().length() * c.columns().length();
        for (int f = 0; f < c.filters(); f++) {
            int filter = f;
            Rational bias = number(w.offset(f));
            Arrays.fill(y, f * out.cells(), (f + 1) * out.cells(), bias);
            for (int k = 0; k < deep; k++) {
                int block = (f * deep + k) * area;
                int channel = f / many * deep + k;
                slide(
                        c.rows(),
                        c.columns(),
                        in,
                        out,
                        (from, to, sample) -> {
                            Rational seen = x[channel * in.cells() + from];
                            int at = filter * out.cells() + to;
                            y[at] = y[at].plus(seen.times(number(w.linear(block + sample))));
                        });
            }
        }
        return y;
    }

    private static Rational[] averaged(Mix.AveragePool p, Shape in, Shape out, Rational[] x) {
        Rational[] y = zeros(out);
        int[] seen = new int[y.length];
        for (int c = 0; c < in.channels(); c++) {
            int channel = c;
            slide(
                    p.rows(),
                    p.columns(),
                    in,
                    out,
                    (from, to, _) -> {
                        int at = channel * out.cells() + to;
                        y[at] = y[at].plus(x[channel * in.cells() + from]);
                        seen[at]++;
                    });
        }
        int area = p.rows().length() * p.columns().length();
        for (int i = 0; i < y.length; i++) {
            y[i] = y[i].over(Rational.of(p.countPadding() ? area : seen[i]));
        }
        return y;
    }

    private static Rational[] averaged(Shape in, Shape out, Rational[] x) {
        Rational[] y = zeros(out);
        for (int i = 0; i < x.length; i++) {
            int to = i / in.cells();
            y[to] = y[to].plus(x[i].over(Rational.of(in.cells())));
        }
        return y;
    }

    private static Rational[] normed(Weights.Trained w, Shape in, Rational[] x) {
        Rational[] y = x.clone();
        int channels = in.channels();
        for (int i = 0; i < x.length; i++) {
            int c = i / in.cells();
            Rational moved = x[i].minus(number(w.offset(c)));
            y[i] = number(w.linear(c)).times(moved).plus(number(w.offset(channels + c)));
        }
        return y;
    }

    private static Rational[] rescaled(Weights.Trained w, Rational[] x) {
        Rational[] y = x.clone();
        for (int i = 0; i < x.length; i++) {
            Rational scaled = number(w.linear(i)).times(x[i]);
            y[i] = scaled.over(number(w.linear(x.length + i))).plus(number(w.offset(i)));
        }
        return y;
    }

    private static Rational[] selected(Selection selection, Rational[] x) {
        Rational[] y = new Rational[selection.size()];
        Arrays.setAll(
                y,
                i -> selection.index(i) == Selection.ZERO ? Rational.ZERO : x[selection.index(i)]);
        return y;
    }

    private static Rational[] repeated(int factor, Shape in, Shape out, Rational[] x) {
        Rational[] y = zeros(out);
        int tall = out.rows() / in.rows();
        for (int i = 0; i < x.length; i++) {
            int line = i / in.columns(); // channel · rows + row
            for (int copy = 0; copy < tall * factor; copy++) {
                int row = line * tall + copy / factor;
                y[row * out.columns() + i % in.columns() * factor + copy % factor] = x[i];
            }
        }
        return y;
    }

    /// First H W, then along the edges.
    private static Rational[] propagated(
            Mix.GraphConvolution layer, Shape in, Shape out, Rational[] x) {
        Graph graph = ((Shape.OnGraph) in).graph();
        Weights.Trained w = trained(layer.weights());
        int nodes = graph.nodes();
        Rational[] degree = new Rational[nodes];
        Arrays.fill(degree, Rational.ZERO);
        for (Graph.Edge edge : graph.edges()) {
            Rational weight = Rational.parse(edge.weight());
            degree[edge.from()] = degree[edge.from()].plus(weight);
            degree[edge.to()] = degree[edge.to()].plus(weight);
        }
        Rational[] y = zeros(out);
        for (int f = 0; f < layer.features(); f++) {
            Rational[] h = new Rational[nodes];
            Arrays.fill(h, Rational.ZERO);
            for (int i = 0; i < x.length; i++) {
                Rational weight = number(w.linear(f * in.channels() + i / nodes));
                h[i % nodes] = h[i % nodes].plus(weight.times(x[i]));
            }
            Rational[] spread = along(graph, layer.propagation(), degree, h);
            for (int node = 0; node < nodes; node++) {
                y[f * nodes + node] = spread[node].plus(number(w.offset(f)));
            }
        }
        return y;
    }

    private static Rational[] along(
            Graph graph, Mix.Propagation propagation, Rational[] degree, Rational[] h) {
        Rational[] sum = new Rational[h.length];
        Arrays.fill(sum, Rational.ZERO);
        for (Graph.Edge edge : graph.edges()) {
            Rational weight = Rational.parse(edge.weight());
            sum[edge.to()] = sum[edge.to()].plus(weight.times(h[edge.from()]));
            sum[edge.from()] = sum[edge.from()].plus(weight.times(h[edge.to()]));
        }
        for (int i = 0; i < h.length; i++) {
            sum[i] =
                    switch (propagation) {
                        case ADJ -> sum[i];
                        case SUM -> sum[i].plus(h[i]);
                        case ROW -> sum[i].plus(h[i]).over(degree[i].plus(Rational.ONE));
                        case LAPLACIAN -> degree[i].times(h[i]).minus(sum[i]);
                        case SYM -> throw new IllegalArgumentException("sym is not rational");
                    };
        }
        return sum;
    }

    private Rational[] folded(Fold fold, Shape in, Shape out, Rational[] x) {
        Rational[] y = zeros(out);
        Integer[] pieces = new Integer[y.length];
        pattern.add(Arrays.asList(pieces));
        switch (fold) {
            case Fold.Activation activation -> {
                for (int i = 0; i < x.length; i++) {
                    bent(activation, in, i, x[i], y, pieces);
                }
                if (activation.breakpoints() == 0) {
                    pattern.removeLast();
                }
            }
            case Fold.Maxout(int rank) -> {
                for (int i = 0; i < x.length; i++) {
                    int channel = i / in.cells();
                    int at = channel / rank * in.cells() + i % in.cells();
                    challenge(at, channel % rank, x[i], y, pieces);
                }
            }
            case Fold.MaxPool(Window rows, Window columns) -> {
                for (int c = 0; c < in.channels(); c++) {
                    pooled(rows, columns, in, out, c, x, y, pieces);
                }
                dropUnlessFolded(rows, columns, in, out);
            }
        }
        return y;
    }

    private static void pooled(
            Window rows,
            Window columns,
            Shape in,
            Shape out,
            int channel,
            Rational[] x,
            Rational[] y,
            Integer[] pieces) {
        int first = channel * out.cells();
        slide(
                rows,
                columns,
                in,
                out,
                (from, to, sample) ->
                        challenge(first + to, sample, x[channel * in.cells() + from], y, pieces));
    }

    /// Takes the last list away if no window of a pool sees two values.
    private void dropUnlessFolded(Window rows, Window columns, Shape in, Shape out) {
        int[] seen = new int[out.cells()];
        slide(rows, columns, in, out, (_, to, _) -> seen[to]++);
        if (Arrays.stream(seen).allMatch(times -> times == 1)) {
            pattern.removeLast();
        }
    }

    /// A larger value wins, and among equal ones the smaller number.
    private static void challenge(
            int at, int number, Rational value, Rational[] best, Integer[] winner) {
        int order = winner[at] == null ? 1 : value.compareTo(best[at]);
        if (order > 0 || order == 0 && number < winner[at]) {
            best[at] = value;
            winner[at] = number;
        }
    }

    private static void bent(
            Fold.Activation activation,
            Shape in,
            int i,
            Rational x,
            Rational[] y,
            Integer[] pieces) {
        int above = x.signum() > 0 ? 1 : 0;
        switch (activation) {
            case Fold.Rectifier _ -> {
                y[i] = above == 1 ? x : Rational.ZERO;
                pieces[i] = above;
            }
            case Fold.Absolute _ -> {
                y[i] = above == 1 ? x : x.negated();
                pieces[i] = above;
            }
            case Fold.Leaky(List<Double> slopes) -> {
                double slope = slopes.get(slopes.size() == 1 ? 0 : i / in.cells());
                y[i] = above == 1 ? x : x.times(number(slope));
                pieces[i] = slope == 1 ? 0 : above;
            }
            case Fold.Clip(double low, double high) -> {
                boolean overLow = low > Double.NEGATIVE_INFINITY && x.compareTo(number(low)) > 0;
                boolean overHigh = high < Double.POSITIVE_INFINITY && x.compareTo(number(high)) > 0;
                boolean under = low > Double.NEGATIVE_INFINITY && !overLow;
                y[i] = overHigh ? number(high) : under ? number(low) : x;
                pieces[i] = (overLow ? 1 : 0) + (overHigh ? 1 : 0);
            }
            case Fold.PiecewiseLinear _ -> throw new IllegalArgumentException("no such function");
        }
    }
}

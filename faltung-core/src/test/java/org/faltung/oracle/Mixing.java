package org.faltung.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.network.Graph;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// Affine layers by definition, each output gathered from the values it sees.
final class Mixing {
    private final Shape input;
    private final Shape output;
    private final List<Affine> values;

    private Mixing(Shape input, Shape output, List<Affine> values) {
        this.input = input;
        this.output = output;
        this.values = values;
    }

    /// The values after a layer.
    static List<Affine> through(Mix mix, Shape input, List<Affine> values) {
        Mixing mixing = new Mixing(input, mix.output(input), values);
        List<Affine> after = new ArrayList<>();
        for (int channel = 0; channel < mixing.output.channels(); channel++) {
            for (int row = 0; row < mixing.output.rows(); row++) {
                for (int column = 0; column < mixing.output.columns(); column++) {
                    after.add(mixing.value(mix, channel, row, column));
                }
            }
        }
        return after;
    }

    private Affine value(Mix mix, int channel, int row, int column) {
        return switch (mix) {
            case Mix.Dense dense -> dense(trained(dense.weights()), channel);
            case Mix.Convolution filter -> filtered(filter, channel, row, column);
            case Mix.AveragePool pool -> mean(pool, channel, row, column);
            case Mix.GlobalAveragePool _ -> mean(channel);
            case Mix.BatchNorm norm -> normed(trained(norm.weights()), channel, row, column);
            case Mix.Rescale scale ->
                    rescaled(trained(scale.weights()), place(channel, row, column));
            case Mix.Flatten _ -> values.get(channel);
            case Mix.Select select ->
                    selected(select, (channel * output.rows() + row) * output.columns() + column);
            case Mix.Upsample up ->
                    at(
                            channel,
                            input instanceof Shape.Image ? row / up.factor() : row,
                            column / up.factor());
            case Mix.GraphConvolution graph -> propagated(graph, channel, column);
        };
    }

    private static Weights.Trained trained(Weights weights) {
        return switch (weights) {
            case Weights.Trained trained -> trained;
            case Weights.Free _ -> throw new IllegalArgumentException("weights must be trained");
        };
    }

    private Affine at(int channel, int row, int column) {
        return values.get(place(channel, row, column));
    }

    private int place(int channel, int row, int column) {
        return (channel * input.rows() + row) * input.columns() + column;
    }

    private Affine zero() {
        return Affine.constant(values.getFirst().dimension(), Rational.ZERO);
    }

    private Affine dense(Weights.Trained weights, int unit) {
        Affine sum = zero().plus(Rational.of(weights.offset(unit)));
        for (int i = 0; i < values.size(); i++) {
            double weight = weights.linear(unit * values.size() + i);
            sum = sum.plus(values.get(i).times(Rational.of(weight)));
        }
        return sum;
    }

    private Affine filtered(Mix.Convolution filter, int channel, int row, int column) {
        Weights.Trained weights = trained(filter.weights());
        int seen = input.channels() / filter.groups();
        int first = channel / (filter.filters() / filter.groups()) * seen;
        int height = filter.rows().length();
        int width = filter.columns().length();
        Affine sum = zero().plus(Rational.of(weights.offset(channel)));
        for (int c = 0; c < seen; c++) {
            for (int a = 0; a < height; a++) {
                for (int b = 0; b < width; b++) {
                    int y = place(filter.rows(), row, a);
                    int x = place(filter.columns(), column, b);
                    double weight = weights.linear(((channel * seen + c) * height + a) * width + b);
                    if (inGrid(y, x)) {
                        sum = sum.plus(at(first + c, y, x).times(Rational.of(weight)));
                    }
                }
            }
        }
        return sum;
    }

    private static int place(Window window, int position, int sample) {
        return position * window.stride() - window.before() + sample * window.dilation();
    }

    private boolean inGrid(int y, int x) {
        return y >= 0 && y < input.rows() && x >= 0 && x < input.columns();
    }

    private Affine mean(Mix.AveragePool pool, int channel, int row, int column) {
        Affine sum = zero();
        int seen = 0;
        for (int a = 0; a < pool.rows().length(); a++) {
            for (int b = 0; b < pool.columns().length(); b++) {
                int y = place(pool.rows(), row, a);
                int x = place(pool.columns(), column, b);
                if (inGrid(y, x)) {
                    seen++;
                    sum = sum.plus(at(channel, y, x));
                }
            }
        }
        int all = pool.rows().length() * pool.columns().length();
        return sum.times(Rational.ONE.over(Rational.of(pool.countPadding() ? all : seen)));
    }

    private Affine mean(int channel) {
        Affine sum = zero();
        for (int cell = 0; cell < input.cells(); cell++) {
            sum = sum.plus(values.get(channel * input.cells() + cell));
        }
        return sum.times(Rational.ONE.over(Rational.of(input.cells())));
    }

    private Affine normed(Weights.Trained weights, int channel, int row, int column) {
        Rational mean = Rational.of(weights.offset(channel));
        Rational shift = Rational.of(weights.offset(input.channels() + channel));
        return at(channel, row, column)
                .plus(mean.negated())
                .times(Rational.of(weights.linear(channel)))
                .plus(shift);
    }

    private Affine rescaled(Weights.Trained weights, int unit) {
        Rational factor = Rational.of(weights.linear(unit));
        Rational divisor = Rational.of(weights.linear(values.size() + unit));
        return values.get(unit).times(factor.over(divisor)).plus(Rational.of(weights.offset(unit)));
    }

    private Affine selected(Mix.Select select, int place) {
        int index = select.selection().index(place);
        return index < 0 ? zero() : values.get(index);
    }

    private Affine propagated(Mix.GraphConvolution layer, int feature, int node) {
        Weights.Trained weights = trained(layer.weights());
        if (!(input instanceof Shape.OnGraph(Graph graph, _))) {
            throw new IllegalArgumentException("a graph convolution needs a graph");
        }
        List<Rational> row = propagation(graph, layer.propagation()).get(node);
        Affine sum = zero().plus(Rational.of(weights.offset(feature)));
        for (int c = 0; c < input.channels(); c++) {
            Rational weight = Rational.of(weights.linear(feature * input.channels() + c));
            for (int m = 0; m < graph.nodes(); m++) {
                sum = sum.plus(at(c, 0, m).times(weight.times(row.get(m))));
            }
        }
        return sum;
    }

    /// The propagation matrix; degrees are row sums of what they divide.
    static List<List<Rational>> propagation(Graph graph, Mix.Propagation propagation) {
        boolean loops =
                switch (propagation) {
                    case SUM, ROW -> true;
                    case ADJ, LAPLACIAN -> false;
                    case SYM -> throw new IllegalArgumentException("sym is not rational");
                };
        List<List<Rational>> matrix = adjacency(graph);
        for (int i = 0; i < graph.nodes(); i++) {
            List<Rational> row = matrix.get(i);
            if (loops) {
                row.set(i, row.get(i).plus(Rational.ONE));
            }
            Rational degree = row.stream().reduce(Rational.ZERO, Rational::plus);
            if (propagation == Mix.Propagation.ROW) {
                row.replaceAll(entry -> entry.over(degree));
            }
            if (propagation == Mix.Propagation.LAPLACIAN) {
                row.replaceAll(Rational::negated);
                row.set(i, row.get(i).plus(degree));
            }
        }
        return matrix;
    }

    private static List<List<Rational>> adjacency(Graph graph) {
        List<List<Rational>> matrix = new ArrayList<>();
        for (int i = 0; i < graph.nodes(); i++) {
            matrix.add(new ArrayList<>(Collections.nCopies(graph.nodes(), Rational.ZERO)));
        }
        for (Graph.Edge edge : graph.edges()) {
            Rational weight = Rational.parse(edge.weight());
            matrix.get(edge.from()).set(edge.to(), weight);
            matrix.get(edge.to()).set(edge.from(), weight);
        }
        return matrix;
    }
}

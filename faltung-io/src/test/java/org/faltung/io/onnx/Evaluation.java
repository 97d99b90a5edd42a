package org.faltung.io.onnx;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// The value of a network at a point, by the definitions of its layers and nothing else.
final class Evaluation {
    private Evaluation() {}

    static double[] of(Network network, double[] point) {
        return through(network.layers(), network.input(), point);
    }

    private static double[] through(List<Layer> layers, Shape input, double[] point) {
        double[] values = point;
        Shape shape = input;
        for (Layer layer : layers) {
            values = of(layer, shape, values);
            shape = layer.output(shape);
        }
        return values;
    }

    private static double[] of(Layer layer, Shape in, double[] x) {
        Shape out = layer.output(in);
        double[] y = new double[out.size()];
        switch (layer) {
            case Mix.Flatten _ -> System.arraycopy(x, 0, y, 0, y.length);
            case Mix.Dense dense -> {
                var w = (Weights.Trained) dense.weights();
                for (int i = 0; i < y.length; i++) {
                    y[i] = w.offset(i);
                    for (int j = 0; j < x.length; j++) {
                        y[i] += w.linear(i * x.length + j) * x[j];
                    }
                }
            }
            case Mix.Convolution conv -> convolve(conv, in, out, x, y);
            case Mix.AveragePool pool -> average(pool, in, out, x, y);
            case Mix.GlobalAveragePool _ -> {
                for (int i = 0; i < x.length; i++) {
                    y[i / in.cells()] += x[i] / in.cells();
                }
            }
            case Mix.BatchNorm norm -> {
                var w = (Weights.Trained) norm.weights();
                for (int i = 0; i < x.length; i++) {
                    int c = i / in.cells();
                    y[i] = w.linear(c) * (x[i] - w.offset(c)) + w.offset(in.channels() + c);
                }
            }
            case Mix.Rescale rescale -> {
                var w = (Weights.Trained) rescale.weights();
                for (int i = 0; i < x.length; i++) {
                    y[i] = w.linear(i) * x[i] / w.linear(x.length + i) + w.offset(i);
                }
            }
            case Mix.Select(Selection selection, Shape _) -> {
                for (int i = 0; i < y.length; i++) {
                    int from = selection.index(i);
                    y[i] = from == Selection.ZERO ? 0 : x[from];
                }
            }
            case Mix.Upsample _, Mix.GraphConvolution _, Fold.PiecewiseLinear _ ->
                    throw new AssertionError("no ONNX model reads as " + layer);
            case Fold.Rectifier _ -> each(x, y, v -> Math.max(0, v));
            case Fold.Absolute _ -> each(x, y, Math::abs);
            case Fold.Clip clip -> each(x, y, v -> Math.min(clip.high(), Math.max(clip.low(), v)));
            case Fold.Leaky leaky -> {
                for (int i = 0; i < x.length; i++) {
                    int c = leaky.slopes().size() == 1 ? 0 : i / in.cells();
                    y[i] = x[i] > 0 ? x[i] : leaky.slopes().get(c) * x[i];
                }
            }
            case Fold.Maxout(int rank) -> {
                for (int i = 0; i < y.length; i++) {
                    int first = i / in.cells() * rank * in.cells() + i % in.cells();
                    y[i] = x[first];
                    for (int k = 1; k < rank; k++) {
                        y[i] = Math.max(y[i], x[first + k * in.cells()]);
                    }
                }
            }
            case Fold.MaxPool pool -> maximum(pool, in, out, x, y);
            case Join join -> {
                double[] one = through(join.branch(), in, x);
                double[] two = through(join.other(), in, x);
                for (int i = 0; i < y.length; i++) {
                    y[i] =
                            switch (join.kind()) {
                                case SUM -> one[i] + two[i];
                                case CONCATENATION -> i < two.length ? two[i] : one[i - two.length];
                            };
                }
            }
        }
        return y;
    }

    private static void convolve(
            Mix.Convolution conv, Shape in, Shape out, double[] x, double[] y) {
        var w = (Weights.Trained) conv.weights();
        int deep = in.channels() / conv.groups();
        int area = conv.rows().length() * conv.columns().length();
        for (int f = 0; f < conv.filters(); f++) {
            int first = f / (conv.filters() / conv.groups()) * deep;
            for (int place = 0; place < out.cells(); place++) {
                double sum = w.offset(f);
                for (int c = 0; c < deep; c++) {
                    for (int k = 0; k < area; k++) {
                        int at = cell(conv.rows(), conv.columns(), in, out, place, k);
                        if (at >= 0) {
                            sum +=
                                    w.linear((f * deep + c) * area + k)
                                            * x[(first + c) * in.cells() + at];
                        }
                    }
                }
                y[f * out.cells() + place] = sum;
            }
        }
    }

    private static void average(Mix.AveragePool pool, Shape in, Shape out, double[] x, double[] y) {
        int area = pool.rows().length() * pool.columns().length();
        for (int i = 0; i < y.length; i++) {
            int seen = 0;
            for (int k = 0; k < area; k++) {
                int at = cell(pool.rows(), pool.columns(), in, out, i % out.cells(), k);
                if (at >= 0) {
                    seen++;
                    y[i] += x[i / out.cells() * in.cells() + at];
                }
            }
            y[i] /= pool.countPadding() ? area : seen;
        }
    }

    private static void maximum(Fold.MaxPool pool, Shape in, Shape out, double[] x, double[] y) {
        int area = pool.rows().length() * pool.columns().length();
        for (int i = 0; i < y.length; i++) {
            y[i] = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < area; k++) {
                int at = cell(pool.rows(), pool.columns(), in, out, i % out.cells(), k);
                if (at >= 0) {
                    y[i] = Math.max(y[i], x[i / out.cells() * in.cells() + at]);
                }
            }
        }
    }

    /// The cell of the input under tap `k` of the window at a place of the output; −1 in the
    /// padding.
    private static int cell(Window rows, Window columns, Shape in, Shape out, int place, int k) {
        int r = rows.start(place / out.columns()) + k / columns.length() * rows.dilation();
        int c = columns.start(place % out.columns()) + k % columns.length() * columns.dilation();
        return r < 0 || c < 0 || r >= in.rows() || c >= in.columns() ? -1 : r * in.columns() + c;
    }

    private static void each(double[] x, double[] y, DoubleUnaryOperator function) {
        for (int i = 0; i < x.length; i++) {
            y[i] = function.applyAsDouble(x[i]);
        }
    }
}

package org.faltung.fold;

import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineMap;
import org.faltung.linear.AffineMapBuilder;
import org.faltung.network.Mix;
import org.faltung.network.Selection;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.network.Window;

/// The sparse affine map of a mixing layer, row by row in the order of [Shape].
final class MixMap {
    private final Shape in;
    private final Shape out;
    private final AffineMapBuilder rows;

    private MixMap(Shape in, Shape out, Runnable between) {
        this.in = in;
        this.out = out;
        rows = new AffineMapBuilder(in.size(), between);
    }

    /// The map of a layer.
    ///
    /// @param between run after each row; ends the work by an exception
    /// @throws IllegalArgumentException if the layer has no weights
    static AffineMap of(Mix mix, Shape in, Runnable between) {
        MixMap map = new MixMap(in, mix.output(in), between);
        switch (mix) {
            case Mix.Dense(int units, Weights weights) -> map.dense(units, trained(weights));
            case Mix.Convolution convolution -> map.convolution(convolution);
            case Mix.AveragePool pool -> map.averagePool(pool);
            case Mix.GlobalAveragePool _ -> map.globalMean();
            case Mix.BatchNorm(Weights weights) -> map.normalise(trained(weights));
            case Mix.Rescale(Weights weights) -> map.rescale(trained(weights));
            case Mix.Flatten _ -> {
                return AffineMap.identity(in.size());
            }
            case Mix.Upsample(int factor) -> map.upsample(factor);
            case Mix.Select(Selection selection, Shape _) -> map.select(selection);
            case Mix.GraphConvolution convolution -> map.graphConvolution(convolution);
        }
        return map.rows.build();
    }

    static Weights.Trained trained(Weights weights) {
        return switch (weights) {
            case Weights.Trained trained -> trained;
            case Weights.Free _ ->
                    throw new IllegalArgumentException(
                            "the network has no weights, only an architecture, so its regions cannot be"
                                    + " counted; give a trained model, or bound them");
        };
    }

    private static int index(Shape shape, int channel, int row, int column) {
        return (channel * shape.rows() + row) * shape.columns() + column;
    }

    private void dense(int units, Weights.Trained weights) {
        int n = in.size();
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < n; j++) {
                rows.add(j, weights.linear(i * n + j));
            }
            rows.addOffset(weights.offset(i)).endRow();
        }
    }

    private void convolution(Mix.Convolution layer) {
        Weights.Trained weights = trained(layer.weights());
        int depth = in.channels() / layer.groups();
        int filtersInGroup = layer.filters() / layer.groups();
        int height = layer.rows().length();
        int width = layer.columns().length();
        for (int filter = 0; filter < layer.filters(); filter++) {
            int firstChannel = filter / filtersInGroup * depth;
            for (int r = 0; r < out.rows(); r++) {
                for (int k = 0; k < out.columns(); k++) {
                    for (int c = 0; c < depth; c++) {
                        int kernel = (filter * depth + c) * height * width;
                        window(layer, weights, kernel, firstChannel + c, r, k);
                    }
                    rows.addOffset(weights.offset(filter)).endRow();
                }
            }
        }
    }

    private void window(
            Mix.Convolution layer, Weights.Trained weights, int kernel, int channel, int r, int k) {
        int width = layer.columns().length();
        for (int a = 0; a < layer.rows().length(); a++) {
            int row = sample(layer.rows(), r, a);
            if (row < 0 || row >= in.rows()) {
                continue;
            }
            for (int b = 0; b < width; b++) {
                int column = sample(layer.columns(), k, b);
                if (column >= 0 && column < in.columns()) {
                    rows.add(
                            index(in, channel, row, column),
                            weights.linear(kernel + a * width + b));
                }
            }
        }
    }

    /// The sample, possibly in the padding, that a place of a window meets.
    static int sample(Window window, int position, int place) {
        return window.start(position) + place * window.dilation();
    }

    private void averagePool(Mix.AveragePool pool) {
        for (int c = 0; c < out.channels(); c++) {
            for (int r = 0; r < out.rows(); r++) {
                for (int k = 0; k < out.columns(); k++) {
                    int[] seen = Windows.seen(in, pool.rows(), pool.columns(), c, r, k);
                    int divisor =
                            pool.countPadding()
                                    ? pool.rows().length() * pool.columns().length()
                                    : seen.length;
                    mean(seen, divisor);
                }
            }
        }
    }

    private void globalMean() {
        for (int c = 0; c < in.channels(); c++) {
            int[] cells = new int[in.cells()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = c * cells.length + i;
            }
            mean(cells, cells.length);
        }
    }

    private void mean(int[] of, int divisor) {
        Rational share = Rational.ONE.over(Rational.of(divisor));
        for (int index : of) {
            rows.add(index, share);
        }
        rows.endRow();
    }

    private void normalise(Weights.Trained weights) {
        int channels = in.channels();
        for (int c = 0; c < channels; c++) {
            Rational scale = Rational.of(weights.linear(c));
            Rational shift =
                    Rational.of(weights.offset(channels + c))
                            .minus(scale.times(Rational.of(weights.offset(c))));
            for (int i = 0; i < in.cells(); i++) {
                rows.add(c * in.cells() + i, weights.linear(c)).addOffset(shift).endRow();
            }
        }
    }

    private void rescale(Weights.Trained weights) {
        int n = in.size();
        for (int i = 0; i < n; i++) {
            Rational divisor = Rational.of(weights.linear(n + i));
            rows.add(i, Rational.of(weights.linear(i)).over(divisor));
            rows.addOffset(weights.offset(i)).endRow();
        }
    }

    private void upsample(int factor) {
        boolean image = in instanceof Shape.Image;
        for (int c = 0; c < out.channels(); c++) {
            for (int r = 0; r < out.rows(); r++) {
                for (int k = 0; k < out.columns(); k++) {
                    rows.add(index(in, c, image ? r / factor : r, k / factor), 1).endRow();
                }
            }
        }
    }

    private void select(Selection selection) {
        for (int i = 0; i < selection.size(); i++) {
            if (selection.index(i) != Selection.ZERO) {
                rows.add(selection.index(i), 1);
            }
            rows.endRow();
        }
    }

    private void graphConvolution(Mix.GraphConvolution layer) {
        Weights.Trained weights = trained(layer.weights());
        Optional<Shape.OnGraph> on =
                in instanceof Shape.OnGraph graph ? Optional.of(graph) : Optional.empty();
        PropagationMatrix matrix =
                PropagationMatrix.of(on.orElseThrow().graph(), layer.propagation());
        int nodes = in.cells();
        int channels = in.channels();
        for (int feature = 0; feature < layer.features(); feature++) {
            for (int node = 0; node < nodes; node++) {
                for (int c = 0; c < channels; c++) {
                    Rational weight = Rational.of(weights.linear(feature * channels + c));
                    int first = c * nodes;
                    matrix.row(node).forEach((u, a) -> rows.add(first + u, a.times(weight)));
                }
                rows.addOffset(weights.offset(feature)).endRow();
            }
        }
    }
}

package org.faltung.bound;

import java.util.ArrayList;
import java.util.List;
import org.faltung.matching.Axis;
import org.faltung.matching.Field;
import org.faltung.network.Fold;
import org.faltung.network.Layer;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// One fold of a network that is a chain, with the affine layers between it and the fold before.
///
/// @param from the shape at the fold before, or of the input
/// @param chain the affine layers between, in order
/// @param fold the activation, with at least one breakpoint
record FoldStage(Shape from, List<Mix> chain, Fold.Activation fold) {

    /// The folds of a network; activations without breakpoints are the identity here, and what follows the
    /// last fold is left out.
    ///
    /// @param network a chain of affine layers and activations
    static List<FoldStage> of(Network network) {
        List<FoldStage> stages = new ArrayList<>();
        List<Mix> chain = new ArrayList<>();
        Shape from = network.input();
        Shape shape = from;
        for (Layer layer : network.layers()) {
            if (layer instanceof Mix mix) {
                chain.add(mix);
                shape = mix.output(shape);
            } else if (layer instanceof Fold.Activation activation
                    && activation.breakpoints() > 0) {
                stages.add(new FoldStage(from, List.copyOf(chain), activation));
                chain.clear();
                from = shape;
            }
        }
        return stages;
    }

    /// The shape at the fold.
    Shape at() {
        Shape shape = from;
        for (Mix mix : chain) {
            shape = mix.output(shape);
        }
        return shape;
    }

    /// The values that the activation is applied to.
    int units() {
        return at().size();
    }

    /// What each position at the fold sees of the shape before: at least all that it depends on.
    Field field() {
        Axis rows = each(from.rows());
        Axis columns = each(from.columns());
        Shape shape = from;
        for (Mix mix : chain) {
            Shape next = mix.output(shape);
            rows = through(window(mix, true), next.rows(), shape.rows(), mix, rows);
            columns = through(window(mix, false), next.columns(), shape.columns(), mix, columns);
            shape = next;
        }
        return new Field(rows, columns, from.channels());
    }

    /// The same, seen through an earlier layer's receptive fields; cells that the earlier layer does not see are left
    /// out and not numbered.
    static Field through(Field outer, Field inner) {
        Field seen = inner.compressed();
        return new Field(
                compose(outer.rows(), seen.rows()),
                compose(outer.columns(), seen.columns()),
                inner.channels());
    }

    private static Window window(Mix mix, boolean down) {
        return switch (mix) {
            case Mix.Convolution convolution -> down ? convolution.rows() : convolution.columns();
            case Mix.AveragePool pool -> down ? pool.rows() : pool.columns();
            case Mix.Dense _, Mix.GlobalAveragePool _, Mix.BatchNorm _, Mix.Rescale _ ->
                    Window.of(1, 1, 0);
            case Mix.Flatten _, Mix.Upsample _ -> Window.of(1, 1, 0);
            case Mix.Select _, Mix.GraphConvolution _ -> Window.of(1, 1, 0);
        };
    }

    private static Axis through(Window window, int positions, int samples, Mix mix, Axis inner) {
        Axis outer =
                switch (mix) {
                    case Mix.Convolution _, Mix.AveragePool _ ->
                            Axis.sliding(
                                    samples,
                                    Math.toIntExact(window.span()),
                                    window.stride(),
                                    window.before(),
                                    positions);
                    case Mix.BatchNorm _, Mix.Rescale _ -> each(samples);
                    case Mix.Upsample(int factor) ->
                            positions == samples ? each(samples) : repeated(positions, factor);
                    case Mix.Dense _,
                            Mix.GlobalAveragePool _,
                            Mix.Flatten _,
                            Mix.Select _,
                            Mix.GraphConvolution _ ->
                            Axis.whole(samples);
                };
        return compose(outer, inner);
    }

    private static Axis each(int samples) {
        return Axis.sliding(samples, 1, 1);
    }

    private static Axis repeated(int positions, int factor) {
        int[] first = new int[positions];
        int[] end = new int[positions];
        for (int p = 0; p < positions; p++) {
            first[p] = p / factor;
            end[p] = first[p] + 1;
        }
        return Axis.of(first, end);
    }

    private static Axis compose(Axis outer, Axis inner) {
        int n = outer.positions();
        int[] first = new int[n];
        int[] end = new int[n];
        for (int p = 0; p < n; p++) {
            boolean empty = outer.length(p) == 0;
            first[p] = empty ? (p == 0 ? 0 : first[p - 1]) : inner.first(outer.first(p));
            end[p] = empty ? (p == 0 ? 0 : end[p - 1]) : inner.end(outer.end(p) - 1);
        }
        return Axis.of(first, end);
    }
}

package org.faltung.bound;

import java.util.List;
import java.util.Optional;
import org.faltung.network.Mix;
import org.faltung.network.Shape;
import org.faltung.network.Window;

/// How a layer of the folding construction reads the coordinates of the layer before: one convolution or one
/// fully connected layer, after layers that map a cube onto a cube.
///
/// @param grid the shape that the layer reads
/// @param cells the cells of that shape, before any flattening
/// @param mix the convolution or the fully connected layer
record Reading(Shape grid, int cells, Mix mix) {

    /// The reading of a stage, or nothing if its affine part has another form.
    ///
    /// @param first whether the stage reads the input, which is a whole space and not a cube
    static Optional<Reading> of(FoldStage stage, boolean first) {
        Shape shape = stage.from();
        int cells = shape.cells();
        List<Mix> chain = stage.chain();
        int at = 0;
        while (at < chain.size() && keepsCubes(chain.get(at), first)) {
            shape = chain.get(at).output(shape);
            cells = chain.get(at) instanceof Mix.Flatten ? cells : shape.cells();
            at++;
        }
        if (at == chain.size()
                || !(chain.get(at) instanceof Mix.Convolution
                        || chain.get(at) instanceof Mix.Dense)) {
            return Optional.empty();
        }
        if (chain.get(at) instanceof Mix.Convolution convolution && convolution.groups() > 1) {
            return Optional.empty();
        }
        boolean plain =
                chain.subList(at + 1, chain.size()).stream()
                        .allMatch(after ->
                                after instanceof Mix.BatchNorm || after instanceof Mix.Flatten);
        return plain ? Optional.of(new Reading(shape, cells, chain.get(at))) : Optional.empty();
    }

    /// Whether a layer maps a cube onto a set that contains a cube (docs/theory/deep.md, Theorem 12).
    private static boolean keepsCubes(Mix mix, boolean first) {
        return (first || !(mix instanceof Mix.Rescale)) && OneLayer.isOnto(mix);
    }

    /// Whether every position of the convolution has a pixel of its own that is not padding: the one at the
    /// window's offset `before`.
    boolean readsRealPixels() {
        return !(mix instanceof Mix.Convolution convolution)
                || reads(convolution.rows(), grid.rows())
                        && reads(convolution.columns(), grid.columns());
    }

    private static boolean reads(Window window, int samples) {
        int last = (window.positions(samples) - 1) * window.stride();
        return window.before() % window.dilation() == 0
                && window.before() < window.span()
                && last < samples;
    }
}

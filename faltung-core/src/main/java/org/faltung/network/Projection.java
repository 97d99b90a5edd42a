package org.faltung.network;

import java.util.Optional;

/// The smallest affine layer that gives one shape the size of another, as an architecture string says it: what a
/// skip needs before it can meet a branch.
final class Projection {
    private Projection() {}

    /// The step that maps `from` to the size of `to`, or nothing if a stride, a repetition and the channels
    /// do not suffice.
    static Optional<String> between(Shape from, Shape to) {
        return switch (to) {
            case Shape.Vector _ -> Optional.of("fc:" + to.size());
            case Shape.OnGraph _ ->
                    from.cells() == to.cells() && from instanceof Shape.OnGraph
                            ? Optional.of("gcn:" + to.channels())
                            : Optional.empty();
            case Shape.Image _, Shape.Signal _ ->
                    from.getClass() == to.getClass() ? sliding(from, to) : Optional.empty();
        };
    }

    private static Optional<String> sliding(Shape from, Shape to) {
        String point = "conv:" + to.channels() + (to instanceof Shape.Image ? "@1x1" : "@1");
        int down = stride(from.rows(), to.rows());
        int along = stride(from.columns(), to.columns());
        if (down > 0 && along > 0) {
            String stride = down == along ? "/" + along : "/" + down + "x" + along;
            boolean signal = to instanceof Shape.Signal;
            boolean none = along == 1 && (signal || down == 1);
            return Optional.of(point + (none ? "" : signal ? "/" + along : stride));
        }
        int factor = to.columns() / from.columns();
        boolean repeats =
                factor > 1
                        && to.columns() == factor * from.columns()
                        && (to instanceof Shape.Signal || to.rows() == factor * from.rows());
        return repeats ? Optional.of("upsample:" + factor + " " + point) : Optional.empty();
    }

    /// The smallest stride with so many positions of a window of one sample, or 0.
    private static int stride(int samples, int positions) {
        if (positions > samples) {
            return 0;
        }
        int stride = (samples + positions - 1) / positions;
        return (samples - 1) / stride + 1 == positions ? stride : 0;
    }
}

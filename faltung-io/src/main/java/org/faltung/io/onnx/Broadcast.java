package org.faltung.io.onnx;

import java.util.List;
import java.util.Optional;

/// Flows repeated along the axes where others are longer, by ONNX's rules of broadcasting.
final class Broadcast {
    private Broadcast() {}

    /// The sizes that values have together; empty if they do not agree.
    static Optional<Dims> sizes(List<Dims> all) {
        Optional<Dims> together = Optional.of(Dims.of());
        for (Dims dims : all) {
            together = together.flatMap(before -> Dims.broadcast(before, dims));
        }
        return together;
    }

    /// A flow with those sizes.
    static Flow to(Operation operation, Flow flow, Dims dims) {
        Dims wide = flow.dims().widened(dims.rank());
        if (wide.equals(dims)) {
            return flow.viewed(dims);
        }
        return operation.reading().shapes().taken(flow, Places.spread(wide, dims), dims);
    }
}

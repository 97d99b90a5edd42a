package org.faltung.io.onnx;

import java.util.List;

/// A constant of whole numbers, such as a shape or a list of axes.
record Integers(Dims dims, List<Long> values) implements Value {
    Integers {
        values = List.copyOf(values);
    }
}

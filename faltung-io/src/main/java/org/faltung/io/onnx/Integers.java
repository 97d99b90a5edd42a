package org.faltung.io.onnx;

import java.util.Arrays;
import java.util.List;

/// A constant of whole numbers, such as a shape or a list of axes.
record Integers(Dims dims, List<Long> values) implements Value {
    Integers {
        values = List.copyOf(values);
    }

    /// Numbers taken from these.
    ///
    /// @param places for each number its place here
    Integers taken(int[] places, Dims to) {
        return new Integers(to, Arrays.stream(places).mapToObj(values::get).toList());
    }
}

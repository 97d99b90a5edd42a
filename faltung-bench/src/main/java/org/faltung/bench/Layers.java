package org.faltung.bench;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The sizes of a layer with stride 1 and no padding, as a benchmark's parameter says them.
///
/// @param down rows of the filter
/// @param along columns of the filter
record Layers(int rows, int columns, int channels, int down, int along, int filters) {
    /// Reads `ROWSxCOLUMNSxCHANNELS/DOWNxALONG:FILTERS`.
    static Layers of(String text) {
        int[] sizes =
                Stream.of(text.split("[x/:]", -1))
                        .flatMapToInt(size -> IntStream.of(Integer.parseInt(size)))
                        .toArray();
        return new Layers(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
    }
}

package org.faltung.explore;

import java.nio.ByteBuffer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What arrived of a view.
///
/// @param done what was said at its end
/// @param batches faces as bytes, as FaceBatch describes them
record Received(JsonNode done, List<ByteBuffer> batches) {
    private int faces(int kind) {
        return batches.stream()
                .filter(batch -> batch.getInt(0) == kind)
                .mapToInt(batch -> batch.getInt(8))
                .sum();
    }

    int fineFaces() {
        return faces(FaceBatch.FINE);
    }

    int coarseFaces() {
        return faces(FaceBatch.COARSE);
    }

    double area() {
        double sum = 0;
        for (ByteBuffer batch : fine()) {
            for (int i = 0; i < batch.getInt(8); i++) {
                sum += batch.getFloat(32 + 16 * batch.getInt(8) + 4 * i);
            }
        }
        return sum;
    }

    private List<ByteBuffer> fine() {
        return batches.stream().filter(batch -> batch.getInt(0) == FaceBatch.FINE).toList();
    }

    /// The area of all pieces relative to the window.
    double polygons() {
        double twice = 0;
        for (ByteBuffer batch : fine()) {
            int pieces = batch.getInt(12);
            int info = 32 + 28 * batch.getInt(8) + 4 * pieces;
            int corner = info + 4 * pieces;
            for (int piece = 0; piece < pieces; piece++) {
                int size = batch.getInt(info + 4 * piece) & 0xFFFF;
                for (int k = 0; k < size; k++) {
                    int next = (k + 1) % size;
                    twice +=
                            (double) batch.getFloat(corner + 8 * k)
                                            * batch.getFloat(corner + 8 * next + 4)
                                    - (double) batch.getFloat(corner + 8 * next)
                                            * batch.getFloat(corner + 8 * k + 4);
                }
                corner += 8 * size;
            }
        }
        return twice / 2;
    }
}

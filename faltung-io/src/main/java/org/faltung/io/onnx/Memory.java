package org.faltung.io.onnx;

import org.faltung.io.ImportException;

/// The memory that a model takes, told before it runs out.
final class Memory {
    /// Bytes for each byte of a file: the file, its parsed tensors, and the weights as doubles,
    /// some of them twice.
    private static final long FOR_EACH_BYTE = 8;

    private Memory() {}

    /// Checks that so many bytes of a file can be held as weights.
    static void require(String file, long bytes) {
        long needed = bytes * FOR_EACH_BYTE;
        if (needed > Runtime.getRuntime().maxMemory()) {
            throw new ImportException(
                    file,
                    (bytes >> 20)
                            + " MB of weights need "
                            + (needed >> 20)
                            + " MB of memory; give Java more, with -Xmx"
                            + ((needed >> 20) + 512)
                            + "m");
        }
    }
}

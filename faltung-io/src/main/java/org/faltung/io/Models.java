package org.faltung.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faltung.io.json.JsonModelReader;
import org.faltung.io.onnx.OnnxReader;

/// Reads models of every kind that is read: ONNX, and Faltung's own JSON.
///
/// What a file holds tells its kind: JSON begins with `{`, as no ONNX model does. A name that ends in
/// `.json` says so too.
public final class Models {
    private static final int BYTE_ORDER_MARK = 0xEF;

    private Models() {}

    /// The network that a file describes, with its weights.
    ///
    /// @throws ImportException if it is no model, is damaged, or has something that is not read
    public static Model read(Path path) {
        return read(path, () -> {});
    }

    /// The same, by a reader that can be stopped.
    ///
    /// @param between run between pieces of the work; ends it by an exception
    public static Model read(Path path, Runnable between) {
        InputFile.at(path, "model file");
        return isJson(path) ? JsonModelReader.read(path, between) : OnnxReader.read(path, between);
    }

    private static boolean isJson(Path path) {
        if (path.toString().endsWith(".json")) {
            return true;
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            int first = bytes.read();
            if (first == BYTE_ORDER_MARK) {
                bytes.skipNBytes(2);
                first = bytes.read();
            }
            while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
                first = bytes.read();
            }
            return first == '{';
        } catch (IOException e) {
            throw new ImportException(
                    path.toString(), "the file cannot be read; check its permissions", e);
        }
    }
}

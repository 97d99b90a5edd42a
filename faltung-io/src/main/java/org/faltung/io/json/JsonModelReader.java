package org.faltung.io.json;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.io.Model;
import org.faltung.network.Layer;
import org.faltung.network.Network;
import org.faltung.network.Shape;

/// Reads Faltung's own model format, version 1; docs/formats.md has its grammar.
///
/// A JSON number is read as everyone reads it, as the binary float nearest to it, and a note says so where
/// the two differ; a string "p/q" or "0.1" is that number exactly, or is refused.
public final class JsonModelReader {
    static final String FORMAT = "faltung-model";
    static final int VERSION = 1;

    private static final Set<String> FIELDS =
            Set.of("format", "version", "comment", "input", "layers");

    private JsonModelReader() {}

    /// The network that a file describes.
    ///
    /// @throws ImportException if it does not describe one, saying where
    public static Model read(Path path) {
        return read(path, () -> {});
    }

    /// The same, by a reader that can be stopped.
    ///
    /// @param between run between pieces of the work; ends it by an exception
    public static Model read(Path path, Runnable between) {
        InputFile file = InputFile.at(path, "model file");
        Json root = JsonText.read(file, between);
        requireFormat(root);
        root.requireOnly(FIELDS);
        Shape input = ShapeReader.read(root.required("input"));
        var numbers = new Roundings();
        List<Layer> layers =
                new LayerReader(numbers, between).through(root.required("layers"), input);
        MessageDigest digest = InputFile.sha256();
        digest.update(file.bytes());
        String hash = HexFormat.of().formatHex(digest.digest());
        return new Model(new Network(input, layers), numbers.notes(), file.title(), hash);
    }

    private static void requireFormat(Json root) {
        if (root.member("format").isEmpty()) {
            throw root.fault(
                    "this is not a model; Faltung's JSON models begin with {\"format\":"
                            + " \"faltung-model\", \"version\": 1, ...}");
        }
        Json format = root.required("format");
        if (!format.text().equals(FORMAT)) {
            throw format.fault("expected 'faltung-model', got '" + format.text() + "'");
        }
        Json version = root.required("version");
        if (version.integer(1, Integer.MAX_VALUE) != VERSION) {
            throw version.fault(
                    "only version 1 is read, got "
                            + version.value().described()
                            + "; use a newer Faltung");
        }
    }
}

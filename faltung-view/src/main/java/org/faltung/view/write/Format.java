package org.faltung.view.write;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of files that pictures go to.
public enum Format {
    SVG,
    PNG,
    PDF,
    HTML,
    GEOJSON;

    /// As the name of a file ends.
    public String ending() {
        return "." + word();
    }

    /// As programs are told of it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind that the end of a file's name says, whatever its case.
    public static Optional<Format> of(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
    }

    /// All endings.
    public static List<String> endings() {
        return Arrays.stream(values()).map(Format::ending).toList();
    }
}

package org.faltung.notation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Well-known architectures by name: `preset:resnet18`.
///
/// Each is a text in the notation of [ArchitectureParser], with lines of comments that begin with `#`.
public final class Presets {
    /// All names, in alphabetical order.
    public static final List<String> NAMES =
            List.of("densenet121", "lenet5", "resnet18", "unet", "vgg16");

    private Presets() {}

    /// The architecture that a step `preset:NAME` stands for.
    static String expand(Step step) {
        step.open("preset:NAME");
        String name = step.rest();
        if (!NAMES.contains(name)) {
            throw step.fault(
                    "there is no preset '" + name + "'; choose one of " + String.join(", ", NAMES));
        }
        return text(name);
    }

    /// The architecture of a name.
    ///
    /// @param name one of [#NAMES]
    public static String text(String name) {
        try (InputStream file = Presets.class.getResourceAsStream(name + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no preset '" + name + "'");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

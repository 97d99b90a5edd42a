package org.faltung.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.faltung.view.chart.ChartWriter.Format;
import picocli.CommandLine.ParseResult;

/// Where a chart goes.
///
/// @param written as the user wrote it
/// @param format by its ending
/// @param force whether a file there is overwritten
record ChartFile(String written, Format format, boolean force) {
    /// The file that `--out` names.
    ///
    /// @throws InputException if no chart can be written there
    static ChartFile of(String written, boolean force) {
        Format format =
                Arrays.stream(Format.values())
                        .filter(known -> written.toLowerCase(Locale.ROOT).endsWith(ending(known)))
                        .findFirst()
                        .orElseThrow(() ->
                                new InputException(
                                        "--out "
                                                + written
                                                + ": the ending says no format; choose .svg, .png,"
                                                + " .pdf or .html"));
        OutFile.requireFree(written, force);
        return new ChartFile(written, format, force);
    }

    /// The file of the options `--out` and `--force`, if there is one.
    ///
    /// @throws InputException if no chart can be written there
    static Optional<ChartFile> optional(ParseResult request) {
        boolean force = request.hasMatchedOption("--force");
        if (request.hasMatchedOption("--out")) {
            return Optional.of(of(request.matchedOptionValue("--out", ""), force));
        }
        if (force) {
            throw new InputException("--force is about the file of --out; add --out FILE.svg");
        }
        return Optional.empty();
    }

    private static String ending(Format format) {
        return "." + format.name().toLowerCase(Locale.ROOT);
    }

    /// Writes all of it.
    ///
    /// @throws InputException if that cannot be
    void write(byte[] bytes) {
        try (OutFile file = new OutFile(written, force)) {
            try {
                file.stream().write(bytes);
            } catch (IOException e) {
                throw file.fault(e);
            }
            file.keep();
        }
    }
}

package org.faltung.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.faltung.view.Coloring;
import org.faltung.view.Look;
import org.faltung.view.color.Theme;
import org.faltung.view.write.Format;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options of `slice` that say how the picture looks and where it goes.
///
/// @param out the file as written
/// @param force whether a file there is overwritten
/// @param dpi pixels per inch
record PictureOptions(String out, Format format, boolean force, Look look, double dpi) {
    private static final String COLOR = "--color";
    private static final String THEME = "--theme";
    private static final String STRETCH = "--stretch";
    private static final String WIDTH = "--width";
    private static final String HEIGHT = "--height";
    private static final String DPI = "--dpi";
    private static final int MOST_PIXELS = 30_000;
    private static final int MOST_DPI = 4800;

    /// The narrowest page, in points, that has room for axes and a legend.
    private static final double NARROWEST = 300;

    private static final double LOWEST = 200;

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Limits.option(
                                "--out",
                                "FILE",
                                "Where the picture goes; its name ends in "
                                        + String.join(", ", Format.endings())
                                        + ".")
                        .toBuilder()
                        .required(true)
                        .build());
        spec.addOption(Commands.flag("--force", "Overwrite the file if there is one."));
        spec.addOption(
                Limits.option(
                        COLOR,
                        "WHAT",
                        "What colours tell: pattern (activation patterns, the default), class (the"
                                + " largest output, and decision boundaries), norm (of the linear"
                                + " map), depth (the layer of each fold), neuron (the unit of each"
                                + " fold)."));
        spec.addOption(Limits.option(THEME, "NAME", "light (the default) or dark."));
        spec.addOption(
                Commands.flag(
                        STRETCH,
                        "Fill a rectangle; unless told, lengths and angles are those of the input"
                                + " space."));
        spec.addOption(
                Limits.option(
                        WIDTH,
                        "N",
                        "Width of the picture: pixels of PNG, 1/96 inch of the others; 1600 or 800"
                                + " unless told."));
        spec.addOption(
                Limits.option(
                        HEIGHT, "N", "Height of the picture; what the window needs unless told."));
        spec.addOption(
                Limits.option(
                        DPI,
                        "N",
                        "Pixels per inch of PNG, and of the density of small regions; unless told,"
                                + " such that the picture is 8 1/3 inches wide. Type and lines"
                                + " keep their size in inches."));
    }

    /// What the user asked for.
    ///
    /// @throws InputException if that cannot be drawn, or nothing can be written there
    static PictureOptions of(ParseResult request) {
        String out = request.matchedOptionValue("--out", "");
        Format format =
                Format.of(out)
                        .orElseThrow(() ->
                                new InputException(
                                        "--out "
                                                + out
                                                + ": the ending says no format; choose "
                                                + String.join(", ", Format.endings())));
        boolean force = request.hasMatchedOption("--force");
        OutFile.requireFree(out, force);
        boolean pixels = format == Format.PNG;
        OptionalDouble width = number(request, WIDTH, MOST_PIXELS);
        OptionalDouble height = number(request, HEIGHT, MOST_PIXELS);
        double dpi = dpi(number(request, DPI, MOST_DPI), pixels ? width : OptionalDouble.empty());
        double unit = pixels ? Look.PIXELS_PER_INCH / dpi : 1;
        double wide = width.isPresent() ? width.getAsDouble() * unit : Look.WIDTH;
        OptionalDouble high =
                height.isPresent()
                        ? OptionalDouble.of(height.getAsDouble() * unit)
                        : OptionalDouble.empty();
        requireRoom(WIDTH, wide, NARROWEST, unit);
        requireRoom(HEIGHT, high.orElse(LOWEST), LOWEST, unit);
        Look look =
                new Look(
                        chosen(request, COLOR, Coloring.values(), "pattern"),
                        chosen(request, THEME, Theme.values(), "light"),
                        request.hasMatchedOption(STRETCH),
                        wide,
                        high,
                        dpi);
        return new PictureOptions(out, format, force, look, dpi);
    }

    private static double dpi(OptionalDouble asked, OptionalDouble pixels) {
        if (asked.isPresent()) {
            return asked.getAsDouble();
        }
        return pixels.isPresent()
                ? Math.min(MOST_DPI, pixels.getAsDouble() / Look.WIDTH * Look.PIXELS_PER_INCH)
                : Look.DPI;
    }

    private static void requireRoom(String option, double length, double least, double unit) {
        if (length < least) {
            throw new InputException(
                    option
                            + " leaves no room for axes and legend; make it at least "
                            + (long) Math.ceil(least / unit)
                            + (unit == 1 ? "" : ", or lower --dpi"));
        }
    }

    private static OptionalDouble number(ParseResult request, String option, int most) {
        String text = request.matchedOptionValue(option, "");
        return text.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) Limits.whole(option, text, most));
    }

    private static <E extends Enum<E>> E chosen(
            ParseResult request, String option, E[] all, String standard) {
        String word = request.matchedOptionValue(option, standard);
        List<String> words =
                Arrays.stream(all).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
        int index = words.indexOf(word.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new InputException(
                    option
                            + " '"
                            + word
                            + "' is unknown; choose one of "
                            + String.join(", ", words));
        }
        return all[index];
    }
}

package org.faltung.view;

import java.util.OptionalDouble;
import org.faltung.view.color.Theme;

/// How a picture is to look.
///
/// @param stretched whether the window fills a rectangle, whatever the plane's metric
/// @param width in points of 1/96 inch
/// @param height in the same; empty for what the window's shape needs
/// @param dpi pixels per inch, which say when regions are too small to be drawn one by one
public record Look(
        Coloring coloring,
        Theme theme,
        boolean stretched,
        double width,
        OptionalDouble height,
        double dpi) {
    /// The width unless another is asked for.
    public static final double WIDTH = 800;

    /// The resolution of pictures that have no pixels.
    public static final double DPI = 192;

    /// Points, the unit of lengths, in an inch.
    public static final double PIXELS_PER_INCH = 96;

    /// On white paper, of the usual size.
    public static Look of(Coloring coloring) {
        return new Look(coloring, Theme.LIGHT, false, WIDTH, OptionalDouble.empty(), DPI);
    }

    /// In another theme.
    public Look in(Theme other) {
        return new Look(coloring, other, stretched, width, height, dpi);
    }
}

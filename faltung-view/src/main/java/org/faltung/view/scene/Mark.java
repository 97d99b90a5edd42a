package org.faltung.view.scene;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import org.faltung.view.color.Ink;

/// Something on a page. Lengths are in points of 1/96 inch, y points down.
public sealed interface Mark {
    /// A linear region, filled; where a region has several colours, in parts.
    ///
    /// @param title what a reader learns who points at it, put into words when a format has a place for it; may be
    ///     empty
    record Region(List<Part> parts, Supplier<String> title) implements Mark {
        /// Copies the parts.
        public Region {
            parts = List.copyOf(parts);
        }
    }

    /// A polygon of one colour.
    record Part(Polyline outline, Ink ink) {}

    /// Polylines of one colour and width.
    ///
    /// @param title what they are; may be empty
    record Lines(List<Polyline> paths, Ink ink, double width, String title) implements Mark {
        /// Copies the paths.
        public Lines {
            paths = List.copyOf(paths);
        }
    }

    /// A filled polygon that is no region, perhaps with an edge.
    record Patch(Polyline outline, Ink ink) implements Mark {}

    /// A disc with an edge.
    record Disc(double x, double y, double radius, Ink ink, Ink edge, double width)
            implements Mark {}

    /// A line of text.
    ///
    /// @param x where it is anchored
    /// @param y its base line
    /// @param size of the type
    /// @param turned whether it runs upwards
    record Label(
            double x, double y, String text, double size, Anchor anchor, boolean turned, Ink ink)
            implements Mark {}

    /// An image, scaled to a rectangle; its pixels stay sharp.
    record Bitmap(
            double x, double y, double width, double height, BufferedImage image, String title)
            implements Mark {}

    /// Marks at a point that keep their size when the picture is zoomed.
    record Pin(double x, double y, List<Mark> marks) implements Mark {
        /// Copies the marks.
        public Pin {
            marks = List.copyOf(marks);
        }
    }

    /// Which point of a text stands at its place.
    enum Anchor {
        START,
        MIDDLE,
        END
    }
}

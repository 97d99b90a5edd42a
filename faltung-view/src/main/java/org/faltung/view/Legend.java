package org.faltung.view;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Rgb;
import org.faltung.view.color.Scale;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Mark.Anchor;
import org.faltung.view.scene.Polyline;
import org.faltung.view.scene.TextWidth;

/// What the colours and signs of a picture mean: entries below each other.
final class Legend {
    private static final double SIZE = 11.5;
    private static final double LINE = 18;
    private static final double SAMPLE = 20;
    private static final double GAP = 8;
    private static final double PATCH = 12;
    private static final double BAR_WIDTH = 14;
    private static final double BAR_HEIGHT = 170;
    private static final double TICK = 4;

    private final List<Entry> entries = new ArrayList<>();

    /// Something with an explanation.
    private sealed interface Entry {
        record Heading(String text) implements Entry {}

        record Swatch(Ink ink, String text) implements Entry {}

        record Stroke(Ink ink, double width, Optional<Ink> ground, String text) implements Entry {}

        record Dot(double radius, Ink ink, String text) implements Entry {}

        record Bar(Scale scale, Range range, Ticks ticks) implements Entry {}

        record Picture(BufferedImage image, double width, double height, String text)
                implements Entry {}

        record Swatches(List<Ink> inks, String text) implements Entry {}

        record Note(String text) implements Entry {}

        record Space(double height) implements Entry {}
    }

    Legend heading(String text) {
        if (!entries.isEmpty()) {
            entries.add(new Entry.Space(10));
        }
        entries.add(new Entry.Heading(text));
        return this;
    }

    Legend swatch(Ink ink, String text) {
        entries.add(new Entry.Swatch(ink, text));
        return this;
    }

    /// Several colours that mean the same.
    Legend swatches(List<Ink> inks, String text) {
        entries.add(new Entry.Swatches(inks, text));
        return this;
    }

    Legend note(String text) {
        entries.add(new Entry.Note(text));
        return this;
    }

    Legend stroke(Ink ink, double width, String text) {
        entries.add(new Entry.Stroke(ink, width, Optional.empty(), text));
        return this;
    }

    /// A line as it looks on a ground.
    Legend stroke(Ink ink, double width, Ink ground, String text) {
        entries.add(new Entry.Stroke(ink, width, Optional.of(ground), text));
        return this;
    }

    Legend dot(double radius, Ink ink, String text) {
        entries.add(new Entry.Dot(radius, ink, text));
        return this;
    }

    Legend bar(Scale scale, Range range) {
        entries.add(new Entry.Bar(scale, range, range.ticks()));
        return this;
    }

    Legend picture(BufferedImage image, double width, double height, String text) {
        entries.add(new Entry.Picture(image, width, height, text));
        return this;
    }

    double width() {
        return entries.stream().mapToDouble(Legend::width).max().orElse(0);
    }

    double height() {
        return entries.stream().mapToDouble(Legend::height).sum();
    }

    private static double width(Entry entry) {
        return switch (entry) {
            case Entry.Heading(String text) -> TextWidth.of(text, SIZE);
            case Entry.Swatch(_, String text) -> SAMPLE + GAP + TextWidth.of(text, SIZE);
            case Entry.Swatches(List<Ink> inks, String text) ->
                    PATCH * inks.size() + GAP + TextWidth.of(text, SIZE);
            case Entry.Note(String text) -> TextWidth.of(text, SIZE);
            case Entry.Stroke(_, _, _, String text) -> SAMPLE + GAP + TextWidth.of(text, SIZE);
            case Entry.Dot(_, _, String text) -> SAMPLE + GAP + TextWidth.of(text, SIZE);
            case Entry.Bar(_, _, Ticks ticks) -> BAR_WIDTH + TICK + GAP + ticks.widest(SIZE);
            case Entry.Picture(_, double width, _, String text) ->
                    width + GAP + TextWidth.of(text, SIZE);
            case Entry.Space _ -> 0;
        };
    }

    private static double height(Entry entry) {
        return switch (entry) {
            case Entry.Heading _ -> LINE + 2;
            case Entry.Swatch _, Entry.Swatches _, Entry.Stroke _, Entry.Dot _, Entry.Note _ ->
                    LINE;
            case Entry.Bar _ -> BAR_HEIGHT + 14;
            case Entry.Picture(_, _, double height, _) -> height + GAP;
            case Entry.Space(double height) -> height;
        };
    }

    /// The marks, with the upper left corner at a point.
    List<Mark> at(double x, double y, Theme theme) {
        List<Mark> marks = new ArrayList<>();
        double top = y;
        for (Entry entry : entries) {
            draw(entry, x, top, theme, marks);
            top += height(entry);
        }
        return marks;
    }

    private static void draw(Entry entry, double x, double y, Theme theme, List<Mark> marks) {
        double middle = y + LINE / 2;
        switch (entry) {
            case Entry.Heading(String text) -> text(x, middle, text, Ink.TEXT, marks);
            case Entry.Swatch(Ink ink, String text) -> {
                Polyline box = Polyline.rectangle(x, middle - 6, SAMPLE - 2, 12);
                marks.add(new Mark.Patch(box, ink));
                text(x + SAMPLE + GAP, middle, text, Ink.FAINT, marks);
            }
            case Entry.Swatches(List<Ink> inks, String text) -> {
                for (int i = 0; i < inks.size(); i++) {
                    Polyline box = Polyline.rectangle(x + i * PATCH, middle - 6, PATCH, 12);
                    marks.add(new Mark.Patch(box, inks.get(i)));
                }
                text(x + PATCH * inks.size() + GAP, middle, text, Ink.FAINT, marks);
            }
            case Entry.Note(String text) -> text(x, middle, text, Ink.FAINT, marks);
            case Entry.Stroke(Ink ink, double width, Optional<Ink> ground, String text) -> {
                Polyline box = Polyline.rectangle(x, middle - 6, SAMPLE - 2, 12);
                ground.ifPresent(below -> marks.add(new Mark.Patch(box, below)));
                double inset = ground.isPresent() ? 0 : 1;
                Polyline line = Polyline.segment(x + inset, middle, x + SAMPLE - 2 - inset, middle);
                marks.add(new Mark.Lines(List.of(line), ink, width, ""));
                text(x + SAMPLE + GAP, middle, text, Ink.FAINT, marks);
            }
            case Entry.Dot(double radius, Ink ink, String text) -> {
                marks.add(new Mark.Disc(x + SAMPLE / 2 - 1, middle, radius, ink, Ink.HALO, 1));
                text(x + SAMPLE + GAP, middle, text, Ink.FAINT, marks);
            }
            case Entry.Bar(Scale scale, Range range, Ticks ticks) ->
                    bar(scale, range, ticks, x, y + 6, theme, marks);
            case Entry.Picture(BufferedImage image, double width, double height, String text) -> {
                marks.add(new Mark.Bitmap(x, y, width, height, image, text));
                Polyline edge = Polyline.rectangle(x, y, width, height);
                marks.add(new Mark.Lines(List.of(closed(edge)), Ink.FRAME, 0.75, ""));
                text(x + width + GAP, y + height / 2, text, Ink.FAINT, marks);
            }
            case Entry.Space _ -> {}
        }
    }

    private static void bar(
            Scale scale,
            Range range,
            Ticks ticks,
            double x,
            double y,
            Theme theme,
            List<Mark> marks) {
        BufferedImage image = new BufferedImage(1, Scale.STEPS, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < Scale.STEPS; row++) {
            Rgb color = scale.at(1 - row / (Scale.STEPS - 1.0)).in(theme);
            image.setRGB(0, row, color.number());
        }
        marks.add(new Mark.Bitmap(x, y, BAR_WIDTH, BAR_HEIGHT, image, "the scale of colours"));
        List<Polyline> lines = new ArrayList<>();
        lines.add(closed(Polyline.rectangle(x, y, BAR_WIDTH, BAR_HEIGHT)));
        for (Ticks.Tick tick : ticks.ticks()) {
            double at = y + BAR_HEIGHT * (1 - range.place(tick.value()));
            lines.add(Polyline.segment(x + BAR_WIDTH, at, x + BAR_WIDTH + TICK, at));
            text(x + BAR_WIDTH + TICK + GAP / 2, at, tick.label(), Ink.FAINT, marks);
        }
        marks.add(new Mark.Lines(lines, Ink.FRAME, 0.75, ""));
    }

    private static Polyline closed(Polyline polygon) {
        Polyline.Builder builder = Polyline.builder();
        for (int i = 0; i <= polygon.size(); i++) {
            builder.add(polygon.x(i % polygon.size()), polygon.y(i % polygon.size()));
        }
        return builder.build();
    }

    private static void text(double x, double middle, String text, Ink ink, List<Mark> marks) {
        marks.add(new Mark.Label(x, middle + 0.36 * SIZE, text, SIZE, Anchor.START, false, ink));
    }
}

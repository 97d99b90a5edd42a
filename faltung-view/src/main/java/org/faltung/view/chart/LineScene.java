package org.faltung.view.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.faltung.view.chart.LineChart.Known;
import org.faltung.view.chart.LineChart.Panel;
import org.faltung.view.chart.LineChart.Point;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Palette;
import org.faltung.view.color.Rgb;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Mark.Anchor;
import org.faltung.view.scene.Polyline;
import org.faltung.view.scene.Scene;
import org.faltung.view.scene.TextWidth;

/// Lays a [LineChart] out: a line for each quantity, with a filled dot for a known number, a ring and a bar for an
/// estimate, a triangle for a lower bound. Lengths are in points of 1/96 inch.
final class LineScene {
    private static final double WIDTH = 720;
    private static final double EDGE = 16;
    private static final double TOP = 40;
    private static final double HEAD = 30;
    private static final double PANEL = 150;
    private static final double GAP = 14;
    private static final double BOTTOM = 88;

    /// Free room above and below the numbers.
    private static final double MARGIN = 14;

    private static final double WIDEST_LABEL = 150;
    private static final double TITLE = 15;
    private static final double TEXT = 12;
    private static final double SMALL = 9;
    private static final double DOT = 4;
    private static final double CAP = 4;
    private static final double STROKE = 1.6;
    private static final int MOST_TICKS = 5;

    private static final Ink GRID = new Ink("grid", Rgb.of(0xE2E2E0), Rgb.of(0x33363C));

    /// Blue, vermilion, green.
    private static final int[] COLORS = {0, 5, 2};

    private final LineChart chart;
    private final List<ValueAxis> axes = new ArrayList<>();
    private final double left;
    private final double slot;
    private final double floor;

    private LineScene(LineChart chart) {
        this.chart = chart;
        for (int i = 0; i < chart.panels().size(); i++) {
            axes.add(ValueAxis.of(chart.panels().get(i), bottom(i), bottom(i) - PANEL, MARGIN));
        }
        double widest =
                axes.stream()
                        .flatMap(axis -> axis.ticks(MOST_TICKS).stream())
                        .mapToDouble(LineScene::width)
                        .max()
                        .orElse(0);
        left = EDGE + widest + 8;
        slot = (WIDTH - EDGE - left) / chart.places().size();
        floor = bottom(chart.panels().size() - 1);
    }

    static Scene of(LineChart chart) {
        LineScene scene = new LineScene(chart);
        List<Group> groups = new ArrayList<>();
        groups.add(Group.of("axis", chart.axis(), scene.frame()));
        for (int i = 0; i < chart.panels().size(); i++) {
            groups.add(Group.of("panel-" + i, chart.panels().get(i).title(), scene.panel(i)));
        }
        groups.add(Group.of("legend", "legend", scene.legend()));
        return new Scene(
                WIDTH,
                scene.floor + BOTTOM,
                Theme.LIGHT,
                chart.title(),
                scene.description(),
                groups);
    }

    private static double bottom(int panel) {
        return TOP + (panel + 1) * (HEAD + PANEL) + panel * GAP;
    }

    private double x(int place) {
        return left + (place + 0.5) * slot;
    }

    private String description() {
        return chart.panels().stream()
                .map(panel ->
                        panel.title()
                                + ": "
                                + panel.points().stream()
                                        .map(point -> described(panel, point))
                                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    private String described(Panel panel, Point point) {
        String prefix =
                switch (point.known()) {
                    case EXACT -> "";
                    case ESTIMATE -> "about ";
                    case LOWER -> "at least ";
                };
        return chart.places().get(point.place())
                + " "
                + prefix
                + (panel.logarithmic() ? "10^" : "")
                + String.format(Locale.ROOT, "%.4g", point.value());
    }

    /// The title, and the names below the lowest panel, as many as have room.
    private List<Mark> frame() {
        List<Mark> marks = new ArrayList<>();
        marks.add(
                text(
                        EDGE,
                        EDGE + TITLE,
                        TextWidth.shortened(chart.title(), TITLE, WIDTH - 2 * EDGE),
                        TITLE,
                        Anchor.START,
                        Ink.TEXT));
        List<String> names =
                chart.places().stream()
                        .map(name -> TextWidth.shortened(name, TEXT, WIDEST_LABEL))
                        .toList();
        double widest =
                names.stream().mapToDouble(name -> TextWidth.of(name, TEXT)).max().orElse(0);
        int every = (int) Math.max(1, Math.ceil((widest + 10) / slot));
        for (int i = 0; i < names.size(); i += every) {
            marks.add(line(x(i), floor, x(i), floor + 5, Ink.FRAME, 1));
            marks.add(text(x(i), floor + 19, names.get(i), TEXT, Anchor.MIDDLE, Ink.TEXT));
        }
        double middle = (left + WIDTH - EDGE) / 2;
        marks.add(text(middle, floor + 41, chart.axis(), TEXT, Anchor.MIDDLE, Ink.TEXT));
        return marks;
    }

    private List<Mark> panel(int index) {
        Panel panel = chart.panels().get(index);
        ValueAxis axis = axes.get(index);
        Ink ink = Palette.line(COLORS[index % COLORS.length], 8);
        double bottom = bottom(index);
        List<Mark> marks = new ArrayList<>();
        marks.add(text(left, bottom - PANEL - 9, panel.title(), TEXT, Anchor.START, Ink.TEXT));
        for (ValueAxis.Tick tick : axis.ticks(MOST_TICKS)) {
            double y = axis.y(tick.value());
            marks.add(line(left, y, WIDTH - EDGE, y, GRID, 1));
            label(marks, tick, left - 8, y);
        }
        marks.add(line(left, bottom, WIDTH - EDGE, bottom, Ink.FRAME, 1));
        marks.add(line(left, bottom, left, bottom - PANEL, Ink.FRAME, 1));
        List<Polyline> steps = steps(panel, axis);
        if (!steps.isEmpty()) {
            marks.add(new Mark.Lines(steps, ink, STROKE, panel.title()));
        }
        for (Point point : panel.points()) {
            double x = x(point.place());
            if (point.known() == Known.ESTIMATE) {
                double high = Double.isFinite(point.high()) ? axis.y(point.high()) : bottom - PANEL;
                bar(marks, x, axis.y(point.low()), high, Double.isFinite(point.high()), ink);
            }
            marks.add(sign(point.known(), x, axis.y(point.value()), ink));
        }
        return marks;
    }

    /// From each number to the next; none to or from a lower bound, which tells of no slope.
    private List<Polyline> steps(Panel panel, ValueAxis axis) {
        List<Polyline> steps = new ArrayList<>();
        for (int i = 1; i < panel.points().size(); i++) {
            Point from = panel.points().get(i - 1);
            Point to = panel.points().get(i);
            if (from.known() != Known.LOWER
                    && to.known() != Known.LOWER
                    && to.place() == from.place() + 1) {
                steps.add(
                        Polyline.segment(
                                x(from.place()),
                                axis.y(from.value()),
                                x(to.place()),
                                axis.y(to.value())));
            }
        }
        return steps;
    }

    /// @param closed whether the upper end is known
    private static void bar(
            List<Mark> marks, double x, double low, double high, boolean closed, Ink ink) {
        marks.add(line(x, low, x, high, ink, STROKE));
        marks.add(line(x - CAP, low, x + CAP, low, ink, STROKE));
        if (closed) {
            marks.add(line(x - CAP, high, x + CAP, high, ink, STROKE));
        }
    }

    private static Mark sign(Known known, double x, double y, Ink ink) {
        return switch (known) {
            case EXACT -> new Mark.Disc(x, y, DOT, ink, ink, 0.5);
            case ESTIMATE -> new Mark.Disc(x, y, DOT - 0.5, Ink.PAPER, ink, STROKE);
            case LOWER ->
                    new Mark.Patch(
                            Polyline.builder()
                                    .add(x - DOT - 1, y + DOT)
                                    .add(x + DOT + 1, y + DOT)
                                    .add(x, y - DOT - 1)
                                    .build(),
                            ink);
        };
    }

    private List<Mark> legend() {
        List<Mark> marks = new ArrayList<>();
        double x = left;
        double y = floor + 66;
        for (Known known : Known.values()) {
            boolean used =
                    chart.panels().stream()
                            .flatMap(panel -> panel.points().stream())
                            .anyMatch(point -> point.known() == known);
            if (!used) {
                continue;
            }
            String words =
                    switch (known) {
                        case EXACT -> "exact";
                        case ESTIMATE -> chart.interval();
                        case LOWER -> "certain lower bound";
                    };
            if (known == Known.ESTIMATE) {
                bar(marks, x + DOT, y + 9, y - 9, true, Ink.FRAME);
            }
            marks.add(sign(known, x + DOT, y, Ink.FRAME));
            marks.add(text(x + 16, y + TEXT / 3, words, TEXT, Anchor.START, Ink.TEXT));
            x += 44 + TextWidth.of(words, TEXT);
        }
        return marks;
    }

    private static double width(ValueAxis.Tick tick) {
        return TextWidth.of(tick.base(), TEXT) + TextWidth.of(tick.exponent(), SMALL);
    }

    /// A number that ends at x, its exponent raised.
    private static void label(List<Mark> marks, ValueAxis.Tick tick, double x, double y) {
        double base = x - TextWidth.of(tick.exponent(), SMALL);
        marks.add(text(base, y + TEXT / 3, tick.base(), TEXT, Anchor.END, Ink.TEXT));
        if (!tick.exponent().isEmpty()) {
            marks.add(text(base, y - TEXT * 0.1, tick.exponent(), SMALL, Anchor.START, Ink.TEXT));
        }
    }

    private static Mark text(double x, double y, String text, double size, Anchor anchor, Ink ink) {
        return new Mark.Label(x, y, text, size, anchor, false, ink);
    }

    private static Mark line(double x, double y, double toX, double toY, Ink ink, double width) {
        return new Mark.Lines(List.of(Polyline.segment(x, y, toX, toY)), ink, width, "");
    }
}

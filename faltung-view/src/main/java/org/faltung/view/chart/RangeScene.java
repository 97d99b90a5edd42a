package org.faltung.view.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.faltung.view.chart.RangeChart.Row;
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

/// Lays a [RangeChart] out: a dot for a known number, a bar from the lower to the upper bound of another,
/// each with its logarithm beside it. Lengths are in points of 1/96 inch.
final class RangeScene {
    private static final double WIDTH = 900;
    private static final double EDGE = 16;
    private static final double TOP = 52;
    private static final double ROW = 32;
    private static final double BOTTOM = 84;
    private static final double WIDEST_LABEL = 400;

    /// Room for a number beside a bar that ends where the axis does.
    private static final double MARGIN = 64;

    private static final double TITLE = 15;
    private static final double TEXT = 12;
    private static final double SMALL = 9;
    private static final double HALF_BAR = 4;
    private static final double DOT = 5;
    private static final int MOST_TICKS = 9;

    private static final Ink GRID = Ink.fixed(Rgb.of(0xE2E2E0));
    private static final Ink RANGE = Palette.line(0, 8);
    private static final Ink KNOWN = Palette.line(5, 8);

    private final RangeChart chart;
    private final LogAxis axis;
    private final double floor;

    private RangeScene(RangeChart chart) {
        this.chart = chart;
        double left =
                2 * EDGE
                        + chart.rows().stream()
                                .mapToDouble(row -> TextWidth.of(label(row), TEXT))
                                .max()
                                .orElseThrow();
        axis =
                LogAxis.around(
                        chart.rows().stream().mapToDouble(Row::log10Low).min().orElseThrow(),
                        chart.rows().stream().mapToDouble(Row::log10High).max().orElseThrow(),
                        left,
                        WIDTH - EDGE,
                        MARGIN);
        floor = TOP + ROW * chart.rows().size();
    }

    static Scene of(RangeChart chart) {
        RangeScene scene = new RangeScene(chart);
        return new Scene(
                WIDTH,
                scene.floor + BOTTOM,
                Theme.LIGHT,
                chart.title(),
                scene.description(),
                List.of(
                        Group.of("axis", "logarithmic axis", scene.axis()),
                        Group.of("ranges", chart.axis(), scene.rows()),
                        Group.of("legend", "legend", scene.legend())));
    }

    private String description() {
        return chart.axis()
                + ": "
                + chart.rows().stream()
                        .map(row ->
                                row.label()
                                        + (row.exact()
                                                ? ", 10^" + exponent(middle(row))
                                                : ", from 10^"
                                                        + exponent(row.log10Low())
                                                        + " to 10^"
                                                        + exponent(row.log10High())))
                        .collect(Collectors.joining("; "));
    }

    private static String label(Row row) {
        return TextWidth.shortened(row.label(), TEXT, WIDEST_LABEL);
    }

    private List<Mark> axis() {
        List<Mark> marks = new ArrayList<>();
        marks.add(text(EDGE, EDGE + TITLE, chart.title(), TITLE, Anchor.START, Ink.TEXT));
        for (LogAxis.Tick tick : axis.ticks(MOST_TICKS)) {
            double x = axis.x(tick.logarithm());
            marks.add(line(x, TOP - ROW / 4, x, floor, GRID));
            power(marks, x, floor + 20, tick.exponent(), Anchor.MIDDLE, Ink.TEXT);
        }
        marks.add(line(axis.left(), floor, axis.right(), floor, Ink.FRAME));
        double middle = (axis.left() + axis.right()) / 2;
        marks.add(text(middle, floor + 42, chart.axis(), TEXT, Anchor.MIDDLE, Ink.TEXT));
        return marks;
    }

    private List<Mark> rows() {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < chart.rows().size(); i++) {
            Row row = chart.rows().get(i);
            double y = TOP + ROW * (i + 0.5);
            marks.add(text(EDGE, y + TEXT / 3, label(row), TEXT, Anchor.START, Ink.TEXT));
            if (row.exact()) {
                double x = axis.x(middle(row));
                marks.add(dot(x, y));
                beside(marks, x + 2 * DOT, y, exponent(middle(row)), Anchor.START);
            } else {
                double low = axis.x(row.log10Low());
                double high = axis.x(row.log10High());
                marks.add(bar(low, high, y));
                beside(marks, low - DOT, y, exponent(row.log10Low()), Anchor.END);
                beside(marks, high + DOT, y, exponent(row.log10High()), Anchor.START);
            }
        }
        return marks;
    }

    private void beside(List<Mark> marks, double x, double y, String exponent, Anchor anchor) {
        power(marks, x, y + TEXT / 3, exponent, anchor, Ink.FAINT);
    }

    private List<Mark> legend() {
        List<Mark> marks = new ArrayList<>();
        double y = floor + 64;
        double x = axis.left();
        if (chart.rows().stream().anyMatch(Row::exact)) {
            String words = "exact number";
            marks.add(dot(x + DOT, y));
            marks.add(text(x + 20, y + TEXT / 3, words, TEXT, Anchor.START, Ink.TEXT));
            x += 44 + TextWidth.of(words, TEXT);
        }
        if (!chart.rows().stream().allMatch(Row::exact)) {
            String words = "from the lower to the upper bound";
            marks.add(bar(x, x + 28, y));
            marks.add(text(x + 36, y + TEXT / 3, words, TEXT, Anchor.START, Ink.TEXT));
        }
        return marks;
    }

    private static double middle(Row row) {
        return (row.log10Low() + row.log10High()) / 2;
    }

    /// At most two decimals: to be looked at, not to be reckoned with.
    private static String exponent(double logarithm) {
        int decimals = Math.abs(logarithm) < 1000 ? 2 : 0;
        BigDecimal rounded = new BigDecimal(logarithm).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /// 10 with a raised exponent.
    private static void power(
            List<Mark> marks, double x, double y, String exponent, Anchor anchor, Ink ink) {
        String raised = exponent.replace('-', '\u2212');
        double base = TextWidth.of("10", TEXT);
        double wide = base + TextWidth.of(raised, SMALL);
        double start =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - wide / 2;
                    case END -> x - wide;
                };
        marks.add(text(start, y, "10", TEXT, Anchor.START, ink));
        marks.add(text(start + base, y - TEXT * 0.4, raised, SMALL, Anchor.START, ink));
    }

    private static Mark text(double x, double y, String text, double size, Anchor anchor, Ink ink) {
        return new Mark.Label(x, y, text, size, anchor, false, ink);
    }

    private static Mark dot(double x, double y) {
        return new Mark.Disc(x, y, DOT, KNOWN, KNOWN, 0.5);
    }

    /// Never so short that it cannot be seen.
    private static Mark bar(double low, double high, double y) {
        double wide = Math.max(high - low, 2);
        double start = (low + high - wide) / 2;
        return new Mark.Patch(Polyline.rectangle(start, y - HALF_BAR, wide, 2 * HALF_BAR), RANGE);
    }

    private static Mark line(double x, double y, double toX, double toY, Ink ink) {
        Polyline path = Polyline.builder().add(x, y).add(toX, toY).build();
        return new Mark.Lines(List.of(path), ink, 1, "");
    }
}

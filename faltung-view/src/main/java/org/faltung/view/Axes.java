package org.faltung.view;

import java.util.ArrayList;
import java.util.List;
import org.faltung.view.color.Ink;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Mark.Anchor;
import org.faltung.view.scene.Polyline;

/// The frame of the window with ticks in the plane's coordinates: of u below, of v on the left.
final class Axes {
    static final double SIZE = 11.5;
    private static final double NAME_SIZE = 13;
    private static final double TICK = 5;
    private static final double APART = 75;

    private final Frame frame;
    private final Ticks ofU;
    private final Ticks ofV;

    Axes(Frame frame) {
        this.frame = frame;
        double width = frame.x(frame.highU(), 0) - frame.x(frame.lowU(), 0);
        double height = frame.y(frame.lowV()) - frame.y(frame.highV());
        ofU = Ticks.of(frame.lowU(), frame.highU(), steps(width));
        ofV = Ticks.of(frame.lowV(), frame.highV(), steps(height));
    }

    private static int steps(double length) {
        return (int) Math.clamp(length / APART, 1, 10);
    }

    /// How much room ticks and names take below the frame.
    static double below() {
        return 44;
    }

    /// How much room they take on its left, about.
    static double beside(double lowV, double highV, double height) {
        return 36 + Ticks.of(lowV, highV, steps(height)).widest(SIZE);
    }

    Group group(String nameOfU, String nameOfV) {
        List<Mark> marks = new ArrayList<>();
        List<Polyline> lines = new ArrayList<>();
        Polyline border = frame.border();
        Polyline.Builder closed = Polyline.builder();
        for (int i = 0; i <= border.size(); i++) {
            closed.add(border.x(i % border.size()), border.y(i % border.size()));
        }
        lines.add(closed.build());
        double bottom = frame.y(frame.lowV());
        List<Mark> labels = new ArrayList<>();
        for (Ticks.Tick tick : ofU.ticks()) {
            double x = frame.x(tick.value(), frame.lowV());
            lines.add(Polyline.segment(x, bottom, x, bottom + TICK));
            labels.add(label(x, bottom + TICK + 13, tick.label(), Anchor.MIDDLE));
        }
        for (Ticks.Tick tick : ofV.ticks()) {
            double x = frame.x(frame.lowU(), tick.value());
            double y = frame.y(tick.value());
            lines.add(Polyline.segment(x - TICK, y, x, y));
            labels.add(label(x - TICK - 4, y + 0.36 * SIZE, tick.label(), Anchor.END));
        }
        marks.add(new Mark.Lines(lines, Ink.FRAME, 0.9, ""));
        marks.addAll(labels);
        names(nameOfU, nameOfV, bottom, marks);
        return Group.of("axes", "axes in the coordinates of the plane", marks);
    }

    private void names(String nameOfU, String nameOfV, double bottom, List<Mark> marks) {
        double middleU = (frame.lowU() + frame.highU()) / 2;
        double middleV = (frame.lowV() + frame.highV()) / 2;
        marks.add(
                new Mark.Label(
                        frame.x(middleU, frame.lowV()),
                        bottom + 38,
                        nameOfU,
                        NAME_SIZE,
                        Anchor.MIDDLE,
                        false,
                        Ink.TEXT));
        marks.add(
                new Mark.Label(
                        frame.x(frame.lowU(), middleV) - TICK - 14 - ofV.widest(SIZE),
                        frame.y(middleV),
                        nameOfV,
                        NAME_SIZE,
                        Anchor.MIDDLE,
                        true,
                        Ink.TEXT));
    }

    private static Mark label(double x, double y, String text, Anchor anchor) {
        return new Mark.Label(x, y, text, SIZE, anchor, false, Ink.FAINT);
    }
}

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
    private static final double WIDTH = 0.9;
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
        return (int) Math.clamp(length / APART, 3, 10);
    }

    /// How much room ticks and names take below the frame.
    static double below() {
        return 44;
    }

    /// How much room they take on its left.
    static double beside(Frame frame) {
        return 36 + Ticks.of(frame.lowV(), frame.highV(), 7).widest(SIZE);
    }

    /// The frame and the names; the ticks.
    List<Group> groups(String nameOfU, String nameOfV) {
        Polyline border = frame.border();
        Polyline.Builder closed = Polyline.builder();
        for (int i = 0; i <= border.size(); i++) {
            closed.add(border.x(i % border.size()), border.y(i % border.size()));
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Lines(List.of(closed.build()), Ink.FRAME, WIDTH, ""));
        names(nameOfU, nameOfV, marks);
        return List.of(
                Group.of("axes", "axes in the coordinates of the plane", marks),
                Group.of("ticks", "ticks of the axes", ticks()));
    }

    private List<Mark> ticks() {
        List<Polyline> lines = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        double bottom = frame.y(frame.lowV());
        for (Ticks.Tick tick : ofU.ticks()) {
            double x = frame.x(tick.value(), frame.lowV());
            lines.add(Polyline.segment(x, bottom, x, bottom + TICK));
            marks.add(label(x, bottom + TICK + 13, tick.label(), Anchor.MIDDLE));
        }
        for (Ticks.Tick tick : ofV.ticks()) {
            double x = frame.x(frame.lowU(), tick.value());
            double y = frame.y(tick.value());
            lines.add(Polyline.segment(x - TICK, y, x, y));
            marks.add(label(x - TICK - 4, y + 0.36 * SIZE, tick.label(), Anchor.END));
        }
        marks.addFirst(new Mark.Lines(lines, Ink.FRAME, WIDTH, ""));
        return marks;
    }

    private void names(String nameOfU, String nameOfV, List<Mark> marks) {
        double middleU = (frame.lowU() + frame.highU()) / 2;
        double middleV = (frame.lowV() + frame.highV()) / 2;
        marks.add(
                new Mark.Label(
                        frame.x(middleU, frame.lowV()),
                        frame.y(frame.lowV()) + 38,
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
                        nameOfV.length() == 1 ? Anchor.END : Anchor.MIDDLE,
                        nameOfV.length() > 1,
                        Ink.TEXT));
    }

    private static Mark label(double x, double y, String text, Anchor anchor) {
        return new Mark.Label(x, y, text, SIZE, anchor, false, Ink.FAINT);
    }
}

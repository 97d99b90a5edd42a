package org.faltung.view;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.faltung.region.plane.MappedCell;
import org.faltung.region.plane.Outline;
import org.faltung.slice.Face;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Palette;
import org.faltung.view.color.Scale;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Polyline;
import org.faltung.view.scene.Scene;

/// The regions of a picture, filled, and what the fills mean.
final class Fills {
    private static final Scale SCALE = Scale.VIRIDIS;
    private static final int LONGEST_CODE = 40;
    private static final int LISTED = 16;

    private final List<Face> faces;
    private final Coloring coloring;
    private final int outputs;
    private final double[] norms;

    Fills(List<Face> faces, Coloring coloring, int outputs) {
        this.faces = faces;
        this.coloring = coloring;
        this.outputs = outputs;
        norms =
                coloring == Coloring.NORM
                        ? faces.stream().mapToDouble(Face::norm).toArray()
                        : new double[0];
    }

    /// A polygon of the plane on the page.
    static Polyline onPage(Outline outline, Frame frame) {
        Polyline.Builder polygon = Polyline.builder();
        for (int i = 0; i < outline.size(); i++) {
            polygon.add(frame.x(outline.u(i), outline.v(i)), frame.y(outline.v(i)));
        }
        return polygon.build();
    }

    /// Says what the fills mean.
    void explain(Legend legend) {
        switch (coloring) {
            case PATTERN ->
                    legend.heading("activation patterns")
                            .swatches(
                                    List.of(
                                            Palette.pattern(0),
                                            Palette.pattern(4),
                                            Palette.pattern(8),
                                            Palette.pattern(11)),
                                    "a colour each");
            case CLASS -> explainClasses(legend);
            case NORM -> legend.heading("norm of the linear map").bar(SCALE, norms());
            case DEPTH, NEURON -> {}
        }
    }

    /// One of the colours.
    Ink sample() {
        return switch (coloring) {
            case PATTERN -> Palette.pattern(3);
            case CLASS ->
                    Palette.ofClass(
                            faces.isEmpty() ? 0 : faces.getFirst().parts().getFirst().winner(),
                            classes());
            case NORM -> SCALE.at(0.5);
            case DEPTH, NEURON -> Ink.PLAIN;
        };
    }

    private void explainClasses(Legend legend) {
        TreeSet<Integer> seen = new TreeSet<>();
        faces.forEach(face -> face.parts().forEach(part -> seen.add(part.winner())));
        legend.heading(outputs == 1 ? "sign of the output" : "largest output");
        seen.stream()
                .limit(LISTED)
                .forEach(
                        winner -> legend.swatch(Palette.ofClass(winner, classes()), named(winner)));
        if (seen.size() > LISTED) {
            legend.note("and " + (seen.size() - LISTED) + " more");
        }
    }

    private String named(int winner) {
        if (outputs == 1) {
            return winner == 1 ? "positive" : "negative or 0";
        }
        return "class " + winner;
    }

    private int classes() {
        return Math.max(2, outputs);
    }

    private Range norms() {
        double low = Double.MAX_VALUE;
        double high = 0;
        for (double norm : norms) {
            low = Math.min(low, norm);
            high = Math.max(high, norm);
        }
        return Range.of(norms.length == 0 ? 0 : low, high);
    }

    /// The group of the regions; one mark each. They end where the window does, and need no clip, which would cost more
    /// than they do where it is slanted.
    Group group(Frame frame) {
        List<Mark> marks =
                switch (coloring) {
                    case PATTERN -> byPattern(frame);
                    case CLASS -> byClass(frame);
                    case NORM -> byNorm(frame);
                    case DEPTH, NEURON -> each(frame, _ -> Ink.PLAIN);
                };
        return Group.of(Scene.REGIONS, "the linear regions", marks);
    }

    private List<Mark> each(Frame frame, IntFunction<Ink> ink) {
        List<Mark> marks = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            Face face = faces.get(i);
            Mark.Part part = new Mark.Part(onPage(face.outline(), frame), ink.apply(i));
            marks.add(new Mark.Region(List.of(part), () -> title(face)));
        }
        return marks;
    }

    private List<Mark> byPattern(Frame frame) {
        int[] colors = Colors.of(faces, frame);
        return each(frame, i -> Palette.pattern(colors[i]));
    }

    private List<Mark> byClass(Frame frame) {
        List<Mark> marks = new ArrayList<>(faces.size());
        for (Face face : faces) {
            List<Mark.Part> parts = new ArrayList<>();
            for (MappedCell.Part part : face.parts()) {
                parts.add(
                        new Mark.Part(
                                onPage(part.outline(), frame),
                                Palette.ofClass(part.winner(), classes())));
            }
            marks.add(new Mark.Region(parts, () -> title(face)));
        }
        return marks;
    }

    private List<Mark> byNorm(Frame frame) {
        Range range = norms();
        return each(frame, i -> SCALE.at(range.place(norms[i])));
    }

    /// What a reader learns who points at a region.
    private static String title(Face face) {
        StringBuilder text = new StringBuilder("region ").append(face.id());
        text.append(" · pattern ").append(shortened(face.code()));
        text.append(" · class ").append(face.winner());
        if (face.parts().size() > 1) {
            text.append(" (and others)");
        }
        return text.append(" · norm ")
                .append(Figures.brief(face.norm()))
                .append(" · depth ")
                .append(face.depth())
                .append(" · area ")
                .append(Figures.brief(face.area()))
                .toString();
    }

    private static String shortened(String code) {
        return code.length() <= LONGEST_CODE
                ? code
                : code.substring(0, LONGEST_CODE)
                        + "… ("
                        + Figures.grouped(code.length())
                        + " digits)";
    }
}

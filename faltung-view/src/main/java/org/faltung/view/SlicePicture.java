package org.faltung.view;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.result.Count;
import org.faltung.slice.Face;
import org.faltung.slice.PlanarMap;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Scale;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Mark.Anchor;
import org.faltung.view.scene.Polyline;
import org.faltung.view.scene.Scene;
import org.faltung.view.scene.TextWidth;

/// Lays a map of linear regions out as a picture: regions, folds, axes, legend, points, and a title that says how
/// many regions there are.
///
/// Where regions are smaller than a pixel, by their median area, they are not drawn one by one: the picture then
/// shows how many there are in each pixel.
public final class SlicePicture {
    private static final double MARGIN = 18;
    private static final double TITLE_SIZE = 16;
    private static final double SUBTITLE_SIZE = 11.5;
    private static final double ABOVE = 66;
    private static final double APART = 22;
    private static final double DENSITY_COLUMN = 120;
    private static final double LARGEST_ASPECT = 1.5;
    private static final Scale DENSITY = Scale.CIVIDIS;

    private final PlanarMap map;
    private final Subject subject;
    private final Look look;
    private final Frame frame;
    private final Legend legend = new Legend();
    private final Anchors anchors;
    private double height;

    private SlicePicture(PlanarMap map, Subject subject, Look look) {
        this.map = map;
        this.subject = subject;
        this.look = look;
        anchors = new Anchors(map.plane(), subject);
        frame =
                look.stretched()
                        ? Frame.stretched(map.window())
                        : Frame.metric(map.plane().metric(), map.window());
    }

    /// The picture of a map.
    public static Drawn draw(PlanarMap map, Subject subject, Look look) {
        return new SlicePicture(map, subject, look).drawn();
    }

    private Drawn drawn() {
        place(DENSITY_COLUMN);
        double median = medianArea();
        double pixel = Look.PIXELS_PER_INCH / look.dpi();
        boolean dense = median < pixel * pixel;
        List<Group> groups = new ArrayList<>();
        if (dense) {
            groups.addAll(density(pixel));
        } else {
            groups.addAll(plot(Math.clamp(0.05 * Math.sqrt(median), 0.1, 0.7)));
        }
        groups.addFirst(background());
        groups.add(anchors.group(frame));
        groups.addAll(new Axes(frame).groups(subject.axes().getFirst(), subject.axes().getLast()));
        groups.add(legend());
        groups.add(titles(dense));
        if (look.height().isEmpty()) { // a scale of densities may have made the legend longer
            height = Math.max(height, ABOVE + legend.height() + MARGIN);
        }
        Scene scene =
                new Scene(
                        look.width(),
                        height,
                        look.theme(),
                        subject.model() + ": " + count(),
                        description(dense),
                        groups);
        return new Drawn(scene, map.faces().size(), dense, frame.box());
    }

    /// Gives the frame its place, beside a column for the legend.
    private void place(double column) {
        double left = MARGIN + Axes.beside(frame);
        double right = MARGIN + (column > 0 ? APART + column : 0);
        double wide = Math.max(50, look.width() - left - right);
        double below = MARGIN + Axes.below();
        double shape = look.stretched() ? 0.75 : Math.min(LARGEST_ASPECT, frame.aspect());
        double least = Math.max(60, legend.height() - Axes.below());
        height = look.height().orElse(Math.max(least, wide * shape) + ABOVE + below);
        double high = Math.max(40, height - ABOVE - below);
        if (look.stretched()) {
            frame.fill(left, ABOVE, wide, high);
        } else {
            frame.fit(left, ABOVE, wide, high);
        }
    }

    /// The median area of a face on the page; without faces that of everything.
    private double medianArea() {
        double[] areas = map.faces().stream().mapToDouble(Face::area).sorted().toArray();
        double unit = frame.areaOfUnit();
        return areas.length == 0 ? Double.MAX_VALUE : unit * areas[areas.length / 2];
    }

    private List<Group> plot(double thin) {
        Fills fills = new Fills(map.faces(), look.coloring(), map.mapped().outputs());
        FoldLines lines = new FoldLines(map, look.coloring());
        fills.explain(legend);
        lines.explain(legend, fills.sample());
        explainRest();
        place(legend.width());
        List<Group> groups = new ArrayList<>();
        groups.add(fills.group(frame));
        groups.addAll(lines.folds(frame, thin));
        if (look.coloring() == Coloring.CLASS) {
            groups.add(lines.decisions(frame));
        }
        return groups;
    }

    private List<Group> density(double pixel) {
        Polyline box = frame.bounds();
        double width = box.x(1) - box.x(0);
        double tall = box.y(2) - box.y(1);
        Density density = new Density(box.x(0), box.y(0), width, tall, pixel);
        map.faces().forEach(face -> density.add(Fills.onPage(face.outline(), frame)));
        Range range = Range.of(density.least(), density.most());
        legend.heading("regions per pixel").bar(DENSITY, range);
        explainRest();
        Mark image =
                new Mark.Bitmap(
                        box.x(0),
                        box.y(0),
                        density.columns() * pixel,
                        density.rows() * pixel,
                        density.image(range, DENSITY, look.theme()),
                        "the number of regions in each pixel");
        return List.of(
                new Group(
                        "density",
                        "density of regions",
                        Optional.of(frame.border()),
                        List.of(image)));
    }

    private void explainRest() {
        if (!map.complete()) {
            legend.swatch(Ink.UNKNOWN, "not searched");
        }
        anchors.explain(legend);
    }

    private Group background() {
        Ink ink = map.complete() ? Ink.PLAIN : Ink.UNKNOWN;
        return Group.of("window", "the window", List.of(new Mark.Patch(frame.border(), ink)));
    }

    private Group legend() {
        Polyline box = frame.bounds();
        List<Mark> marks = legend.at(box.x(1) + APART, ABOVE, look.theme());
        return Group.of("legend", "legend", marks);
    }

    private Group titles(boolean dense) {
        double room = look.width() - 2 * MARGIN;
        String count = ": " + count();
        String model =
                TextWidth.shortened(
                        subject.model(),
                        TITLE_SIZE,
                        Math.max(80, room - TextWidth.of(count, TITLE_SIZE)));
        List<Mark> marks =
                List.of(
                        line(MARGIN + 14, model + count, TITLE_SIZE, Ink.TEXT),
                        line(
                                MARGIN + 33,
                                TextWidth.shortened(subtitle(dense), SUBTITLE_SIZE, room),
                                SUBTITLE_SIZE,
                                Ink.FAINT));
        return Group.of("titles", "title", marks);
    }

    private static Mark line(double y, String text, double size, Ink ink) {
        return new Mark.Label(MARGIN, y, text, size, Anchor.START, false, ink);
    }

    private String count() {
        return switch (map.mapped().count()) {
            case Count.Exact(var regions) ->
                    Figures.grouped(regions)
                            + (regions.equals(BigInteger.ONE)
                                    ? " linear region, exact"
                                    : " linear regions, exact");
            case Count.Between(var lower, var upper) ->
                    "between "
                            + Figures.grouped(lower)
                            + " and "
                            + Figures.capped(upper)
                            + " linear regions";
        };
    }

    private String subtitle(boolean dense) {
        List<String> parts = new ArrayList<>();
        if (!map.complete()) {
            parts.add("partial: the search ended early, " + shown(map.faces().size()));
        }
        if (!subject.plane().isEmpty()) {
            parts.add(subject.plane());
        }
        if (dense) {
            parts.add("density, for regions are smaller than a pixel");
        }
        parts.add(window());
        return String.join(" · ", parts);
    }

    private static String shown(int faces) {
        return Figures.grouped(faces) + (faces == 1 ? " region is shown" : " regions are shown");
    }

    private String window() {
        List<String> names = subject.axes();
        return names.getFirst()
                + " from "
                + Figures.brief(frame.lowU())
                + " to "
                + Figures.brief(frame.highU())
                + ", "
                + names.getLast()
                + " from "
                + Figures.brief(frame.lowV())
                + " to "
                + Figures.brief(frame.highV());
    }

    private String description(boolean dense) {
        String what =
                dense
                        ? "how many regions there are in each pixel"
                        : switch (look.coloring()) {
                            case PATTERN -> "regions coloured by activation pattern";
                            case CLASS ->
                                    "regions coloured by the largest output, decision boundaries";
                            case NORM -> "regions coloured by the norm of the network's linear map";
                            case DEPTH -> "folds coloured by layer";
                            case NEURON -> "folds coloured by unit";
                        };
        return "The linear regions (R2) of a piecewise linear network: "
                + what
                + "; "
                + subtitle(dense);
    }
}

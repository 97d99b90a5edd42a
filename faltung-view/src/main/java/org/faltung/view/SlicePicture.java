package org.faltung.view;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.faltung.result.Count;
import org.faltung.slice.Face;
import org.faltung.slice.Mapped;
import org.faltung.slice.PlanarMap;
import org.faltung.slice.Plane;
import org.faltung.slice.Window;
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

    private final Subject subject;
    private final Look look;
    private final Frame frame;
    private final Legend legend = new Legend();
    private final Anchors anchors;
    private final Gathered gathered;
    private final double pixel;
    private double height;

    /// A picture to which faces are added.
    public SlicePicture(Plane plane, Window window, Subject subject, Look look) {
        this.subject = subject;
        this.look = look;
        anchors = new Anchors(plane, subject);
        frame = look.stretched() ? Frame.stretched(window) : Frame.metric(plane.metric(), window);
        pixel = Look.PIXELS_PER_INCH / look.dpi();
        place(DENSITY_COLUMN);
        gathered = new Gathered(frame, pixel);
    }

    /// The picture of a map.
    public static Drawn draw(PlanarMap map, Subject subject, Look look) {
        SlicePicture picture = new SlicePicture(map.plane(), map.window(), subject, look);
        map.faces().forEach(picture::add);
        return picture.drawn(map.mapped());
    }

    /// Adds a face.
    public void add(Face face) {
        gathered.add(face);
    }

    /// Whether it is sure already that the density of the faces will be drawn, for which their outlines are enough; asked
    /// by any thread.
    public boolean isDense() {
        return gathered.isDense();
    }

    /// The picture of the faces that were added.
    ///
    /// @param mapped how they were found
    public Drawn drawn(Mapped mapped) {
        return drawn(mapped, () -> {});
    }

    /// The picture of the faces that were added.
    ///
    /// @param mapped how they were found
    /// @param between run now and then; ends the work by an exception
    public Drawn drawn(Mapped mapped, Runnable between) {
        Optional<Density> density = gathered.density();
        boolean dense = density.isPresent();
        List<Group> groups = new ArrayList<>();
        if (dense) {
            groups.addAll(density(density.get(), mapped));
        } else {
            double thin = 0.05 * Math.sqrt(gathered.medianArea());
            groups.addAll(plot(mapped, Math.clamp(thin, 0.1, 0.7), between));
        }
        groups.addFirst(background(mapped));
        groups.add(anchors.group(frame));
        groups.addAll(new Axes(frame).groups(subject.axes().getFirst(), subject.axes().getLast()));
        groups.add(legend());
        groups.add(titles(mapped, dense));
        if (look.height().isEmpty()) { // a scale of densities may have made the legend longer
            height = Math.max(height, ABOVE + legend.height() + MARGIN);
        }
        Scene scene =
                new Scene(
                        look.width(),
                        height,
                        look.theme(),
                        subject.model() + ": " + count(mapped),
                        description(mapped, dense),
                        groups);
        return new Drawn(scene, mapped.faces(), dense, frame.box());
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

    private List<Group> plot(Mapped mapped, double thin, Runnable between) {
        PlanarMap map = new PlanarMap(mapped, gathered.faces());
        Fills fills = new Fills(map.faces(), look.coloring(), mapped.outputs());
        FoldLines lines = new FoldLines(map, look.coloring());
        fills.explain(legend);
        lines.explain(legend, fills.sample());
        explainRest(mapped);
        place(legend.width());
        between.run();
        CompletableFuture<Group> filled = CompletableFuture.supplyAsync(() -> fills.group(frame));
        List<Group> folds = lines.folds(frame, thin, between);
        List<Group> groups = new ArrayList<>();
        groups.add(filled.join());
        groups.addAll(folds);
        if (look.coloring() == Coloring.CLASS) {
            groups.add(lines.decisions(frame));
        }
        return groups;
    }

    private List<Group> density(Density density, Mapped mapped) {
        Polyline box = frame.bounds();
        Range range = Range.of(density.least(), density.most());
        legend.heading("regions per pixel").bar(DENSITY, range);
        explainRest(mapped);
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

    private void explainRest(Mapped mapped) {
        if (!mapped.complete()) {
            legend.swatch(Ink.UNKNOWN, "not searched");
        }
        anchors.explain(legend);
    }

    private Group background(Mapped mapped) {
        Ink ink = mapped.complete() ? Ink.PLAIN : Ink.UNKNOWN;
        return Group.of("window", "the window", List.of(new Mark.Patch(frame.border(), ink)));
    }

    private Group legend() {
        Polyline box = frame.bounds();
        List<Mark> marks = legend.at(box.x(1) + APART, ABOVE, look.theme());
        return Group.of("legend", "legend", marks);
    }

    private Group titles(Mapped mapped, boolean dense) {
        double room = look.width() - 2 * MARGIN;
        String count = ": " + count(mapped);
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
                                TextWidth.shortened(subtitle(mapped, dense), SUBTITLE_SIZE, room),
                                SUBTITLE_SIZE,
                                Ink.FAINT));
        return Group.of("titles", "title", marks);
    }

    private static Mark line(double y, String text, double size, Ink ink) {
        return new Mark.Label(MARGIN, y, text, size, Anchor.START, false, ink);
    }

    private static String count(Mapped mapped) {
        return switch (mapped.count()) {
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

    private String subtitle(Mapped mapped, boolean dense) {
        List<String> parts = new ArrayList<>();
        if (!mapped.complete()) {
            parts.add("partial: the search ended early");
        }
        if (!subject.plane().isEmpty()) {
            parts.add(subject.plane());
        }
        if (dense) {
            parts.add("density, as most are smaller than a pixel");
        }
        parts.add(window());
        return String.join(" · ", parts);
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

    private String description(Mapped mapped, boolean dense) {
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
                + subtitle(mapped, dense);
    }
}

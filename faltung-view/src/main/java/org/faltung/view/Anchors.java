package org.faltung.view;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.slice.Anchor;
import org.faltung.slice.Plane;
import org.faltung.view.color.Ink;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Polyline;
import org.faltung.view.scene.TextWidth;

/// The points that a plane was laid through: marked, named, and shown if they are images.
final class Anchors {
    private static final double RADIUS = 4;
    private static final double NEAR_RADIUS = 2;
    private static final double SIZE = 11.5;
    private static final double IMAGE = 64;
    private static final int MOST_IMAGES = 6;

    private final Plane plane;
    private final Subject subject;

    Anchors(Plane plane, Subject subject) {
        this.plane = plane;
        this.subject = subject;
    }

    private List<Anchor> named() {
        return plane.anchors().stream().filter(Anchor::onPlane).toList();
    }

    private List<Anchor> near() {
        return plane.anchors().stream().filter(anchor -> !anchor.onPlane()).toList();
    }

    /// Says what the marks are, and shows images.
    void explain(Legend legend) {
        if (plane.anchors().isEmpty()) {
            return;
        }
        legend.heading("points");
        List<String> names = new ArrayList<>();
        int images = 0;
        for (Anchor anchor : named()) {
            Optional<BufferedImage> image =
                    images < MOST_IMAGES
                            ? Thumbnails.of(plane.point(anchor.at()), subject.input())
                            : Optional.empty();
            if (image.isPresent()) {
                images++;
                double width = image.get().getWidth();
                double height = image.get().getHeight();
                double scale = IMAGE / Math.max(width, height);
                legend.picture(image.get(), scale * width, scale * height, anchor.name());
            } else {
                names.add(anchor.name());
            }
        }
        if (!names.isEmpty()) {
            legend.dot(RADIUS, Ink.ANCHOR, String.join(", ", names));
        }
        if (!near().isEmpty()) {
            legend.dot(NEAR_RADIUS, Ink.ANCHOR, "data, projected");
        }
    }

    Group group(Frame frame) {
        List<Mark> marks = new ArrayList<>();
        for (Anchor anchor : near()) {
            Mark.Disc disc = disc(anchor, frame, NEAR_RADIUS, 0.6);
            marks.add(new Mark.Pin(disc.x(), disc.y(), List.of(disc)));
        }
        Polyline border = frame.border();
        for (Anchor anchor : named()) {
            Mark.Disc disc = disc(anchor, frame, RADIUS, 1.5);
            double width = TextWidth.of(anchor.name(), SIZE);
            double x = disc.x() + RADIUS + 4;
            double y = disc.y() - RADIUS - 2;
            for (double[] place : places(disc, width)) {
                if (isInside(place[0], place[1], width, border)) {
                    x = place[0];
                    y = place[1];
                    break;
                }
            }
            Mark ground =
                    new Mark.Patch(
                            Polyline.rectangle(x - 2.5, y - SIZE + 0.5, width + 5, SIZE + 2),
                            Ink.HALO);
            Mark name =
                    new Mark.Label(x, y, anchor.name(), SIZE, Mark.Anchor.START, false, Ink.TEXT);
            marks.add(new Mark.Pin(disc.x(), disc.y(), List.of(ground, name, disc)));
        }
        return new Group("anchors", "points", Optional.of(frame.border()), marks);
    }

    /// Where a name may begin: above or below its point, on the right or the left.
    private static double[][] places(Mark.Disc disc, double width) {
        double right = disc.x() + RADIUS + 4;
        double left = disc.x() - RADIUS - 4 - width;
        double above = disc.y() - RADIUS - 2;
        double below = disc.y() + RADIUS + SIZE;
        return new double[][] {{right, above}, {left, above}, {right, below}, {left, below}};
    }

    /// Whether the ground of a name lies inside a convex polygon.
    private static boolean isInside(double x, double y, double width, Polyline border) {
        Polyline ground = Polyline.rectangle(x - 2.5, y - SIZE + 0.5, width + 5, SIZE + 2);
        double turn = Math.signum(border.area());
        for (int i = 0; i < border.size(); i++) {
            int j = (i + 1) % border.size();
            double alongX = border.x(j) - border.x(i);
            double alongY = border.y(j) - border.y(i);
            for (int k = 0; k < ground.size(); k++) {
                double across =
                        alongX * (ground.y(k) - border.y(i)) - alongY * (ground.x(k) - border.x(i));
                if (turn * across < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Mark.Disc disc(Anchor anchor, Frame frame, double radius, double edge) {
        double u = anchor.at().u().nearest();
        double v = anchor.at().v().nearest();
        return new Mark.Disc(frame.x(u, v), frame.y(v), radius, Ink.ANCHOR, Ink.HALO, edge);
    }
}

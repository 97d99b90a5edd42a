package org.faltung.view.write;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.faltung.view.color.Ink;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Polyline;
import org.faltung.view.scene.Scene;

/// Paints a picture with Java2D.
final class Painter {
    private final Scene scene;
    private final Graphics2D graphics;
    private final Typeface typeface;
    private final Runnable between;

    /// @param between run before each mark; ends the work by an exception
    Painter(Scene scene, Graphics2D graphics, Typeface typeface, Runnable between) {
        this.between = between;
        this.scene = scene;
        this.graphics = graphics;
        this.typeface = typeface;
    }

    void paint() {
        use(Ink.PAPER);
        graphics.fill(path(Polyline.rectangle(0, 0, scene.width(), scene.height()), true));
        for (Group group : scene.groups()) {
            Shape before = graphics.getClip();
            group.clip().ifPresent(outline -> graphics.clip(path(outline, true)));
            underlay(group);
            for (Mark mark : group.marks()) {
                between.run();
                mark(mark);
            }
            graphics.setClip(before);
        }
    }

    /// Regions without smoothed edges, under those that have them: so that no ground shines through where two smoothed edges
    /// meet.
    private void underlay(Group group) {
        Object smooth = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (Mark mark : group.marks()) {
            between.run();
            if (mark instanceof Mark.Region region) {
                region.parts().forEach(this::part);
            }
        }
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }

    private void mark(Mark mark) {
        switch (mark) {
            case Mark.Region region -> region.parts().forEach(this::part);
            case Mark.Lines(List<Polyline> paths, Ink ink, double width, _) -> {
                use(ink);
                stroke(width);
                Path2D all = new Path2D.Double();
                paths.forEach(outline -> append(outline, all));
                graphics.draw(all);
            }
            case Mark.Patch(Polyline outline, Ink ink) -> {
                use(ink);
                graphics.fill(path(outline, true));
            }
            case Mark.Disc disc -> disc(disc);
            case Mark.Label label -> label(label);
            case Mark.Pin pin -> pin.marks().forEach(this::mark);
            case Mark.Bitmap bitmap -> {
                AffineTransform place =
                        AffineTransform.getTranslateInstance(bitmap.x(), bitmap.y());
                place.scale(
                        bitmap.width() / bitmap.image().getWidth(),
                        bitmap.height() / bitmap.image().getHeight());
                graphics.drawImage(bitmap.image(), place, null);
            }
        }
    }

    private void part(Mark.Part part) {
        use(part.ink());
        graphics.fill(path(part.outline(), true));
    }

    private void disc(Mark.Disc disc) {
        Ellipse2D circle =
                new Ellipse2D.Double(
                        disc.x() - disc.radius(),
                        disc.y() - disc.radius(),
                        2 * disc.radius(),
                        2 * disc.radius());
        use(disc.ink());
        graphics.fill(circle);
        use(disc.edge());
        stroke(disc.width());
        graphics.draw(circle);
    }

    private void label(Mark.Label label) {
        double width = typeface.width(label.text()) * label.size();
        AffineTransform place = AffineTransform.getTranslateInstance(label.x(), label.y());
        if (label.turned()) {
            place.rotate(-Math.PI / 2);
        }
        place.translate(
                switch (label.anchor()) {
                    case START -> 0;
                    case MIDDLE -> -width / 2;
                    case END -> -width;
                },
                0);
        place.scale(label.size(), -label.size());
        use(label.ink());
        graphics.fill(place.createTransformedShape(typeface.outline(label.text())));
    }

    private void use(Ink ink) {
        graphics.setColor(ink.in(scene.theme()).awt());
    }

    private void stroke(double width) {
        graphics.setStroke(
                new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private static Path2D path(Polyline outline, boolean closed) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, outline.size() + 1);
        append(outline, path);
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static void append(Polyline outline, Path2D path) {
        path.moveTo(outline.x(0), outline.y(0));
        for (int i = 1; i < outline.size(); i++) {
            path.lineTo(outline.x(i), outline.y(i));
        }
    }
}

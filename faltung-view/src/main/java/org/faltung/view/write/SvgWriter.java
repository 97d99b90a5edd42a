package org.faltung.view.write;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.faltung.view.color.Ink;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Polyline;
import org.faltung.view.scene.Scene;

/// Pictures as SVG: coordinates rounded to what can be seen, colours as shared styles, a title on every
/// region. The group `regions` has one child a region.
public final class SvgWriter {
    /// The typefaces whose letters are as wide as [org.faltung.view.scene.TextWidth] says.
    static final String TYPE = "Arial,Helvetica,'Liberation Sans',Arimo,sans-serif";

    private static final int DECIMALS = 2;

    private final Appendable out;
    private final Scene scene;
    private final int decimals;
    private final Runnable between;

    private SvgWriter(Scene scene, int decimals, Appendable out, Runnable between) {
        this.between = between;
        this.scene = scene;
        this.decimals = decimals;
        this.out = out;
    }

    /// Writes a whole file.
    public static void write(Scene scene, Appendable out) throws IOException {
        write(scene, out, () -> {});
    }

    /// Writes a whole file.
    ///
    /// @param between run before each mark; ends the work by an exception
    static void write(Scene scene, Appendable out, Runnable between) throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        SvgWriter writer = new SvgWriter(scene, DECIMALS, out, between);
        writer.open(
                "width=\"%s\" height=\"%s\""
                        .formatted(
                                Decimals.of(scene.width(), DECIMALS),
                                Decimals.of(scene.height(), DECIMALS)));
        out.append("<style>")
                .append("text{font-family:" + TYPE + "}")
                .append(Styles.fixed())
                .append(Styles.shades("", Styles.of(scene), scene.theme()))
                .append("</style>\n");
        writer.body();
    }

    /// Writes the element for a page that has its own styles.
    static void embed(Scene scene, int decimals, Appendable out) throws IOException {
        SvgWriter writer = new SvgWriter(scene, decimals, out, () -> {});
        writer.open("id=\"picture\"");
        writer.body();
    }

    private void open(String attributes) throws IOException {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                .append(attributes)
                .append(
                        " viewBox=\"0 0 %s %s\" role=\"img\" aria-labelledby=\"title desc\">\n"
                                .formatted(
                                        Decimals.of(scene.width(), DECIMALS),
                                        Decimals.of(scene.height(), DECIMALS)))
                .append("<title id=\"title\">")
                .append(Xml.escaped(scene.title()))
                .append("</title>\n<desc id=\"desc\">")
                .append(Xml.escaped(scene.description()))
                .append("</desc>\n");
    }

    private void body() throws IOException {
        out.append("<rect class=\"f-paper\" width=\"100%\" height=\"100%\"/>\n");
        for (Group group : scene.groups()) {
            group(group);
        }
        out.append("</svg>\n");
    }

    private void group(Group group) throws IOException {
        Optional<Polyline> clip = group.clip();
        if (clip.isPresent()) {
            out.append(
                    "<clipPath id=\"clip-%s\"><path d=\"%s\"/></clipPath>\n"
                            .formatted(group.id(), SvgPath.closed(clip.get(), decimals)));
            out.append("<g clip-path=\"url(#clip-%s)\">".formatted(group.id()));
        }
        out.append("<g id=\"%s\" class=\"%s\">".formatted(group.id(), kind(group)));
        if (!group.id().equals(Scene.REGIONS)) {
            title(group.title());
        }
        out.append('\n');
        for (Mark mark : group.marks()) {
            between.run();
            mark(mark);
            out.append('\n');
        }
        out.append(clip.isPresent() ? "</g></g>\n" : "</g>\n");
    }

    /// The classes of a group: `zoom` where a page may enlarge it, `lines` if it is no ground to point at.
    private static String kind(Group group) {
        boolean pinned = group.marks().stream().anyMatch(Mark.Pin.class::isInstance);
        boolean moves = group.clip().isPresent() && !pinned;
        boolean ground = group.marks().stream().anyMatch(Mark.Region.class::isInstance);
        return (moves ? "zoom" : "still") + (ground ? "" : " lines");
    }

    private void mark(Mark mark) throws IOException {
        switch (mark) {
            case Mark.Region region -> region(region);
            case Mark.Lines lines -> lines(lines);
            case Mark.Patch(Polyline outline, Ink ink) ->
                    out.append(
                            "<path class=\"f-%s\" d=\"%s\"/>"
                                    .formatted(ink.name(), SvgPath.closed(outline, decimals)));
            case Mark.Disc disc ->
                    out.append(
                            "<circle class=\"f-%s e-%s\" cx=\"%s\" cy=\"%s\" r=\"%s\" stroke-width=\"%s\"/>"
                                    .formatted(
                                            disc.ink().name(),
                                            disc.edge().name(),
                                            Decimals.of(disc.x(), DECIMALS),
                                            Decimals.of(disc.y(), DECIMALS),
                                            Decimals.of(disc.radius(), DECIMALS),
                                            Decimals.of(disc.width(), DECIMALS)));
            case Mark.Pin pin -> {
                out.append(
                        "<g class=\"pin\" data-at=\"%s %s\">"
                                .formatted(
                                        Decimals.of(pin.x(), DECIMALS),
                                        Decimals.of(pin.y(), DECIMALS)));
                for (Mark inner : pin.marks()) {
                    mark(inner);
                }
                out.append("</g>");
            }
            case Mark.Label label -> label(label);
            case Mark.Bitmap bitmap -> bitmap(bitmap);
        }
    }

    private void region(Mark.Region region) throws IOException {
        List<Mark.Part> parts = region.parts();
        boolean whole = parts.size() == 1;
        String title = region.title().get();
        if (!whole) {
            out.append("<g>");
            title(title);
        }
        for (Mark.Part part : parts) {
            out.append("<path class=\"")
                    .append(part.ink().name())
                    .append("\" d=\"")
                    .append(SvgPath.closed(part.outline(), decimals));
            if (whole && !title.isEmpty()) {
                out.append("\">");
                title(title);
                out.append("</path>");
            } else {
                out.append("\"/>");
            }
        }
        if (!whole) {
            out.append("</g>");
        }
    }

    private void lines(Mark.Lines lines) throws IOException {
        SvgPath path = new SvgPath(decimals);
        lines.paths().forEach(path::add);
        out.append(
                "<path class=\"s-%s\" stroke-width=\"%s\" d=\"%s\""
                        .formatted(lines.ink().name(), Decimals.of(lines.width(), 3), path));
        if (lines.title().isEmpty()) {
            out.append("/>");
        } else {
            out.append('>');
            title(lines.title());
            out.append("</path>");
        }
    }

    private void label(Mark.Label label) throws IOException {
        String x = Decimals.of(label.x(), DECIMALS);
        String y = Decimals.of(label.y(), DECIMALS);
        out.append(
                "<text class=\"f-%s\" x=\"%s\" y=\"%s\" font-size=\"%s\""
                        .formatted(label.ink().name(), x, y, Decimals.of(label.size(), 1)));
        switch (label.anchor()) {
            case START -> {}
            case MIDDLE -> out.append(" text-anchor=\"middle\"");
            case END -> out.append(" text-anchor=\"end\"");
        }
        if (label.turned()) {
            out.append(" transform=\"rotate(-90 %s %s)\"".formatted(x, y));
        }
        out.append('>').append(Xml.escaped(label.text())).append("</text>");
    }

    private void bitmap(Mark.Bitmap bitmap) throws IOException {
        out.append(
                "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,%s\">"
                        .formatted(
                                Decimals.of(bitmap.x(), DECIMALS),
                                Decimals.of(bitmap.y(), DECIMALS),
                                Decimals.of(bitmap.width(), DECIMALS),
                                Decimals.of(bitmap.height(), DECIMALS),
                                base64(bitmap.image())));
        title(bitmap.title());
        out.append("</image>");
    }

    private void title(String text) throws IOException {
        out.append("<title>").append(Xml.escaped(text)).append("</title>");
    }

    private static String base64(BufferedImage image) throws IOException {
        return Base64.getEncoder().encodeToString(PngWriter.bytes(image));
    }
}

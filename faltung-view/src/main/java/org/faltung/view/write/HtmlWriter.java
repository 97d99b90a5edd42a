package org.faltung.view.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Locale;
import org.faltung.view.Drawn;
import org.faltung.view.PlotBox;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Scene;

/// Pictures as a page that needs nothing else: it tells of the region under the pointer, zooms, and has both themes.
public final class HtmlWriter {
    /// More than an SVG file has, for who zooms in.
    private static final int DECIMALS = 4;

    private HtmlWriter() {}

    /// Writes a whole file.
    public static void write(Drawn drawn, Appendable out) throws IOException {
        Scene scene = drawn.scene();
        StringBuilder picture = new StringBuilder();
        SvgWriter.embed(scene, DECIMALS, picture);
        Collection<Styles.Used> inks = Styles.of(scene);
        out.append("<!DOCTYPE html>\n<html lang=\"en\" data-theme=\"")
                .append(scene.theme().name().toLowerCase(Locale.ROOT))
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(Xml.escaped(scene.title()))
                .append("</title>\n<style>\n")
                .append(resource("page.css"))
                .append("#picture{max-width:")
                .append(Decimals.of(scene.width() * 1.6, 0))
                .append("px}\n")
                .append(Styles.fixed())
                .append('\n')
                .append(Styles.shades("", inks, Theme.LIGHT))
                .append('\n')
                .append(Styles.shades("[data-theme=dark] ", inks, Theme.DARK))
                .append("\n</style>\n</head>\n<body>\n")
                .append(
                        "<nav><button id=\"out\">−</button><button id=\"in\">+</button>"
                                + "<button id=\"reset\">reset</button><button id=\"theme\">light/dark</button>"
                                + "<span>scroll to zoom, drag to move</span></nav>\n"
                                + "<p id=\"about\">Point at a region.</p>\n")
                .append(picture)
                .append("<script>\nconst box = ")
                .append(box(drawn.hover()))
                .append(";\n")
                .append(resource("page.js"))
                .append("</script>\n</body>\n</html>\n");
    }

    private static String box(PlotBox box) {
        return String.format(
                Locale.ROOT,
                "{x0: %s, y0: %s, xu: %s, xv: %s, yv: %s, u: [%s, %s], v: [%s, %s]}",
                box.x0(),
                box.y0(),
                box.xu(),
                box.xv(),
                box.yv(),
                box.lowU(),
                box.highU(),
                box.lowV(),
                box.highV());
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = HtmlWriter.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(bytes.readAllBytes(), UTF_8);
        }
    }
}

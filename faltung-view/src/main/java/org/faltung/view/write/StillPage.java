package org.faltung.view.write;

import java.io.IOException;
import java.util.Collection;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Scene;

/// Pictures without regions as a page that needs nothing else, without a script; light or dark as its reader's system.
public final class StillPage {
    private static final int DECIMALS = 2;

    private StillPage() {}

    /// Writes a whole file.
    public static void write(Scene scene, Appendable out) throws IOException {
        Collection<Styles.Used> inks = Styles.of(scene);
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(Xml.escaped(scene.title()))
                .append("</title>\n<style>\n")
                .append(":root{color-scheme:light dark}body{margin:0 auto;padding:12px;max-width:")
                .append(Decimals.of(scene.width() * 1.3, 0))
                .append("px;background:#ffffff}svg{display:block;width:100%;height:auto}")
                .append("text{font-family:" + SvgWriter.TYPE + "}\n")
                .append(Styles.fixed())
                .append('\n')
                .append(Styles.shades("", inks, Theme.LIGHT))
                .append("\n@media (prefers-color-scheme:dark){body{background:#14161a}\n")
                .append(Styles.shades("", inks, Theme.DARK))
                .append("}\n</style>\n</head>\n<body>\n");
        SvgWriter.embed(scene, DECIMALS, out);
        out.append("</body>\n</html>\n");
    }
}

package org.faltung.view.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Scene;

/// The colours of a picture as classes of a style sheet.
///
/// The class of a region is the name of its ink; `f-` and it fills, `s-` and it draws a line.
final class Styles {
    /// Regions are drawn a little larger than they are, or the paper would shine through between them.
    static final double OVERLAP = 0.3;

    private Styles() {}

    /// All inks of a picture, each once.
    static Collection<Ink> of(Scene scene) {
        Map<String, Ink> inks = new LinkedHashMap<>();
        Consumer<Ink> add = ink -> inks.put(ink.name(), ink);
        add.accept(Ink.PAPER);
        for (Group group : scene.groups()) {
            for (Mark mark : group.marks()) {
                each(mark, add);
            }
        }
        return inks.values();
    }

    private static void each(Mark mark, Consumer<Ink> add) {
        switch (mark) {
            case Mark.Region region -> region.parts().forEach(part -> add.accept(part.ink()));
            case Mark.Lines lines -> add.accept(lines.ink());
            case Mark.Patch patch -> add.accept(patch.ink());
            case Mark.Disc disc -> {
                add.accept(disc.ink());
                add.accept(disc.edge());
            }
            case Mark.Label label -> add.accept(label.ink());
            case Mark.Bitmap _ -> {}
        }
    }

    /// What does not depend on the theme.
    static String fixed() {
        return "#regions{stroke-width:"
                + OVERLAP
                + ";stroke-linejoin:round}.g path{stroke-linecap:round;stroke-linejoin:round}"
                + "[class^=\"s-\"]{fill:none}";
    }

    /// The classes of a theme.
    ///
    /// @param below the selector of an element around the picture, with a blank; or nothing
    static String shades(String below, Collection<Ink> inks, Theme theme) {
        StringBuilder text = new StringBuilder();
        for (Ink ink : inks) {
            String hex = ink.in(theme).hex();
            String name = ink.name();
            text.append(
                    "%1$s.%2$s{fill:%3$s;stroke:%3$s}%1$s.f-%2$s{fill:%3$s}%1$s.s-%2$s{stroke:%3$s}"
                            .formatted(below, name, hex));
        }
        return text.toString();
    }
}

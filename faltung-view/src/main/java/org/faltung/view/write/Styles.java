package org.faltung.view.write;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.faltung.view.color.Ink;
import org.faltung.view.color.Theme;
import org.faltung.view.scene.Group;
import org.faltung.view.scene.Mark;
import org.faltung.view.scene.Scene;

/// The colours of a picture as classes of a style sheet: a letter for what is coloured, and the ink's name.
final class Styles {
    /// Regions are drawn a little larger than they are, or the paper would shine through between them.
    static final double OVERLAP = 0.3;

    private Styles() {}

    /// What an ink does.
    enum Use {
        /// Fills a region and covers its seam.
        REGION("", "fill:%1$s;stroke:%1$s"),
        /// Fills.
        FILL("f-", "fill:%s"),
        /// Draws a line.
        LINE("s-", "fill:none;stroke:%s"),
        /// Draws the edge of something filled.
        EDGE("e-", "stroke:%s");

        private final String prefix;
        private final String style;

        Use(String prefix, String style) {
            this.prefix = prefix;
            this.style = style;
        }

        /// The class that does it.
        String name(Ink ink) {
            return prefix + ink.name();
        }
    }

    /// An ink in use.
    record Used(Use use, Ink ink) {}

    /// All inks of a picture in use, each once.
    static Collection<Used> of(Scene scene) {
        Set<Used> used = new LinkedHashSet<>();
        used.add(new Used(Use.FILL, Ink.PAPER));
        // What a script may draw.
        used.add(new Used(Use.LINE, Ink.FRAME));
        used.add(new Used(Use.FILL, Ink.FAINT));
        for (Group group : scene.groups()) {
            for (Mark mark : group.marks()) {
                each(mark, used::add);
            }
        }
        return used;
    }

    private static void each(Mark mark, Consumer<Used> add) {
        switch (mark) {
            case Mark.Region region ->
                    region.parts().forEach(part -> add.accept(new Used(Use.REGION, part.ink())));
            case Mark.Lines lines -> add.accept(new Used(Use.LINE, lines.ink()));
            case Mark.Patch patch -> add.accept(new Used(Use.FILL, patch.ink()));
            case Mark.Disc disc -> {
                add.accept(new Used(Use.FILL, disc.ink()));
                add.accept(new Used(Use.EDGE, disc.edge()));
            }
            case Mark.Label label -> add.accept(new Used(Use.FILL, label.ink()));
            case Mark.Pin pin -> pin.marks().forEach(inner -> each(inner, add));
            case Mark.Bitmap _ -> {}
        }
    }

    /// What does not depend on the theme.
    static String fixed() {
        return "#regions{stroke-width:"
                + OVERLAP
                + ";stroke-linejoin:round}.lines{stroke-linecap:round;stroke-linejoin:round}";
    }

    /// The classes of a theme.
    ///
    /// @param below the selector of an element around the picture, with a blank; or nothing
    static String shades(String below, Collection<Used> used, Theme theme) {
        StringBuilder text = new StringBuilder();
        for (Used one : used) {
            text.append(below)
                    .append('.')
                    .append(one.use().name(one.ink()))
                    .append('{')
                    .append(one.use().style.formatted(one.ink().in(theme).hex()))
                    .append('}');
        }
        return text.toString();
    }
}

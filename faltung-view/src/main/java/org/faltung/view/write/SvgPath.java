package org.faltung.view.write;

import org.faltung.view.scene.Polyline;

/// Outlines as the data of an SVG path: rounded, then relative, so that no error adds up.
final class SvgPath {
    private final int decimals;
    private final StringBuilder text = new StringBuilder();

    SvgPath(int decimals) {
        this.decimals = decimals;
    }

    static String closed(Polyline outline, int decimals) {
        SvgPath path = new SvgPath(decimals);
        path.add(outline);
        return path.text.append('z').toString();
    }

    /// Adds an outline, open.
    SvgPath add(Polyline outline) {
        long x = Decimals.scaled(outline.x(0), decimals);
        long y = Decimals.scaled(outline.y(0), decimals);
        text.append('M');
        pair(x, y, true);
        boolean first = true;
        for (int i = 1; i < outline.size(); i++) {
            long nextX = Decimals.scaled(outline.x(i), decimals);
            long nextY = Decimals.scaled(outline.y(i), decimals);
            if (nextX == x && nextY == y && (i > 1 || outline.size() > 2)) {
                continue;
            }
            if (first) {
                text.append('l');
            }
            pair(nextX - x, nextY - y, first);
            first = false;
            x = nextX;
            y = nextY;
        }
        return this;
    }

    /// Two numbers; a minus or the letter before parts them as well as a blank.
    private void pair(long x, long y, boolean afterLetter) {
        if (!afterLetter && x >= 0) {
            text.append(' ');
        }
        Decimals.append(text, x, decimals);
        if (y >= 0) {
            text.append(' ');
        }
        Decimals.append(text, y, decimals);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package org.faltung.view.scene;

/// How wide a text is in the type of the pictures: Arial, Helvetica or Liberation Sans, whose letters are
/// equally wide.
public final class TextWidth {
    private static final int FIRST = ' ';
    private static final double UNITS = 1000;
    private static final int OTHER = 556;

    /// From the blank to the tilde, in thousandths of the size.
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
    };

    private TextWidth() {}

    /// The width of a text.
    ///
    /// @param size of the type
    public static double of(String text, double size) {
        return text.codePoints().mapToDouble(TextWidth::ofLetter).sum() * size / UNITS;
    }

    /// The text, or as much of its beginning and end as fits, around an ellipsis.
    public static String shortened(String text, double size, double width) {
        if (of(text, size) <= width) {
            return text;
        }
        for (int kept = text.length() - 1; kept > 1; kept--) {
            String shorter =
                    text.substring(0, (kept + 1) / 2)
                            + "…"
                            + text.substring(text.length() - kept / 2);
            if (of(shorter, size) <= width) {
                return shorter;
            }
        }
        return "…";
    }

    private static int ofLetter(int letter) {
        int index = letter - FIRST;
        if (index >= 0 && index < WIDTHS.length) {
            return WIDTHS[index];
        }
        return switch (letter) {
            case '\u2212' -> 584;
            case '\u202F' -> 200;
            case '…' -> 1000;
            case '·' -> 333;
            default -> OTHER;
        };
    }
}

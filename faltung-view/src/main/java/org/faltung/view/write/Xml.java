package org.faltung.view.write;

/// Texts inside of XML.
final class Xml {
    private Xml() {}

    /// A text as content or in a quoted attribute; what XML cannot hold becomes a question mark.
    static String escaped(String text) {
        if (text.chars().allMatch(Xml::isPlain)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> append(letter, escaped));
        return escaped.toString();
    }

    private static boolean isPlain(int letter) {
        return letter >= ' ' && letter < 0xD800 && "&<>\"".indexOf(letter) < 0;
    }

    private static void append(int letter, StringBuilder escaped) {
        switch (letter) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(allowed(letter) ? letter : '?');
        }
    }

    private static boolean allowed(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter >= 0x20 && letter < 0xD800
                || letter > 0xDFFF && letter < 0xFFFE
                || letter > 0xFFFF;
    }
}

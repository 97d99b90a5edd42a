package org.faltung.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The words and marks of an architecture string, one after the other.
final class Tokens {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern AROUND_MARKS = Pattern.compile("(?<=[()|])|(?=[()|])");
    private static final String EDGE_FILE = "in:graph=edges:";

    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int steps;
    private String place = "at the start";

    Tokens(String text) {
        for (String word : BLANKS.split(text.strip())) {
            if (word.startsWith(EDGE_FILE)) {
                tokens.add(word);
            } else {
                tokens.addAll(List.of(AROUND_MARKS.split(word)));
            }
        }
        tokens.removeIf(String::isEmpty);
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    /// Whether `(`, `)` or `|` comes next.
    boolean atMark() {
        return !atEnd() && isMark(tokens.get(next));
    }

    /// Goes past `mark` if it comes next.
    boolean accept(String mark) {
        if (atEnd() || !tokens.get(next).equals(mark)) {
            return false;
        }
        next++;
        return true;
    }

    /// The next word; there must be one.
    Step step() {
        var step = new Step(++steps, tokens.get(next++));
        place = "after " + step;
        return step;
    }

    /// A fault at the mark that comes next.
    NotationException faultAtMark(String message) {
        String mark = tokens.get(next);
        return new NotationException(
                place
                        + ": '"
                        + mark
                        + "' "
                        + (mark.equals("(") && steps > 0
                                ? "must follow res or cat, as in 'res( fc:8 relu )'"
                                : message));
    }

    private static boolean isMark(String token) {
        return token.equals("(") || token.equals(")") || token.equals("|");
    }
}

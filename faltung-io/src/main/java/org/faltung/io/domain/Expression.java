package org.faltung.io.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;

/// A word, or a list of expressions in parentheses.
sealed interface Expression {
    /// The line it begins in, from 1.
    int line();

    /// A word.
    record Word(int line, String text) implements Expression {
        @Override
        public String toString() {
            return text;
        }
    }

    /// A list.
    record Group(int line, List<Expression> parts) implements Expression {
        public Group {
            parts = List.copyOf(parts);
        }

        /// The word it begins with; empty if there is none.
        String head() {
            return !parts.isEmpty() && parts.getFirst() instanceof Word word ? word.text() : "";
        }

        /// What follows its first part.
        List<Expression> rest() {
            return parts.subList(Math.min(1, parts.size()), parts.size());
        }

        @Override
        public String toString() {
            return parts.stream().map(String::valueOf).collect(Collectors.joining(" ", "(", ")"));
        }
    }

    /// The expressions of a file, one after the other; `;` begins a comment.
    static List<Expression> read(InputFile file) {
        Deque<Integer> starts = new ArrayDeque<>();
        Deque<List<Expression>> open = new ArrayDeque<>(List.of(new ArrayList<>()));
        int line = 0;
        for (String text : file.text().lines().toList()) {
            line++;
            Matcher tokens = TOKEN.matcher(text.replaceFirst(";.*", ""));
            while (tokens.find()) {
                switch (tokens.group()) {
                    case "(" -> {
                        starts.push(line);
                        open.push(new ArrayList<>());
                        requireShallow(file, line, open.size());
                    }
                    case ")" -> {
                        if (starts.isEmpty()) {
                            throw file.fault("line " + line + ": a ')' without its '('");
                        }
                        var group = new Group(starts.pop(), open.pop());
                        open.element().add(group);
                    }
                    default -> open.element().add(new Word(line, tokens.group()));
                }
            }
        }
        if (!starts.isEmpty()) {
            throw file.fault(
                    "line " + starts.peek() + ": a '(' without its ')'; the file is cut short");
        }
        return List.copyOf(open.element());
    }

    private static void requireShallow(InputFile file, int line, int depth) {
        if (depth > DEEPEST) {
            throw new ImportException(
                    file.name(), "line " + line + ": parentheses are nested too deeply");
        }
    }

    /// A parenthesis, a word, or a text in quotes.
    Pattern TOKEN = Pattern.compile("[()]|\"[^\"]*\"|\\|[^|]*\\||[^\\s()\"|]+");

    /// The deepest nesting of parentheses.
    int DEEPEST = 500;
}

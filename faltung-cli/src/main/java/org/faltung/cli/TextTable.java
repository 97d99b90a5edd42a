package org.faltung.cli;

import java.util.ArrayList;
import java.util.List;

/// Columns that stand under each other, with lines of running text between the rows.
final class TextTable {
    private static final String GAP = "  ";

    private final List<Align> columns;
    private final List<Entry> entries = new ArrayList<>();

    TextTable(Align... columns) {
        this.columns = List.of(columns);
    }

    /// On which side the cells of a column are flush.
    enum Align {
        /// For words.
        LEFT,
        /// For numbers.
        RIGHT
    }

    private sealed interface Entry {
        record Row(List<String> cells) implements Entry {}

        record Text(String lines) implements Entry {}
    }

    /// Adds a row, a cell for each column.
    void row(String... cells) {
        entries.add(new Entry.Row(List.of(cells)));
    }

    /// Adds lines that keep to no column.
    void text(String lines) {
        entries.add(new Entry.Text(lines));
    }

    /// Appends the table, each line with its line feed.
    void appendTo(StringBuilder page) {
        int[] widths = widths();
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Text(String lines) -> page.append(lines);
                case Entry.Row(List<String> cells) -> append(page, cells, widths);
            }
            page.append('\n');
        }
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (Entry entry : entries) {
            if (entry instanceof Entry.Row(List<String> cells)) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], cells.get(i).length());
                }
            }
        }
        return widths;
    }

    private void append(StringBuilder page, List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String pad = " ".repeat(widths[i] - cell.length());
            page.append(GAP).append(columns.get(i) == Align.RIGHT ? pad + cell : cell + pad);
        }
        int end = page.length();
        while (page.charAt(end - 1) == ' ') {
            end--;
        }
        page.setLength(end);
    }

    /// Breaks a text into lines.
    ///
    /// @param first what the first line begins with
    /// @param next what every further line begins with
    /// @param width the longest line, unless a single word is longer
    static String wrap(String first, String next, String text, int width) {
        StringBuilder lines = new StringBuilder(first);
        int start = 0;
        boolean fresh = true;
        for (String word : text.split(" ")) {
            if (!fresh && lines.length() - start + 1 + word.length() > width) {
                lines.append('\n');
                start = lines.length();
                lines.append(next);
                fresh = true;
            }
            lines.append(fresh ? "" : " ").append(word);
            fresh = false;
        }
        return lines.toString();
    }
}

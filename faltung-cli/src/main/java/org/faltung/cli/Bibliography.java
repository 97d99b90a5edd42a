package org.faltung.cli;

import java.util.EnumSet;
import java.util.Set;
import org.faltung.bound.BoundTable;
import org.faltung.result.Bound;
import org.faltung.result.Source;

/// The sources as BibTeX: the entries of `sources.bib`, a blank line between two, each under the
/// key of its [Source].
final class Bibliography {
    private Bibliography() {}

    /// The entries of all sources that results of a table come from, oldest first.
    static String of(BoundTable table) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        for (Bound bound : table.results()) {
            sources.add(bound.source());
        }
        String[] entries = Resources.text("sources.bib").split("\n\n");
        StringBuilder text = new StringBuilder();
        for (Source source : sources) {
            text.append(text.isEmpty() ? "" : "\n").append(entry(entries, source)).append('\n');
        }
        return text.toString();
    }

    private static String entry(String[] entries, Source source) {
        for (String entry : entries) {
            int brace = entry.indexOf('{');
            if (entry.startsWith(source.key() + ",", brace + 1)) {
                return entry.strip();
            }
        }
        throw new IllegalStateException("sources.bib has no entry " + source.key());
    }
}

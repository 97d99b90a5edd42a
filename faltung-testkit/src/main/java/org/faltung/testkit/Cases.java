package org.faltung.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads golden cases: tables of inputs and known answers that a test in any language could read.
///
/// A case file is a resource `cases/….tsv` in UTF-8: cells between tabs, the first line names the
/// columns, lines that are blank or begin with `#` say nothing.
///
///     static Stream<Case> published() {
///         return Cases.of("bound/serra-upper.tsv");
///     }
public final class Cases {
    private Cases() {}

    /// The cases of one file, in its order.
    ///
    /// @param file the path below `cases/`
    /// @return at least one case
    /// @throws IllegalArgumentException if the file is missing, empty or not a table
    public static Stream<Case> of(String file) {
        String path = "cases/" + file;
        try (InputStream in = Cases.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException(path + ": no such resource");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return parse(path, reader.lines().toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static List<Case> parse(String path, List<String> lines) {
        List<String> header = List.of();
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (header.isEmpty()) {
                header = cells;
                continue;
            }
            cases.add(row(path + ":" + (i + 1), header, cells));
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException(path + ": must hold a header and a case");
        }
        return cases;
    }

    private static Case row(String origin, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    origin + ": must have " + header.size() + " cells, has " + cells.size());
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (row.put(header.get(i), cells.get(i)) != null) {
                throw new IllegalArgumentException(
                        origin + ": two columns are named " + header.get(i));
            }
        }
        return new Case(origin, row);
    }
}

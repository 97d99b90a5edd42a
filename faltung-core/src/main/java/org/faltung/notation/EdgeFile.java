package org.faltung.notation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.faltung.exact.Rational;
import org.faltung.network.Graph;
import org.faltung.network.Graphs;

/// A graph in a text file: a line `u v` or `u v weight` for each edge, nodes counted from 0, `#`
/// begins a comment. There are as many nodes as the largest number asks for.
final class EdgeFile {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final long MOST_BYTES = 1L << 30;

    private final Step step;
    private final String name;
    private final List<Graph.Edge> edges = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private int line;
    private int largest;

    private EdgeFile(Step step, String name) {
        this.step = step;
        this.name = name;
    }

    static Graph read(Step step, String name) {
        var file = new EdgeFile(step, name);
        try {
            Path path = Path.of(name);
            if (name.isEmpty() || !Files.isRegularFile(path)) {
                throw step.fault(
                        "there is no file '"
                                + name
                                + "'; name one with a line 'u v' for each edge");
            }
            if (Files.size(path) > MOST_BYTES) {
                throw step.fault(
                        "'" + name + "' has more than 2^30 bytes, which is too large for a graph");
            }
            file.readLines(path);
        } catch (InvalidPathException | CharacterCodingException e) {
            throw new NotationException(step + ": '" + name + "' is not a text file", e);
        } catch (IOException e) {
            throw new NotationException(
                    step + ": '" + name + "' cannot be read: " + e.getMessage(), e);
        }
        if (file.edges.isEmpty()) {
            throw step.fault("'" + name + "' has no edges; write a line 'u v' for each");
        }
        return new Graph("edges:" + name, file.largest + 1, file.edges);
    }

    private void readLines(Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                int comment = text.indexOf('#');
                String said = (comment < 0 ? text : text.substring(0, comment)).strip();
                if (!said.isEmpty()) {
                    add(said);
                }
            }
        }
    }

    private void add(String said) {
        String[] words = BLANKS.split(said);
        if (words.length < 2 || words.length > 3) {
            throw fault("expected 'u v' or 'u v weight', got '" + said + "'");
        }
        int from = node(words[0]);
        int to = node(words[1]);
        String weight = words.length == 3 ? words[2] : "1";
        if (!Decimal.is(weight)) {
            throw fault("the weight must be a decimal or p/q, got '" + weight + "'");
        }
        if (Rational.parse(weight).signum() == 0) {
            throw fault("the weight must not be 0; leave the edge out");
        }
        long low = Math.min(from, to);
        if (!seen.add(low * Graphs.MOST + Math.max(from, to))) {
            throw fault("the edge " + from + " " + to + " is already there; give each edge once");
        }
        if (edges.size() == Graphs.MOST) {
            throw fault("a graph may have at most 1,000,000 edges");
        }
        edges.add(new Graph.Edge(from, to, weight));
        largest = Math.max(largest, Math.max(from, to));
    }

    private int node(String word) {
        if (!word.matches("\\d{1,9}") || Integer.parseInt(word) >= Graphs.MOST) {
            throw fault(
                    "a node must be a whole number from 0 to "
                            + (Graphs.MOST - 1)
                            + ", got '"
                            + word
                            + "'");
        }
        return Integer.parseInt(word);
    }

    private NotationException fault(String message) {
        return step.fault("'" + name + "' line " + line + ": " + message);
    }
}

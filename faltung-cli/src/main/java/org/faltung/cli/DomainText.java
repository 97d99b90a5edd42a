package org.faltung.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import tools.jackson.core.JsonGenerator;

/// A domain as such, without the words that chose it: every number exact.
final class DomainText {
    /// The most ranges that a phrase lists.
    private static final int FEW = 6;

    private DomainText() {}

    /// One phrase.
    static String of(Domain domain) {
        return switch (domain) {
            case Domain.Space(int n) -> "all of R^" + n;
            case Domain.Box(List<Range> sides) -> box(sides);
            case Domain.Polytope(int n, List<AffineForm> rows) ->
                    "the polytope in R^" + n + " of " + Words.count(rows.size(), "constraint");
            case Domain.Slice slice ->
                    "a slice of dimension "
                            + slice.directions().size()
                            + " of R^"
                            + slice.ambient()
                            + slice.window()
                                    .map(window -> ", coefficients in " + ranges(window))
                                    .orElse("");
        };
    }

    private static String box(List<Range> sides) {
        return "the box " + ranges(sides) + " in R^" + sides.size();
    }

    private static String ranges(List<Range> sides) {
        List<Range> distinct = sides.stream().distinct().toList();
        if (distinct.size() == 1) {
            return said(distinct.getFirst());
        }
        String listed =
                sides.stream().limit(FEW).map(DomainText::said).collect(Collectors.joining(","));
        return sides.size() > FEW ? listed + ",…" : listed;
    }

    private static String said(Range side) {
        return side.low() + ":" + side.high();
    }

    /// One object; numbers are strings, whole or p/q.
    static void write(Domain domain, JsonGenerator json) {
        json.writeStartObject();
        switch (domain) {
            case Domain.Space _ -> start("space", domain, json);
            case Domain.Box(List<Range> sides) -> {
                start("box", domain, json);
                write("sides", sides, json);
            }
            case Domain.Polytope(int _, List<AffineForm> rows) -> {
                start("polytope", domain, json);
                json.writeArrayPropertyStart("atLeastZero");
                rows.forEach(row -> json.writeString(row.toString()));
                json.writeEndArray();
            }
            case Domain.Slice slice -> {
                start("slice", domain, json);
                json.writeName("origin");
                write(slice.origin(), json);
                json.writeArrayPropertyStart("directions");
                slice.directions().forEach(direction -> write(direction, json));
                json.writeEndArray();
                slice.window().ifPresent(window -> write("window", window, json));
            }
        }
        json.writeEndObject();
    }

    private static void start(String kind, Domain domain, JsonGenerator json) {
        json.writeStringProperty("kind", kind);
        json.writeNumberProperty("inputDimension", domain.ambient());
    }

    private static void write(String name, List<Range> sides, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        sides.forEach(side -> json.writeString(said(side)));
        json.writeEndArray();
    }

    private static void write(List<Rational> point, JsonGenerator json) {
        json.writeStartArray();
        point.forEach(coordinate -> json.writeString(coordinate.toString()));
        json.writeEndArray();
    }
}

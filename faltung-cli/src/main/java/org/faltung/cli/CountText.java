package org.faltung.cli;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Locale;
import java.util.stream.Collectors;
import org.faltung.result.Count;
import org.faltung.result.Definition;

/// A count for people.
final class CountText {
    private CountText() {}

    static String of(CountReport report) {
        StringBuilder page = new StringBuilder();
        for (Definition definition : EnumSet.copyOf(report.definitions())) {
            page.append(sentence(report.count().count(definition), definition)).append('\n');
        }
        TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT);
        table.row("domain", report.domain().described());
        if (report.count().perLayer().size() > 1) {
            table.row(
                    "layer by layer",
                    report.count().perLayer().stream()
                            .map(Numerals::grouped)
                            .collect(Collectors.joining(", ")));
        }
        report.count()
                .bounded()
                .ifPresent(bounded -> table.row("bounded", Numerals.grouped(bounded)));
        table.row("engine", report.count().engine());
        table.row("time", String.format(Locale.ROOT, "%.3f s", report.count().seconds()));
        table.row(
                "decisions",
                Numerals.grouped(report.count().decided().filter())
                        + " by filter, "
                        + Numerals.grouped(report.count().decided().exact())
                        + " in exact arithmetic");
        table.appendTo(page);
        return page.toString();
    }

    private static String sentence(Count count, Definition definition) {
        return switch (count) {
            case Count.Exact(var regions) ->
                    Numerals.grouped(regions) + what(definition, regions) + ", exact";
            case Count.Between(var lower, var upper) ->
                    "between "
                            + Numerals.grouped(lower)
                            + " and "
                            + Numerals.grouped(upper)
                            + what(definition, upper)
                            + ": the search ended early";
        };
    }

    private static String what(Definition definition, BigInteger regions) {
        return " " + definition.words(regions) + " (" + definition + ")";
    }
}

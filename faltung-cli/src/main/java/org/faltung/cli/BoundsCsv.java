package org.faltung.cli;

import static org.faltung.cli.Numerals.DECIMALS;

import java.math.RoundingMode;
import org.faltung.bound.PerParameter;
import org.faltung.result.Bound;

/// The results, or the comparison if one was asked for, as comma-separated values (RFC 4180).
final class BoundsCsv {
    private BoundsCsv() {}

    static String of(BoundsReport report) {
        StringBuilder text = new StringBuilder();
        if (report.versus().isPresent()) {
            record(
                    text,
                    "filters",
                    "parametersCnn",
                    "hiddenFc",
                    "parametersFc",
                    "log10Cnn",
                    "log10Fc",
                    "log10Ratio");
            report.versus().get().rows().forEach(row -> record(text, fields(row)));
            return text.toString();
        }
        record(
                text,
                "name",
                "side",
                "holdsFor",
                "value",
                "log10",
                "status",
                "assumes",
                "source",
                "note");
        report.table().results().forEach(bound -> record(text, fields(bound)));
        return text.toString();
    }

    private static String[] fields(Bound bound) {
        RoundingMode mode = Numerals.outward(bound.side());
        return new String[] {
            bound.name(),
            Words.of(bound.side()),
            Words.of(bound.holdsFor()),
            Numerals.digits(bound.value()).orElse(""),
            Numerals.log10(bound.value(), mode, DECIMALS).orElse(""),
            Words.of(bound.status()),
            String.join(" ", bound.assumes()),
            bound.source().label(),
            bound.note()
        };
    }

    private static String[] fields(PerParameter.Row row) {
        return new String[] {
            Long.toString(row.filters()),
            Long.toString(row.parametersCnn()),
            Long.toString(row.hiddenFc()),
            Long.toString(row.parametersFc()),
            Numerals.log10(row.cnn(), RoundingMode.FLOOR, DECIMALS).orElse(""),
            Numerals.log10(row.fc(), RoundingMode.CEILING, DECIMALS).orElse(""),
            Numerals.decimal(row.log10Ratio(), RoundingMode.FLOOR, DECIMALS)
        };
    }

    static void record(StringBuilder text, String... fields) {
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : ",").append(quoted(fields[i]));
        }
        text.append("\r\n");
    }

    private static String quoted(String field) {
        boolean plain =
                field.indexOf(',') < 0
                        && field.indexOf('"') < 0
                        && field.indexOf('\n') < 0
                        && field.indexOf('\r') < 0;
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}

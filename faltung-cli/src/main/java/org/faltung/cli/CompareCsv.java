package org.faltung.cli;

import static org.faltung.cli.Numerals.DECIMALS;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.faltung.comparison.Contender;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;

/// A comparison as comma-separated values (RFC 4180), a record for each architecture.
final class CompareCsv {
    private CompareCsv() {}

    static String of(CompareReport report) {
        StringBuilder text = new StringBuilder();
        BoundsCsv.record(
                text,
                "number",
                "architecture",
                "multiplier",
                "inputDimension",
                "depth",
                "neurons",
                "parameters",
                "lowerLog10",
                "lowerBy",
                "lowerStatus",
                "upperLog10",
                "upperBy",
                "upperStatus",
                "exact",
                "perParameterLowerLog10",
                "perParameterUpperLog10");
        List<Contender> contenders = report.comparison().contenders();
        for (int i = 0; i < contenders.size(); i++) {
            BoundsCsv.record(text, fields(i + 1, contenders.get(i)));
        }
        return text.toString();
    }

    private static String[] fields(int number, Contender contender) {
        Network network = contender.network();
        Optional<Bound> lower = contender.lower();
        Optional<Bound> upper = contender.upper();
        return new String[] {
            Integer.toString(number),
            ArchitectureWriter.write(network),
            contender.multiplier().map(Object::toString).orElse(""),
            Integer.toString(network.input().size()),
            Integer.toString(contender.depth()),
            Long.toString(network.neurons()),
            Long.toString(network.parameters()),
            log10(lower, RoundingMode.FLOOR),
            lower.map(Bound::name).orElse(""),
            lower.map(Bound::status).map(Words::of).orElse(""),
            log10(upper, RoundingMode.CEILING),
            upper.map(Bound::name).orElse(""),
            upper.map(Bound::status).map(Words::of).orElse(""),
            Boolean.toString(contender.exact()),
            decimal(contender.perParameterBelow(), RoundingMode.FLOOR),
            decimal(contender.perParameterAbove(), RoundingMode.CEILING)
        };
    }

    private static String log10(Optional<Bound> bound, RoundingMode mode) {
        return bound.flatMap(best -> Numerals.log10(best.value(), mode, DECIMALS)).orElse("");
    }

    private static String decimal(Optional<Double> value, RoundingMode mode) {
        return value.map(number -> Numerals.decimal(number, mode, DECIMALS)).orElse("");
    }
}

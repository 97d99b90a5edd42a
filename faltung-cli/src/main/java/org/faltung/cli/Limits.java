package org.faltung.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faltung.exact.Rational;
import org.faltung.result.Budget;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The options that limit a search: `--budget-regions`, `--budget-time`, `--threads`.
final class Limits {
    private static final Pattern TIME = Pattern.compile("([0-9./]+)(ms|s|m|h|)");

    private Limits() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(
                option("--budget-regions", "N", "Stop after about N regions, with exit status 3."));
        spec.addOption(
                option(
                        "--budget-time",
                        "TIME",
                        "Stop after a time such as 60s, 500ms, 10m or 2h, with exit status 3."));
        spec.addOption(
                option("--threads", "N", "Threads to use; as many as processors unless told."));
    }

    static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    static Budget budget(ParseResult request) {
        Budget budget = Budget.UNLIMITED;
        if (request.hasMatchedOption("--budget-regions")) {
            String regions = request.matchedOptionValue("--budget-regions", "");
            budget = budget.ofRegions(whole("--budget-regions", regions, Long.MAX_VALUE));
        }
        return request.hasMatchedOption("--budget-time")
                ? budget.ofTime(duration(request.matchedOptionValue("--budget-time", "")))
                : budget;
    }

    /// How many threads to use.
    static int threads(ParseResult request) {
        return Optional.ofNullable(request.<String>matchedOptionValue("--threads", null))
                .map(text -> (int) whole("--threads", text, 4096))
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /// A whole number from 1 to `most`.
    static long whole(String option, String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told of below, as any other number that does not fit
        }
        throw new InputException(
                option + " must be a whole number from 1 to " + most + ", got '" + text + "'");
    }

    private static Duration duration(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw noTime(text);
        }
        long nanoseconds =
                switch (time.group(2)) {
                    case "ms" -> 1_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 1_000_000_000L;
                };
        Rational sum;
        try {
            sum = Rational.parse(time.group(1)).times(Rational.of(nanoseconds));
        } catch (IllegalArgumentException _) {
            throw noTime(text);
        }
        if (sum.compareTo(Rational.of(Long.MAX_VALUE / 4)) > 0) {
            throw new InputException("--budget-time " + text + " is longer than 70 years");
        }
        return Duration.ofNanos(sum.numerator().divide(sum.denominator()).longValueExact());
    }

    private static InputException noTime(String text) {
        return new InputException(
                "--budget-time must be a time such as 60s, 500ms, 10m or 2h, got '" + text + "'");
    }
}

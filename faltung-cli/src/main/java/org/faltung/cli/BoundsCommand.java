package org.faltung.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faltung.bound.Effort;
import org.faltung.network.Network;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `faltung bounds`: what an architecture alone says about its number of linear regions.
final class BoundsCommand implements Command {
    private static final List<String> FORMATS = List.of("--json", "--csv", "--latex", "--cite");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("bounds");
        spec.addPositional(architecture());
        spec.addOption(from());
        flag(spec, "--vs-fc", "Compare with a fully connected layer of as many parameters.");
        flag(spec, "--exact", "All digits, however long it takes.");
        flag(spec, "--json", "Print one JSON object.");
        flag(spec, "--csv", "Print the results (of --vs-fc, if given) as CSV, RFC 4180.");
        flag(spec, "--latex", "Print the results as LaTeX tables for the booktabs package.");
        flag(spec, "--cite", "Print BibTeX entries of the results' sources.");
        CalibrateOptions.addTo(spec);
        describe(spec);
        return spec;
    }

    private static void flag(CommandSpec spec, String name, String description) {
        spec.addOption(Commands.flag(name, description));
    }

    private static OptionSpec from() {
        return OptionSpec.builder("--from")
                .type(String.class)
                .paramLabel("FILE|-")
                .description(
                        "Read architectures from a file, or from standard input, one a line;"
                                + " blank lines and # comments are skipped. Print a line of JSON"
                                + " for each, in the same order, with the number of its line. A"
                                + " bad line is reported and skipped; the exit status is then 2.")
                .build();
    }

    private static PositionalParamSpec architecture() {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("ARCH")
                .description(
                        "An architecture (it starts with in: or preset:), @FILE with one in it,"
                                + " or a model file.")
                .build();
    }

    private static void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis(
                        "faltung bounds ARCH... [--vs-fc] [--exact] [--json|--csv|--latex|--cite]",
                        "       faltung bounds ARCH... --calibrate N [--seed S] [--box LO:HI] [--json]",
                        "       faltung bounds --from FILE|- [--vs-fc] [--exact] [--calibrate N]",
                        "")
                .description("Bounds the number of linear regions of an architecture.", "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung bounds in:28x28x1 conv:6@5x5 relu avgpool:2 fc:84 relu fc:10",
                        "  faltung bounds 'in:3x3x1 conv:2@2x2 relu' --json",
                        "  faltung bounds 'in:2 fc:4 relu fc:4 relu' --calibrate 100",
                        "  faltung bounds --from architectures.txt > bounds.jsonl");
    }

    @Override
    public Status run(ParseResult request, Console console) {
        Optional<String> format = format(request);
        boolean compare = request.hasMatchedOption("--vs-fc");
        Effort effort = new Effort(request.hasMatchedOption("--exact"));
        List<String> words = request.matchedPositionalValue(0, List.<String>of());
        Optional<CalibrateOptions> calibrate = CalibrateOptions.of(request);
        if (calibrate.isPresent() && !format.orElse("--json").equals("--json")) {
            throw new InputException(
                    "--calibrate prints a table or JSON; leave out " + format.orElseThrow());
        }
        if (request.hasMatchedOption("--from")) {
            requireAlone(words, format);
            Lines lines = Lines.of(request.matchedOptionValue("--from", "-"));
            return new Batch(console, text -> report(text, compare, effort, calibrate)).run(lines);
        }
        if (words.isEmpty()) {
            throw new InputException(
                    "bounds needs an architecture, as in 'faltung bounds in:2 fc:3 relu'."
                            + " Try 'faltung bounds --help'.");
        }
        BoundsReport report = BoundsReport.of(String.join(" ", words), compare, effort);
        String form = format.orElse("");
        if (calibrate.isEmpty()) {
            return print(report, form, console);
        }
        return Interruption.during(
                interruption -> {
                    Network network = report.table().network();
                    Calibrated networks =
                            Calibrated.of(
                                    network,
                                    calibrate.get(),
                                    console,
                                    interruption::asked,
                                    System::nanoTime);
                    return print(report.with(networks), form, console);
                },
                console);
    }

    /// One of many: a single thread, and not a word.
    private static BoundsReport report(
            String text, boolean compare, Effort effort, Optional<CalibrateOptions> calibrate) {
        BoundsReport report = BoundsReport.of(text, compare, effort);
        return calibrate
                .map(options -> report.with(Calibrated.of(report.table().network(), options, 1)))
                .orElse(report);
    }

    private static Status print(BoundsReport report, String format, Console console) {
        String text = render(report, format);
        report.notes().forEach(console::note);
        console.print(text);
        return report.status();
    }

    private static String render(BoundsReport report, String format) {
        return switch (format) {
            case "--json" -> BoundsJson.of(report, OptionalLong.empty());
            case "--csv" -> BoundsCsv.of(report);
            case "--latex" -> BoundsLatex.of(report);
            case "--cite" -> Bibliography.of(report.table());
            default -> BoundsText.of(report);
        };
    }

    private static void requireAlone(List<String> words, Optional<String> format) {
        String extra = words.isEmpty() ? format.orElse("--json") : "'" + words.getFirst() + "'";
        if (!extra.equals("--json")) {
            throw new InputException(
                    "--from takes every architecture from its file and prints JSON lines;"
                            + " leave out "
                            + extra);
        }
    }

    private static Optional<String> format(ParseResult request) {
        List<String> asked = new ArrayList<>(FORMATS);
        asked.removeIf(name -> !request.hasMatchedOption(name));
        if (asked.size() > 1) {
            throw new InputException(
                    asked.get(0) + " and " + asked.get(1) + " exclude each other; choose one");
        }
        return asked.stream().findFirst();
    }
}

package org.faltung.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faltung.bound.Effort;
import org.faltung.bound.UnsupportedArchitectureException;
import org.faltung.comparison.Comparison;
import org.faltung.comparison.Contender;
import org.faltung.io.ImportException;
import org.faltung.notation.NotationException;
import org.faltung.width.Quantity;
import org.faltung.width.WidthException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `faltung compare`: several architectures side by side, as they are or at an equal budget.
final class CompareCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("compare");
        spec.addPositional(architectures());
        spec.addOption(
                Limits.option(
                        "--parameters",
                        "N",
                        "Multiply the hidden widths of each by one number, such that it has most"
                                + " parameters but at most N."));
        spec.addOption(Limits.option("--neurons", "N", "The same with neurons."));
        spec.addOption(
                Commands.flag("--exact", "All digits of the bounds, however long it takes."));
        spec.addOption(Commands.flag("--json", "Print one JSON object."));
        spec.addOption(Commands.flag("--csv", "Print CSV, RFC 4180."));
        spec.addOption(
                Limits.option(
                        "--out",
                        "FILE",
                        "Draw a chart: a name that ends in .svg, .png, .pdf or .html. The numbers are"
                                + " printed all the same."));
        spec.addOption(Commands.flag("--force", "Overwrite the file if there is one."));
        describe(spec);
        return spec;
    }

    private static PositionalParamSpec architectures() {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("ARCH")
                .description(
                        "Two architectures or more, each one argument, in quotes: steps that start"
                                + " with in: or preset:, @FILE, or a model file.")
                .build();
    }

    private static void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis(
                        "faltung compare ARCH ARCH... [--parameters N|--neurons N] [--json|--csv]",
                        "                [--out FILE.svg|.png|.pdf|.html]",
                        "")
                .description(
                        "Compares the numbers of linear regions of architectures, and the numbers of"
                                + " regions per parameter.",
                        "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung compare 'in:6x1 conv:8@3 relu' 'in:6 fc:8 relu' --parameters 200",
                        "  faltung compare 'in:4 fc:32 relu' 'in:4 fc:8 relu fc:8 relu fc:8 relu'"
                                + " --neurons 48 --out depth.svg");
    }

    @Override
    public Status run(ParseResult request, Console console) {
        List<String> written = request.matchedPositionalValue(0, List.<String>of());
        if (written.size() < 2) {
            throw new InputException(
                    "compare needs at least 2 architectures, got "
                            + written.size()
                            + "; write each as one argument, in quotes: 'in:4 fc:9 relu' 'in:4 fc:4"
                            + " relu fc:4 relu'");
        }
        boolean json = request.hasMatchedOption("--json");
        boolean csv = request.hasMatchedOption("--csv");
        if (json && csv) {
            throw new InputException("--json and --csv exclude each other; choose one");
        }
        Optional<Comparison.Budget> budget = budget(request);
        Optional<ChartFile> picture = ChartFile.optional(request);
        CompareReport report =
                report(written, budget, new Effort(request.hasMatchedOption("--exact")), console);
        if (picture.isPresent()) {
            CompareChart.write(report, picture.get());
        }
        report.notes().forEach(console::note);
        console.print(
                json
                        ? CompareJson.of(report)
                        : csv ? CompareCsv.of(report) : CompareText.of(report));
        return Status.DONE;
    }

    private static Optional<Comparison.Budget> budget(ParseResult request) {
        String parameters = request.matchedOptionValue("--parameters", "");
        String neurons = request.matchedOptionValue("--neurons", "");
        if (request.hasMatchedOption("--parameters") && request.hasMatchedOption("--neurons")) {
            throw new InputException(
                    "--parameters and --neurons are two budgets; choose one of them");
        }
        if (request.hasMatchedOption("--parameters")) {
            long most = Limits.whole("--parameters", parameters, Long.MAX_VALUE);
            return Optional.of(new Comparison.Budget(Quantity.PARAMETERS, most));
        }
        if (request.hasMatchedOption("--neurons")) {
            long most = Limits.whole("--neurons", neurons, Long.MAX_VALUE);
            return Optional.of(new Comparison.Budget(Quantity.NEURONS, most));
        }
        return Optional.empty();
    }

    private static CompareReport report(
            List<String> written,
            Optional<Comparison.Budget> budget,
            Effort effort,
            Console console) {
        Progress progress =
                new Progress(console, OptionalLong.of(written.size()), System::nanoTime);
        List<Contender> contenders = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String text = written.get(i);
            String place = "architecture " + (i + 1) + " ('" + text + "'): ";
            try {
                Architectures.Named named = Architectures.of(text);
                named.notes().forEach(note -> notes.add(place + note));
                contenders.add(
                        budget.isPresent()
                                ? Comparison.contender(named.network(), budget.get(), effort)
                                : Comparison.contender(named.network(), effort));
            } catch (InputException
                    | NotationException
                    | ImportException
                    | UnsupportedArchitectureException
                    | WidthException e) {
                throw new InputException(place + Faults.message(e), e);
            }
            progress.step();
        }
        return new CompareReport(written, budget, Comparison.of(contenders), notes);
    }
}

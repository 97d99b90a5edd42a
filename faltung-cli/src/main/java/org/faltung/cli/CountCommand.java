package org.faltung.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faltung.count.EngineChoice;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.result.Definition;
import org.faltung.store.Question;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `faltung count`: the exact number of linear regions of a trained network in a domain.
final class CountCommand implements Command {
    private static final Set<Definition> ALL =
            EnumSet.of(Definition.R2, Definition.R4, Definition.R6);

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("count");
        spec.addPositional(model());
        DomainOptions.addTo(spec);
        spec.addOption(
                Limits.option(
                        "--definition",
                        "NAME",
                        "What counts as one region: R2 (an activation pattern, the default), R4 (a"
                                + " connected piece of the function), R6 (a distinct affine map),"
                                + " or all."));
        spec.addOption(
                Limits.option(
                        "--engine",
                        "NAME",
                        "Count by one engine: " + String.join(", ", EngineChoice.names()) + "."));
        spec.addOption(
                Limits.option(
                        "--certificate",
                        "FILE",
                        "Write a proof of the number, which 'faltung verify' checks."));
        spec.addOption(Commands.flag("--force", "Overwrite the certificate if there is one."));
        Limits.addTo(spec);
        Clusters.addTo(spec);
        Keeping.addTo(spec);
        spec.addOption(Commands.flag("--json", "Print one JSON object."));
        describe(spec);
        return spec;
    }

    static PositionalParamSpec model() {
        return PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .type(String.class)
                .paramLabel("MODEL")
                .description("A trained network: ONNX, or faltung's own JSON.")
                .build();
    }

    private static void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis("faltung count MODEL [DOMAIN] [OPTIONS]", "")
                .description(
                        "Counts the linear regions of a trained network in a domain, exactly.", "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung count model.onnx --box -1:1",
                        "  faltung count model.json --definition all --json",
                        "  faltung count mnist.onnx --line zero.png one.png",
                        "  faltung count model.onnx --box 0:1 --certificate proof.fct",
                        "  faltung count large.onnx --box 0:1 --resume",
                        "  faltung count large.onnx --box 0:1 --spark spark://master:7077");
    }

    @Override
    public Status run(ParseResult request, Console console) {
        Set<Definition> definitions = definitions(request.matchedOptionValue("--definition", "R2"));
        boolean force = request.hasMatchedOption("--force");
        Optional<Path> certificate =
                Optional.ofNullable(request.<String>matchedOptionValue("--certificate", null))
                        .map(written -> CertificateFile.of(written, force));
        if (certificate.isPresent() && !definitions.equals(EnumSet.of(Definition.R2))) {
            throw new InputException(
                    "a certificate proves a count by R2; leave out --definition, or --certificate");
        }
        if (certificate.isPresent() && request.hasMatchedOption("--resume")) {
            throw new InputException(
                    "a certificate is written in one go, so a run with one cannot be resumed; leave out"
                            + " --resume, or --certificate");
        }
        TrainedModel model = TrainedModel.of(request.matchedPositionalValue(0, ""));
        DomainChoice domain = DomainOptions.of(request, model.network().input());
        Regions regions =
                Regions.of(model.network())
                        .in(domain.domain())
                        .within(Limits.budget(request))
                        .on(Limits.threads(request));
        if (request.hasMatchedOption("--engine")) {
            regions = regions.by(request.matchedOptionValue("--engine", ""));
        }
        Asked question = new Asked(model, domain, definitions, regions, certificate, Clusters.NONE);
        model.notes().forEach(console::note);
        domain.notes().forEach(console::note);
        boolean json = request.hasMatchedOption("--json");
        return Interruption.during(
                asked -> {
                    try (Clusters.Joined cluster = Clusters.join(request, console);
                            Sitting sitting =
                                    Keeping.begin(request, question.kept(request), console)) {
                        return sitting.answered().isPresent()
                                ? sitting.printAnswered(json, console)
                                : answer(question.on(cluster), sitting, json, asked, console);
                    }
                },
                console);
    }

    private record Asked(
            TrainedModel model,
            DomainChoice domain,
            Set<Definition> definitions,
            Regions regions,
            Optional<Path> certificate,
            Clusters.Joined cluster) {
        RegionCount count(SearchProgress progress, Sitting sitting) {
            Regions watched = cluster.share(regions).watchedBy(progress).keptIn(sitting.journal());
            RegionCount count =
                    certificate.isEmpty()
                            ? watched.count(definitions)
                            : certified(watched, certificate.get(), model);
            return count.after(cluster.seconds());
        }

        Asked on(Clusters.Joined machines) {
            return new Asked(model, domain, definitions, regions, certificate, machines);
        }

        Question kept(ParseResult request) {
            String names =
                    definitions.stream().map(Definition::name).collect(Collectors.joining("+"));
            return Questions.of("count", request, model, domain, names, "", "");
        }
    }

    private static Status answer(
            Asked question,
            Sitting sitting,
            boolean json,
            Interruption interruption,
            Console console) {
        SearchProgress progress = new SearchProgress(console, interruption, System::nanoTime);
        RegionCount count = question.count(progress, sitting);
        if (question.certificate().isPresent() && !count.isExact()) {
            console.say("no certificate was written, for the search ended early");
        }
        count.notes().forEach(console::note);
        question.cluster().tell(console);
        CountReport report =
                new CountReport(
                        question.model(),
                        question.domain(),
                        question.definitions(),
                        count,
                        sitting.number());
        sitting.end(
                count.isExact(), () -> CountJson.of(report), () -> CountText.of(report), console);
        console.print(json ? CountJson.of(report) : CountText.of(report));
        return count.isExact() ? Status.DONE : Status.PARTIAL;
    }

    private static RegionCount certified(Regions regions, Path file, TrainedModel model) {
        try {
            return regions.certify(file, model.sha256());
        } catch (UncheckedIOException e) {
            throw new InputException(
                    "the certificate cannot be written to '" + file + "': " + Faults.message(e), e);
        }
    }

    private static Set<Definition> definitions(String written) {
        if (written.equalsIgnoreCase("all")) {
            return ALL;
        }
        List<String> names = ALL.stream().map(Definition::name).toList();
        String name = written.toUpperCase(Locale.ROOT);
        if (!names.contains(name)) {
            throw new InputException(
                    "--definition '" + written + "' is not counted; choose R2, R4, R6 or all");
        }
        return EnumSet.of(Definition.valueOf(name));
    }
}

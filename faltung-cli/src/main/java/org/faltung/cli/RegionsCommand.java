package org.faltung.cli;

import java.util.Locale;
import java.util.Optional;
import org.faltung.count.EngineChoice;
import org.faltung.count.RegionList;
import org.faltung.count.Regions;
import org.faltung.store.Question;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `faltung regions`: a record of every linear region of a trained network in a domain.
final class RegionsCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("regions");
        spec.addPositional(CountCommand.model());
        spec.addOption(
                Limits.option(
                                "--out",
                                "FILE",
                                "Where the records go: a name that ends in .jsonl, .csv or .parquet, or"
                                        + " - for JSON lines on standard output; with --spark a folder"
                                        + " for Parquet files.")
                        .toBuilder()
                        .required(true)
                        .build());
        spec.addOption(Commands.flag("--force", "Overwrite the file if there is one."));
        DomainOptions.addTo(spec);
        spec.addOption(
                Limits.option(
                        "--engine",
                        "NAME",
                        "Search by one engine: " + String.join(", ", EngineChoice.names()) + "."));
        Limits.addTo(spec);
        Clusters.addTo(spec);
        Keeping.addTo(spec);
        spec.addOption(
                Commands.flag("--json", "Print one JSON object that says what was written."));
        spec.usageMessage()
                .customSynopsis("faltung regions MODEL [DOMAIN] --out FILE [OPTIONS]", "")
                .description(
                        "Lists the linear regions (R2) of a trained network in a domain: a record"
                                + " of each, with a point inside, the affine map, the facets and"
                                + " neighbours, the largest ball and the volume.",
                        "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung regions model.onnx --box -1:1 --out regions.jsonl",
                        "  faltung regions model.json --space --out regions.csv --force",
                        "  faltung regions large.onnx --box 0:1 --out regions.parquet --resume",
                        "  faltung regions model.onnx --box 0:1 --out - | head",
                        "  faltung regions large.onnx --box 0:1 --out regions --spark spark://host:7077");
        return spec;
    }

    @Override
    public Status run(ParseResult request, Console console) {
        Optional<SharedRegions> shared = SharedRegions.asked(request);
        RegionTarget target =
                shared.map(SharedRegions::target)
                        .orElseGet(() ->
                                RegionTarget.of(
                                        request.matchedOptionValue("--out", ""),
                                        request.hasMatchedOption("--force")));
        boolean json = request.hasMatchedOption("--json");
        if (json && target.standardOutput()) {
            throw new InputException(
                    "--json and --out - both print to standard output; choose one of them");
        }
        if (Keeping.asked(request) && target.standardOutput()) {
            throw new InputException(
                    "records on standard output cannot be kept; give --out a file, or leave out --keep"
                            + " and --resume");
        }
        if (!request.hasMatchedOption("--resume") && shared.isEmpty()) {
            target.requireFree();
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
        model.notes().forEach(console::note);
        domain.notes().forEach(console::note);
        Asked asked = new Asked(model, domain, regions, target, shared);
        return Interruption.during(
                interruption -> {
                    try (Clusters.Joined cluster = Clusters.join(request, console);
                            Sitting sitting = begin(asked, request, console)) {
                        if (sitting.answered().isPresent()) {
                            return answered(asked, sitting, json, console);
                        }
                        SearchProgress progress =
                                new SearchProgress(console, interruption, System::nanoTime);
                        Regions watched =
                                cluster.share(asked.regions())
                                        .watchedBy(progress)
                                        .keptIn(sitting.journal());
                        if (shared.isEmpty()) {
                            return write(asked.on(watched), sitting, progress, json, console);
                        }
                        RegionList list = shared.get().list(watched, sitting.run());
                        cluster.tell(console);
                        return answer(asked, list, list.complete(), sitting, json, console);
                    }
                },
                console);
    }

    private record Asked(
            TrainedModel model,
            DomainChoice domain,
            Regions regions,
            RegionTarget target,
            Optional<SharedRegions> shared) {
        Asked on(Regions watched) {
            return new Asked(model, domain, watched, target, shared);
        }
    }

    private static Sitting begin(Asked asked, ParseResult request, Console console) {
        String out = asked.target().standardOutput() ? "" : asked.target().written();
        Question question =
                Questions.of("regions", request, asked.model(), asked.domain(), "R2", out, "");
        RegionTarget target = asked.target();
        Runnable free =
                asked.shared().isPresent()
                        ? asked.shared().get()::requireFree
                        : target::requireFree;
        Sitting sitting = Keeping.begin(request, question, console, target::isOf, free);
        try {
            if (asked.shared().isEmpty()) {
                sitting.run().ifPresent(asked.target()::requireFree);
            }
        } catch (InputException e) {
            sitting.close();
            throw e;
        }
        return sitting;
    }

    private static Status answered(Asked asked, Sitting sitting, boolean json, Console console) {
        console.say(asked.target().written() + " is there, and complete");
        return json ? sitting.printAnswered(true, console) : Status.DONE;
    }

    private static Status write(
            Asked asked, Sitting sitting, SearchProgress progress, boolean json, Console console) {
        try (RegionOutput<?> file = RegionOutput.of(asked.target(), sitting, console)) {
            RegionList list = list(asked.regions(), file);
            boolean whole = list.complete() || list.listed() > 0 && sitting.run().isEmpty();
            boolean named = whole && file.keep(progress);
            RegionList done = whole && !named ? list.ended() : list;
            return answer(asked, done, named, sitting, json, console);
        }
    }

    private static <T> RegionList list(Regions regions, RegionOutput<T> file) {
        return regions.list(file.first(), file::record, file::write);
    }

    private static Status answer(
            Asked asked,
            RegionList list,
            boolean named,
            Sitting sitting,
            boolean json,
            Console console) {
        RegionTarget target = asked.target();
        list.notes().forEach(console::note);
        String answer =
                RegionListJson.of(
                        asked.model(), asked.domain(), target, named, list, sitting.number());
        console.say(sentence(list, target, named, sitting));
        sitting.end(list.complete(), () -> answer, () -> "", console);
        if (json) {
            console.print(answer);
        }
        return list.complete() ? Status.DONE : Status.PARTIAL;
    }

    private static String sentence(
            RegionList list, RegionTarget target, boolean named, Sitting sitting) {
        String place = target.standardOutput() ? "standard output" : target.written();
        String time = String.format(Locale.ROOT, " in %.3f s", list.seconds());
        String written =
                named
                        ? Words.count(list.listed(), "region") + " written to " + place + time
                        : sitting.run().isPresent()
                                ? Words.count(list.listed(), "region")
                                        + " written, and "
                                        + place
                                        + " is not complete yet"
                                        + time
                                : "no region was ready, so no file was written" + time;
        return list.complete()
                ? written
                : written
                        + "; ended early, with at least "
                        + Words.count(list.found(), "region")
                        + " in all";
    }
}

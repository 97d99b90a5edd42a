package org.faltung.cli;

import java.util.Locale;
import org.faltung.count.EngineChoice;
import org.faltung.count.RegionList;
import org.faltung.count.Regions;
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
                                "Where the records go: a name that ends in .jsonl or .csv, or - for"
                                        + " JSON lines on standard output.")
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
                        "  faltung regions model.onnx --box 0:1 --out - | head");
        return spec;
    }

    @Override
    public Status run(ParseResult request, Console console) {
        RegionFile.Target target =
                RegionFile.Target.of(
                        request.matchedOptionValue("--out", ""),
                        request.hasMatchedOption("--force"));
        boolean json = request.hasMatchedOption("--json");
        if (json && target.standardOutput()) {
            throw new InputException(
                    "--json and --out - both print to standard output; choose one of them");
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
        Regions asked = regions;
        return Interruption.during(
                interruption -> write(model, domain, asked, target, json, interruption, console),
                console);
    }

    private static Status write(
            TrainedModel model,
            DomainChoice domain,
            Regions regions,
            RegionFile.Target target,
            boolean json,
            Interruption interruption,
            Console console) {
        try (RegionFile file = new RegionFile(target, console)) {
            SearchProgress progress = new SearchProgress(console, interruption, System::nanoTime);
            RegionList list = regions.watchedBy(progress).list(file::write);
            list.notes().forEach(console::note);
            boolean kept = list.complete() || list.listed() > 0;
            if (kept) {
                file.keep();
            }
            console.say(sentence(list, target, kept));
            if (json) {
                console.print(RegionListJson.of(model, domain, target, kept, list));
            }
            return list.complete() ? Status.DONE : Status.PARTIAL;
        }
    }

    private static String sentence(RegionList list, RegionFile.Target target, boolean kept) {
        String place = target.standardOutput() ? "standard output" : target.written();
        String time = String.format(Locale.ROOT, " in %.3f s", list.seconds());
        String written =
                kept
                        ? Words.count(list.listed(), "region") + " written to " + place + time
                        : "no region was ready, so no file was written" + time;
        return list.complete()
                ? written
                : written
                        + "; ended early, with at least "
                        + Words.count(list.found(), "region")
                        + " in all";
    }
}

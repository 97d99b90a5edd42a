package org.faltung.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faltung.count.CannotCountException;
import org.faltung.fold.Folding;
import org.faltung.network.Shape;
import org.faltung.polytope.Domain;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `faltung track`: how regions, their boundaries and local complexity change from checkpoint to checkpoint.
final class TrackCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("track");
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("MODEL")
                        .description(
                                "Checkpoints of one training, in order: ONNX, or faltung's own JSON.")
                        .build());
        DomainOptions.addTo(spec);
        spec.addOption(
                Limits.option(
                        "--points",
                        "FILE",
                        "Points for the local complexity: .csv, .npy or .json; "
                                + TrackPoints.RANDOM
                                + " random points of the box unless told."));
        spec.addOption(
                Limits.option(
                        "--count-up-to",
                        "N",
                        "Count exactly up to about N regions, and estimate beyond; "
                                + Tracking.COUNTED
                                + " unless told."));
        EstimateOptions.addTo(spec);
        spec.addOption(Commands.flag("--json", "Print one JSON object."));
        spec.addOption(
                Limits.option(
                        "--out",
                        "FILE",
                        "Draw a chart: a name that ends in .svg, .png, .pdf or .html."));
        spec.addOption(Commands.flag("--force", "Overwrite the file if there is one."));
        spec.usageMessage()
                .customSynopsis("faltung track MODEL... [DOMAIN] [OPTIONS]", "")
                .description(
                        "Follows a training: the number of linear regions (R2), the density of their"
                                + " boundaries and the local complexity of each checkpoint.",
                        "The budget is for each checkpoint. Density needs a box.",
                        "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung track epoch-*.onnx --box 0:1 --budget-time 60s --out training.pdf",
                        "  faltung track a.json b.json --box -2:3 --points test.csv --json");
        return spec;
    }

    @Override
    public Status run(ParseResult request, Console console) {
        EstimateOptions options = EstimateOptions.of(request);
        long most =
                Limits.whole(
                        "--count-up-to",
                        request.matchedOptionValue(
                                "--count-up-to", Long.toString(Tracking.COUNTED)),
                        Long.MAX_VALUE);
        Optional<ChartFile> picture = ChartFile.optional(request);
        List<TrainedModel> models = models(request);
        Shape input = models.getFirst().network().input();
        DomainChoice domain = DomainOptions.of(request, input);
        Optional<Domain.Box> box =
                domain.domain() instanceof Domain.Box
                        ? Optional.of(EstimateCommand.box(domain, "the density of boundaries"))
                        : Optional.empty();
        TrackPoints points = TrackPoints.of(request, input, box, options.aim().seed());
        notes(models, domain, points, box.isPresent()).forEach(console::note);
        return Interruption.during(
                asked -> {
                    TrackProgress progress =
                            new TrackProgress(console, asked, models.size(), System::nanoTime);
                    Tracking tracking =
                            new Tracking(
                                    domain.domain(), box, points.all(), most, options, progress);
                    List<Checkpoint> found = new ArrayList<>();
                    for (TrainedModel model : models) {
                        if (asked.asked()) {
                            break;
                        }
                        found.add(tracking.look(model, found.size() + 1));
                    }
                    TrackReport report =
                            new TrackReport(models, domain, points, options.aim(), found);
                    picture.ifPresent(file -> TrackChart.write(report, file));
                    console.print(options.json() ? TrackJson.of(report) : TrackText.of(report));
                    return report.status();
                },
                console);
    }

    /// All checkpoints, checked before any work begins.
    private static List<TrainedModel> models(ParseResult request) {
        List<String> written = request.matchedPositionalValue(0, List.<String>of());
        if (written.isEmpty()) {
            throw new InputException(
                    "which checkpoints? Give paths to models (.onnx or .json), in order of training");
        }
        List<TrainedModel> models = written.stream().map(TrainedModel::of).toList();
        TrainedModel first = models.getFirst();
        for (TrainedModel model : models) {
            if (!model.network().input().equals(first.network().input())) {
                throw new InputException(
                        "the checkpoints differ in their input: that of '"
                                + first.file()
                                + "' is "
                                + first.network().input().described()
                                + ", that of '"
                                + model.file()
                                + "' is "
                                + model.network().input().described()
                                + "; track them apart");
            }
            try {
                Folding.of(model.network());
            } catch (IllegalArgumentException e) {
                throw new InputException(
                        model.file() + ": " + new CannotCountException(e).getMessage(), e);
            }
        }
        return models;
    }

    private static Set<String> notes(
            List<TrainedModel> models, DomainChoice domain, TrackPoints points, boolean box) {
        Set<String> notes = new LinkedHashSet<>();
        models.forEach(model -> notes.addAll(model.notes()));
        notes.addAll(domain.notes());
        if (!box) {
            notes.add(
                    (points.all().isEmpty()
                                    ? "the density of boundaries and random points need"
                                    : "the density of boundaries needs")
                            + " a box, so they are left out; add one, such as --box -1:1");
        }
        return notes;
    }
}

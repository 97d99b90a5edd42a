package org.faltung.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.slice.Mapped;
import org.faltung.slice.PlanarMaps;
import org.faltung.view.Drawn;
import org.faltung.view.SlicePicture;
import org.faltung.view.Subject;
import org.faltung.view.write.Format;
import org.faltung.view.write.GeoJsonWriter;
import org.faltung.view.write.PictureFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `faltung slice`: an exact picture of the linear regions of a trained network on a plane.
final class SliceCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("slice");
        spec.addPositional(CountCommand.model());
        PlaneOptions.addTo(spec);
        PictureOptions.addTo(spec);
        Limits.addTo(spec);
        spec.addOption(
                Commands.flag("--json", "Print one JSON object that says what was written."));
        spec.usageMessage()
                .customSynopsis(
                        "faltung slice MODEL [--plane PLANE] [--window RANGES] --out FILE [OPTIONS]",
                        "")
                .description(
                        "Draws the linear regions (R2) of a trained network on a plane of its input"
                                + " space, exactly.",
                        "")
                .footer(
                        "",
                        "Examples:",
                        "  faltung slice model.json --window -2:3 --out regions.svg",
                        "  faltung slice mnist.onnx --plane zero.png one.png two.png --color class"
                                + " --out slice.html",
                        "  faltung slice model.onnx --plane pca data.npy --color norm --out slice.png",
                        "  faltung slice model.onnx --plane random --seed 7 --out slice.geojson");
        return spec;
    }

    @Override
    public Status run(ParseResult request, Console console) {
        PictureOptions options = PictureOptions.of(request);
        Budget budget = Limits.budget(request);
        TrainedModel model = TrainedModel.of(request.matchedPositionalValue(0, ""));
        PlaneChoice plane = PlaneOptions.of(request, model.network().input());
        PlanarMaps maps =
                PlanarMaps.of(model.network())
                        .on(plane.plane())
                        .in(plane.window())
                        .within(budget)
                        .on(Limits.threads(request));
        model.notes().forEach(note -> console.say("note: " + note));
        plane.notes().forEach(note -> console.say("note: " + note));
        boolean json = request.hasMatchedOption("--json");
        return Interruption.during(
                interruption -> {
                    SearchProgress progress =
                            new SearchProgress(console, interruption, System::nanoTime);
                    Task task = new Task(model, plane, options, maps.watchedBy(progress));
                    SliceReport report = task.write();
                    report.mapped().notes().forEach(note -> console.say("note: " + note));
                    console.say(sentence(report));
                    if (json) {
                        console.print(SliceJson.of(report));
                    }
                    return report.mapped().complete() ? Status.DONE : Status.PARTIAL;
                },
                console);
    }

    private record Task(
            TrainedModel model, PlaneChoice plane, PictureOptions options, PlanarMaps maps) {
        SliceReport write() {
            try (OutFile file = new OutFile(options.out(), options.force())) {
                try {
                    return options.format() == Format.GEOJSON ? geoJson(file) : picture(file);
                } catch (IOException e) {
                    throw file.fault(e);
                }
            }
        }

        private SliceReport geoJson(OutFile file) throws IOException {
            Writer text =
                    new BufferedWriter(
                            new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 16);
            Mapped mapped;
            try (GeoJsonWriter json = new GeoJsonWriter(text)) {
                mapped = maps.forEach(json::write);
                json.end(model.name(), mapped);
            }
            return kept(file, mapped, Optional.empty());
        }

        private SliceReport picture(OutFile file) throws IOException {
            // No window is opened, so that no display is needed either.
            System.setProperty("java.awt.headless", "true");
            String name = model.name().isEmpty() ? model.file() : model.name();
            Subject subject =
                    new Subject(name, plane.described(), plane.axes(), model.network().input());
            SlicePicture picture =
                    new SlicePicture(plane.plane(), plane.window(), subject, options.look());
            Mapped mapped = maps.forEach(picture::add, picture::isDense);
            if (mapped.faces() == 0) {
                return kept(file, mapped, Optional.empty());
            }
            Drawn drawn = picture.drawn(mapped);
            PictureFile.write(drawn, options.format(), options.dpi(), file.stream());
            return kept(file, mapped, Optional.of(drawn));
        }

        /// Keeps the file, if there is anything in it.
        private SliceReport kept(OutFile file, Mapped mapped, Optional<Drawn> drawn) {
            boolean some = mapped.faces() > 0;
            if (some) {
                file.keep();
            }
            return new SliceReport(model, plane, options, mapped, drawn, some);
        }
    }

    private static String sentence(SliceReport report) {
        Mapped mapped = report.mapped();
        String count =
                switch (mapped.count()) {
                    case Count.Exact(var regions) ->
                            Words.count(regions.longValueExact(), "region") + ", exact";
                    case Count.Between(var lower, var upper) ->
                            "between "
                                    + Numerals.grouped(lower)
                                    + " and "
                                    + Numerals.grouped(upper)
                                    + " regions: the search ended early";
                };
        String density =
                report.drawn().filter(Drawn::density).isPresent()
                        ? "; they are smaller than a pixel, so that their density is drawn"
                        : "";
        String time = String.format(Locale.ROOT, ", found in %.3f s; ", mapped.seconds());
        String file =
                !report.kept()
                        ? "no region was ready, so no file was written"
                        : mapped.complete()
                                ? report.options().out() + " is written"
                                : "a partial picture is in " + report.options().out();
        return count + density + time + file;
    }
}

package org.faltung.cli;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.polytope.Domain;
import org.faltung.sample.Mean;
import org.faltung.sample.line.BoundaryDensity;
import org.faltung.sample.line.DataSegments;
import tools.jackson.core.JsonGenerator;

/// `estimate --boundaries` and `--between`: region boundaries along random lines and between data points.
final class LineModes {
    private LineModes() {}

    static Status boundaries(TrainedModel model, DomainChoice domain, EstimateRequest asked) {
        EstimateOptions options = asked.options();
        Domain.Box box = EstimateCommand.box(domain, "--boundaries");
        return asked.answer(
                Questions.Subject.of(model),
                Questions.Where.in(domain),
                "boundaries along lines",
                (progress, journal) -> {
                    progress.counting("line");
                    BoundaryDensity density =
                            BoundaryDensity.of(
                                    model.network(),
                                    box.sides(),
                                    options.aim(),
                                    options.threads(),
                                    progress,
                                    progress::current,
                                    journal);
                    Mean mean = density.perLength();
                    mean.warning().ifPresent(asked.console()::say);
                    return new EstimateRequest.Answer(
                            mean.reached() ? Status.DONE : Status.PARTIAL,
                            json -> write(density, domain, model, json),
                            () ->
                                    "region boundaries (R2) crossed per unit length: "
                                            + EstimateNumbers.phrase(mean)
                                            + ", an estimate from "
                                            + Words.count(mean.samples(), "random line")
                                            + "\nvolume of the boundaries per unit of volume: "
                                            + EstimateNumbers.phrase(density.perVolume())
                                            + "\n  domain  "
                                            + domain.described()
                                            + "\n");
                });
    }

    private static void write(
            BoundaryDensity density, DomainChoice domain, TrainedModel model, JsonGenerator json) {
        String method = "isotropic-lines";

        json.writeName("domain");
        domain.write(json);
        json.writeName("boundaries");
        EstimateNumbers.write(density.perLength(), method, "boundaries per unit length", json);
        json.writeName("boundaryVolume");
        EstimateNumbers.write(density.perVolume(), method, "boundary volume per unit volume", json);
        EstimateNumbers.number("boxVolumeLog10", density.log10Box(), json);
        json.writeName("provenance");
        Provenance.write(model, json);
    }

    static Status between(TrainedModel model, String data, EstimateRequest asked) {
        EstimateOptions options = asked.options();
        List<List<Rational>> points =
                PointModes.points("--between", List.of(data), model.network().input());
        if (points.stream().distinct().limit(2).count() < 2) {
            throw new InputException(
                    "--between "
                            + data
                            + ": segments need two points that differ; it has "
                            + Words.count(points.size(), "point"));
        }
        return asked.answer(
                Questions.Subject.of(model),
                Questions.Where.at(List.of(data), points),
                "boundaries between points",
                (progress, journal) -> {
                    progress.counting("segment");
                    DataSegments segments =
                            DataSegments.of(
                                    model.network(),
                                    points,
                                    options.aim(),
                                    options.threads(),
                                    progress,
                                    progress::current,
                                    journal);
                    Mean mean = segments.perSegment();
                    mean.warning().ifPresent(asked.console()::say);
                    return new EstimateRequest.Answer(
                            mean.reached() ? Status.DONE : Status.PARTIAL,
                            json -> write(segments, points.size(), model, json),
                            () ->
                                    "region boundaries (R2) crossed between two data points: "
                                            + EstimateNumbers.phrase(mean)
                                            + ", an estimate from "
                                            + Words.count(mean.samples(), "segment")
                                            + "\nthe same per unit length: "
                                            + EstimateNumbers.phrase(segments.perLength())
                                            + "\n");
                });
    }

    private static void write(
            DataSegments segments, int points, TrainedModel model, JsonGenerator json) {
        json.writeNumberProperty("points", points);
        json.writeName("boundariesPerSegment");
        EstimateNumbers.write(
                segments.perSegment(), "data-segments", "boundaries per segment", json);
        json.writeName("boundaries");
        EstimateNumbers.write(
                segments.perLength(), "data-segments", "boundaries per unit length", json);
        json.writeName("provenance");
        Provenance.write(model, json);
    }
}

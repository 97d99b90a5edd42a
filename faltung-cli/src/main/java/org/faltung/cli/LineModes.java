package org.faltung.cli;

import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.polytope.Domain;
import org.faltung.sample.Mean;
import org.faltung.sample.line.BoundaryDensity;
import org.faltung.sample.line.DataSegments;

/// `estimate --boundaries` and `--between`: region boundaries along random lines and between data points.
final class LineModes {
    private LineModes() {}

    static Status boundaries(
            TrainedModel model, DomainChoice domain, EstimateOptions options, Console console) {
        Domain.Box box = EstimateCommand.box(domain, "--boundaries");
        return options.during(
                console,
                progress -> {
                    progress.counting("line");
                    BoundaryDensity density =
                            BoundaryDensity.of(
                                    model.network(),
                                    box.sides(),
                                    options.aim(),
                                    options.threads(),
                                    progress,
                                    progress::current);
                    Mean mean = density.perLength();
                    mean.warning().ifPresent(console::say);
                    console.print(
                            options.json()
                                    ? json(density, domain, model)
                                    : "region boundaries (R2) crossed per unit length: "
                                            + EstimateNumbers.phrase(mean)
                                            + ", an estimate from "
                                            + Words.count(mean.samples(), "random line")
                                            + "\nvolume of the boundaries per unit of volume: "
                                            + EstimateNumbers.phrase(density.perVolume())
                                            + "\n  domain  "
                                            + domain.described()
                                            + "\n");
                    return mean.reached() ? Status.DONE : Status.PARTIAL;
                });
    }

    private static String json(BoundaryDensity density, DomainChoice domain, TrainedModel model) {
        String method = "isotropic-lines";
        return EstimateOptions.object(json -> {
            json.writeName("domain");
            domain.write(json);
            json.writeName("boundaries");
            EstimateNumbers.write(density.perLength(), method, "boundaries per unit length", json);
            json.writeName("boundaryVolume");
            EstimateNumbers.write(
                    density.perVolume(), method, "boundary volume per unit volume", json);
            EstimateNumbers.number("boxVolumeLog10", density.log10Box(), json);
            json.writeName("provenance");
            Provenance.write(model, json);
        });
    }

    static Status between(
            TrainedModel model, String data, EstimateOptions options, Console console) {
        List<List<Rational>> points =
                PointModes.points("--between", List.of(data), model.network().input());
        if (points.stream().distinct().limit(2).count() < 2) {
            throw new InputException(
                    "--between "
                            + data
                            + ": segments need two points that differ; it has "
                            + Words.count(points.size(), "point"));
        }
        return options.during(
                console,
                progress -> {
                    progress.counting("segment");
                    DataSegments segments =
                            DataSegments.of(
                                    model.network(),
                                    points,
                                    options.aim(),
                                    options.threads(),
                                    progress,
                                    progress::current);
                    Mean mean = segments.perSegment();
                    mean.warning().ifPresent(console::say);
                    console.print(
                            options.json()
                                    ? json(segments, points.size(), model)
                                    : "region boundaries (R2) crossed between two data points: "
                                            + EstimateNumbers.phrase(mean)
                                            + ", an estimate from "
                                            + Words.count(mean.samples(), "segment")
                                            + "\nthe same per unit length: "
                                            + EstimateNumbers.phrase(segments.perLength())
                                            + "\n");
                    return mean.reached() ? Status.DONE : Status.PARTIAL;
                });
    }

    private static String json(DataSegments segments, int points, TrainedModel model) {
        return EstimateOptions.object(json -> {
            json.writeNumberProperty("points", points);
            json.writeName("boundariesPerSegment");
            EstimateNumbers.write(
                    segments.perSegment(), "data-segments", "boundaries per segment", json);
            json.writeName("boundaries");
            EstimateNumbers.write(
                    segments.perLength(), "data-segments", "boundaries per unit length", json);
            json.writeName("provenance");
            Provenance.write(model, json);
        });
    }
}

package org.faltung.cli;

import org.faltung.sample.Mean;
import org.faltung.sample.line.BoundaryDensity;
import org.faltung.sample.local.LocalComplexity;
import tools.jackson.core.JsonGenerator;

/// A series of checkpoints as one JSON object.
final class TrackJson {
    private TrackJson() {}

    static String of(TrackReport report) {
        return EstimateOptions.object(json -> {
            json.writeName("domain");
            report.domain().write(json);
            json.writeObjectPropertyStart("points");
            json.writeName("file");
            report.points().file().ifPresentOrElse(json::writeString, json::writeNull);
            json.writeNumberProperty("number", report.points().all().size());
            json.writeNumberProperty("radius", LocalComplexity.RADIUS.nearest());
            json.writeEndObject();
            json.writeNumberProperty("asked", report.models().size());
            json.writeArrayPropertyStart("checkpoints");
            report.found().forEach(checkpoint -> write(checkpoint, json));
            json.writeEndArray();
        });
    }

    private static void write(Checkpoint checkpoint, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", checkpoint.model().file());
        CountMode.write(checkpoint.count(), json);
        if (checkpoint.knownDensity().isPresent()) {
            BoundaryDensity density = checkpoint.knownDensity().get();
            json.writeName("boundaries");
            write(density.perLength(), "isotropic-lines", "boundaries per unit length", json);
            json.writeName("boundaryVolume");
            write(density.perVolume(), "isotropic-lines", "boundary volume per unit volume", json);
        } else {
            json.writeNullProperty("boundaries");
            json.writeNullProperty("boundaryVolume");
        }
        if (checkpoint.knownComplexity().isPresent()) {
            Checkpoint.Complexity complexity = checkpoint.knownComplexity().get();
            json.writeName("complexity");
            write(complexity.mean(), "random-directions", "local complexity", json);
            json.writeArrayPropertyStart("complexityPerLayer");
            complexity.perLayer().forEach(json::writeNumber);
            json.writeEndArray();
        } else {
            json.writeNullProperty("complexity");
            json.writeNullProperty("complexityPerLayer");
        }
        json.writeName("provenance");
        Provenance.write(checkpoint.model(), json);
        json.writeEndObject();
    }

    private static void write(Mean mean, String method, String of, JsonGenerator json) {
        if (Checkpoint.exact(mean)) {
            json.writeStartObject();
            json.writeStringProperty("kind", "exact");
            json.writeNumberProperty("mean", mean.interval().mean());
            json.writeStringProperty("of", of);
            json.writeEndObject();
        } else {
            EstimateNumbers.write(mean, method, of, json);
        }
    }
}

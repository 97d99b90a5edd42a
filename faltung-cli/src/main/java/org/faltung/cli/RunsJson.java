package org.faltung.cli;

import java.nio.file.Path;
import java.util.List;
import org.faltung.store.Question;
import org.faltung.store.Run;
import tools.jackson.core.JsonGenerator;

/// Kept runs as one line of JSON.
final class RunsJson {
    private RunsJson() {}

    static String of(Path store, List<Run> runs) {
        return RegionJson.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("store", store.toString());
            json.writeArrayPropertyStart("runs");
            runs.forEach(run -> write(run, json));
            json.writeEndArray();
            json.writeEndObject();
        })
                + "\n";
    }

    static String of(Run run) {
        return RegionJson.text(json -> write(run, json)) + "\n";
    }

    static String deleted(Path store, List<Integer> ids) {
        return RegionJson.text(json -> {
            json.writeStartObject();
            json.writeStringProperty("store", store.toString());
            json.writeArrayPropertyStart("deleted");
            ids.forEach(json::writeNumber);
            json.writeEndArray();
            json.writeEndObject();
        })
                + "\n";
    }

    private static void write(Run run, JsonGenerator json) {
        Question question = run.question();
        json.writeStartObject();
        json.writeNumberProperty("id", run.id());
        json.writeStringProperty("kind", question.kind());
        json.writeStringProperty("status", run.status().word());
        json.writeStringProperty("started", run.started().toString());
        json.writeStringProperty("updated", run.updated().toString());
        json.writeNumberProperty("seconds", run.seconds());
        json.writeNumberProperty("sittings", run.sittings());
        text("regions", isEstimate(run) ? "" : run.regions().toString(), json);
        json.writeNumberProperty("subtrees", run.subtrees());
        json.writeName("domain");
        if (question.domain().isEmpty()) {
            json.writeNull();
        } else {
            json.writeRawValue(question.domain());
        }
        text("definition", question.definition(), json);
        text("engine", question.engine(), json);
        text("out", question.out(), json);
        json.writeName("outBytes");
        run.bytes().ifPresentOrElse(json::writeNumber, json::writeNull);
        text("seed", question.seed(), json);
        json.writeObjectPropertyStart("provenance");
        text("model", question.model(), json);
        text("name", question.modelName(), json);
        text("sha256", question.modelSha256(), json);
        text("version", question.version(), json);
        text("jdk", question.jdk(), json);
        text("machine", question.machine(), json);
        text("commandLine", question.commandLine(), json);
        json.writeEndObject();
        json.writeName("result");
        if (run.result().isPresent()) {
            json.writeRawValue(run.result().get());
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    /// Whether it has draws, and neither regions nor subtrees.
    static boolean isEstimate(Run run) {
        return run.question().kind().equals("estimate");
    }

    private static void text(String name, String value, JsonGenerator json) {
        json.writeName(name);
        if (value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }
}

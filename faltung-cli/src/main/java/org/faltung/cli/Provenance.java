package org.faltung.cli;

import tools.jackson.core.JsonGenerator;

/// Where an answer comes from: the model, the program, the machine.
final class Provenance {
    private Provenance() {}

    static void write(TrainedModel model, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", model.file());
        json.writeStringProperty("sha256", model.sha256());
        json.writeStringProperty("version", Resources.version());
        json.writeStringProperty("jdk", Runtime.version().toString());
        json.writeStringProperty(
                "machine",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch")
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors");
        json.writeArrayPropertyStart("notes");
        model.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }
}

package org.faltung.cli;

import tools.jackson.core.JsonGenerator;

/// Where an answer comes from: the model, the program, the machine.
final class Provenance {
    private Provenance() {}

    /// The system, the architecture and the processors.
    static String machine() {
        return System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors";
    }

    static void write(TrainedModel model, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("model", model.file());
        json.writeStringProperty("sha256", model.sha256());
        json.writeStringProperty("version", Resources.version());
        json.writeStringProperty("jdk", Runtime.version().toString());
        json.writeStringProperty("machine", machine());
        json.writeArrayPropertyStart("notes");
        model.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }
}

package org.faltung.cli;

import java.io.StringWriter;
import org.faltung.verify.Verified;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a certificate proves, as one line of JSON.
final class VerifiedJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private VerifiedJson() {}

    static String of(Verified verified) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeBooleanProperty("verified", true);
            json.writeStringProperty("count", verified.count().toString());
            json.writeStringProperty("definition", verified.definition());
            json.writeName("domain");
            DomainText.write(verified.domain(), json);
            json.writeNumberProperty("leaves", verified.leaves());
            json.writeNumberProperty("seconds", verified.seconds());
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}

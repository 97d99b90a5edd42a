package org.faltung.explore;

import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.faltung.count.CannotCountException;
import org.faltung.result.Count;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Answers as JSON.
final class Answers {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// What a page is told of a fault of ours.
    static final String BUG =
            "this is a bug in faltung, not in your input; what went wrong is on the explorer's standard error";

    private Answers() {}

    /// Tells whoever started the explorer of a fault of ours.
    @SuppressWarnings("CatchAndPrintStackTrace")
    static void report(Throwable fault) {
        System.err.println("faltung: " + BUG);
        fault.printStackTrace();
    }

    /// What a page is told of whatever ended its request; a fault of ours is reported.
    static String told(Throwable fault) {
        Throwable cause = fault.getCause();
        if (fault instanceof CompletionException && cause != null) {
            return told(cause);
        }
        if (fault instanceof RefusedException || fault instanceof CannotCountException) {
            return message(fault);
        }
        report(fault);
        return BUG;
    }

    static String message(Throwable fault) {
        String message = fault.getMessage();
        return message == null ? fault.toString() : message;
    }

    /// One object.
    ///
    /// @param members writes what is in it
    static String object(Consumer<JsonGenerator> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    static String error(String message) {
        return object(json -> json.writeStringProperty("error", message));
    }

    /// A number of regions, and how far it can be trusted.
    static void count(String name, Count count, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        switch (count) {
            case Count.Exact(BigInteger regions) -> {
                json.writeStringProperty("kind", "exact");
                json.writeStringProperty("value", regions.toString());
            }
            case Count.Between(BigInteger lower, BigInteger upper) -> {
                json.writeStringProperty("kind", "between");
                json.writeStringProperty("lower", lower.toString());
                json.writeStringProperty(
                        "upper", upper.bitLength() > 4096 ? "unknown" : upper.toString());
            }
        }
        json.writeEndObject();
    }

    static void numbers(String name, double[] numbers, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (double number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    static void texts(String name, List<String> texts, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}

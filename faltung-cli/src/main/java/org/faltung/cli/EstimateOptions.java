package org.faltung.cli;

import java.io.StringWriter;
import java.util.function.Consumer;
import org.faltung.exact.Rational;
import org.faltung.result.Budget;
import org.faltung.sample.Aim;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What an estimate should be like, and what it may cost.
record EstimateOptions(Aim aim, Budget budget, int threads, boolean json) {
    private static final JsonFactory FACTORY = new JsonFactory();

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Limits.option(
                        "--error",
                        "X",
                        "The wished half-width of the interval in decimal logarithms; 0.1 unless"
                                + " told."));
        spec.addOption(
                Limits.option(
                        "--confidence",
                        "P",
                        "How often such an interval holds the truth; 0.95 unless told."));
        spec.addOption(
                Limits.option(
                        "--seed", "N", "The same seed gives the same answer; 1 unless told."));
        spec.addOption(
                Limits.option(
                        "--budget-time",
                        "TIME",
                        "Stop after a time such as 60s or 10m, with exit status 3."));
        spec.addOption(
                Limits.option(
                        "--threads", "N", "Threads to use; as many as processors unless told."));
    }

    static EstimateOptions of(ParseResult request) {
        double error = number(request, "--error", "0.1");
        double confidence = number(request, "--confidence", "0.95");
        if (!(error > 0) || !Double.isFinite(error)) {
            throw new InputException(
                    "--error must be above 0, got "
                            + request.matchedOptionValue("--error", "")
                            + "; it is the half-width of the interval in decimal logarithms, such as"
                            + " 0.1");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new InputException(
                    "--confidence must be above 0 and below 1, got "
                            + request.matchedOptionValue("--confidence", "")
                            + "; try 0.95");
        }
        return new EstimateOptions(
                new Aim(
                        error,
                        confidence,
                        CalibrateOptions.seed(request.matchedOptionValue("--seed", "1"))),
                Limits.budget(request),
                Limits.threads(request),
                request.hasMatchedOption("--json"));
    }

    private static double number(ParseResult request, String name, String standard) {
        String text = request.matchedOptionValue(name, standard);
        try {
            return Rational.parse(text).nearest();
        } catch (IllegalArgumentException e) {
            throw new InputException(name + ": " + e.getMessage(), e);
        }
    }

    /// One object on one line.
    static String object(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}

package org.faltung.store;

import java.util.ArrayList;
import java.util.List;

/// What a run was asked, by whom and where: its provenance. A field that does not apply is empty.
///
/// @param kind the command: count, regions, estimate
/// @param model the model's file or the architecture, as written
/// @param modelName the model's own name
/// @param modelSha256 of the model's file, in hexadecimal; of an architecture, its canonical text
/// @param domain the domain as the user said it, one JSON object
/// @param domainKey the domain itself, exactly, however it was said
/// @param definition what is counted as one region
/// @param engine the engine that was asked for
/// @param out the file that is written, as an absolute path
/// @param seed of random numbers
/// @param version of faltung
/// @param jdk the version of Java
/// @param machine system, architecture, processors
/// @param commandLine the words of the command
public record Question(
        String kind,
        String model,
        String modelName,
        String modelSha256,
        String domain,
        String domainKey,
        String definition,
        String engine,
        String out,
        String seed,
        String version,
        String jdk,
        String machine,
        String commandLine) {
    /// The names of the fields, in order.
    static final List<String> FIELDS =
            List.of(
                    "kind",
                    "model",
                    "model_name",
                    "model_sha256",
                    "domain",
                    "domain_key",
                    "definition",
                    "engine",
                    "out",
                    "seed",
                    "version",
                    "jdk",
                    "machine",
                    "command_line");

    /// The fields, in order.
    List<String> values() {
        return List.of(
                kind,
                model,
                modelName,
                modelSha256,
                domain,
                domainKey,
                definition,
                engine,
                out,
                seed,
                version,
                jdk,
                machine,
                commandLine);
    }

    static Question of(List<String> values) {
        return new Question(
                values.get(0),
                values.get(1),
                values.get(2),
                values.get(3),
                values.get(4),
                values.get(5),
                values.get(6),
                values.get(7),
                values.get(8),
                values.get(9),
                values.get(10),
                values.get(11),
                values.get(12),
                values.get(13));
    }

    /// Whether another run's parts are parts of this one.
    boolean isSame(Question other) {
        return differences(other).isEmpty();
    }

    /// Whether another run is about the same model, as it is or as it was, in the same way.
    boolean isRelated(Question other) {
        return kind.equals(other.kind)
                && (modelSha256.equals(other.modelSha256) || model.equals(other.model));
    }

    /// In what another run differs so that its parts are none of this one, in words.
    List<String> differences(Question other) {
        List<String> words = new ArrayList<>();
        compare("the command", kind, other.kind, words);
        if (!modelSha256.equals(other.modelSha256)) {
            words.add(
                    model.equals(other.model)
                            ? "the model '" + model + "' has changed since"
                            : "the model is '" + model + "', not '" + other.model + "'");
        }
        if (!domainKey.equals(other.domainKey)) {
            words.add("the domain is " + domain + ", not " + other.domain);
        }
        compare("the definition", definition, other.definition, words);
        compare("the engine", engine, other.engine, words);
        compare("the file", out, other.out, words);
        compare("the seed", seed, other.seed, words);
        compare("the version of faltung", version, other.version, words);
        return words;
    }

    private static void compare(String name, String now, String then, List<String> words) {
        if (!now.equals(then)) {
            words.add(name + " is " + said(now) + ", not " + said(then));
        }
    }

    private static String said(String value) {
        return value.isEmpty() ? "not given" : value;
    }
}

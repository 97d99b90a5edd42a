package org.faltung.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.polytope.Domain;
import org.faltung.sample.Aim;
import org.faltung.store.Question;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JsonGenerator;

/// What a run is asked, for the store.
final class Questions {
    private Questions() {}

    /// A question about a trained network.
    ///
    /// @param kind the command
    /// @param definition what is counted
    /// @param out the file that is written, or nothing
    /// @param seed of random numbers, or nothing
    static Question of(
            String kind,
            ParseResult request,
            TrainedModel model,
            DomainChoice domain,
            String definition,
            String out,
            String seed) {
        return new Question(
                kind,
                Path.of(model.file()).toAbsolutePath().normalize().toString(),
                model.name(),
                model.sha256(),
                json(domain::write),
                key(domain.domain()),
                definition,
                request.matchedOptionValue("--engine", ""),
                out.isEmpty() ? "" : Path.of(out).toAbsolutePath().normalize().toString(),
                seed,
                Resources.version(),
                Runtime.version().toString(),
                Provenance.machine(),
                "faltung " + kind + " " + String.join(" ", request.originalArgs()));
    }

    /// What an estimate is asked.
    ///
    /// @param subject what it is about
    /// @param domain where
    /// @param what is estimated, in words
    static Question estimate(
            ParseResult request, Subject subject, Where domain, String what, Aim aim) {
        return new Question(
                "estimate",
                subject.written(),
                subject.name(),
                subject.sha256(),
                domain.json(),
                domain.key(),
                what
                        + ", error "
                        + Numerals.plain(aim.error())
                        + ", confidence "
                        + Numerals.plain(aim.confidence()),
                "",
                "",
                Long.toString(aim.seed()),
                Resources.version(),
                Runtime.version().toString(),
                Provenance.machine(),
                "faltung estimate " + String.join(" ", request.originalArgs()));
    }

    /// A model, or an architecture, whose canonical text stands for its file.
    record Subject(String written, String name, String sha256) {
        static Subject of(TrainedModel model) {
            String path = Path.of(model.file()).toAbsolutePath().normalize().toString();
            return new Subject(path, model.name(), model.sha256());
        }

        static Subject of(Network architecture) {
            String text = ArchitectureWriter.write(architecture);
            return new Subject(text, "", Questions.sha256(text));
        }
    }

    /// A domain: as it was said, one JSON object, and exactly.
    record Where(String json, String key) {
        static final Where ALL = new Where("", "");

        static Where in(DomainChoice domain) {
            return new Where(Questions.json(domain::write), Questions.key(domain.domain()));
        }

        /// At points.
        ///
        /// @param words that the user wrote for them
        static Where at(List<String> words, List<List<Rational>> points) {
            return new Where(
                    Questions.json(json -> {
                        json.writeStartObject();
                        json.writeArrayPropertyStart("points");
                        words.forEach(json::writeString);
                        json.writeEndArray();
                        json.writeEndObject();
                    }),
                    sha256(points.toString()));
        }
    }

    /// A domain, exactly, however it was said.
    private static String key(Domain domain) {
        return sha256(json(json -> DomainText.write(domain, json)));
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String json(Consumer<JsonGenerator> writing) {
        return RegionJson.text(writing);
    }
}

package org.faltung.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.faltung.polytope.Domain;
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

    /// A domain, exactly, however it was said.
    private static String key(Domain domain) {
        String text = json(json -> DomainText.write(domain, json));
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

package org.faltung.store;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A run as the store knows it.
///
/// @param id its number, from 1
/// @param question what was asked
/// @param status how far it is
/// @param started when it began
/// @param updated when it was last heard of
/// @param seconds that it has taken, all sittings together
/// @param sittings how often it was begun or resumed
/// @param regions the regions found so far
/// @param subtrees the subtrees finished so far
/// @param result the answer as one JSON object: the whole one, or the last partial one
/// @param page the same for people, if it was kept
/// @param bytes the size of the output, if it is complete
public record Run(
        int id,
        Question question,
        Status status,
        Instant started,
        Instant updated,
        double seconds,
        int sittings,
        BigInteger regions,
        int subtrees,
        Optional<String> result,
        Optional<String> page,
        Optional<Long> bytes) {
    /// Whether the complete output is still there, by its size.
    ///
    /// @param output a file, or a folder of them
    public boolean wrote(Path output) throws IOException {
        return bytes.isPresent()
                && Files.exists(output)
                && bytes.get() == History.Named.of(output).bytes();
    }

    Run as(Status other) {
        return new Run(
                id, question, other, started, updated, seconds, sittings, regions, subtrees, result,
                page, bytes);
    }

    /// How far a run is.
    public enum Status {
        /// A process works on it.
        RUNNING,
        /// It has its answer.
        DONE,
        /// It was ended before, and can be resumed.
        INTERRUPTED;

        /// In lower case.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}

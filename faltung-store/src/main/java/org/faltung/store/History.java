package org.faltung.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faltung.count.TaskBytes;
import org.faltung.region.Prefix;

/// What a journal tells of its run, but for the tasks themselves.
final class History {
    /// The version of journals that is written.
    static final int VERSION = 1;

    private int id;
    private Optional<Question> question = Optional.empty();
    private Instant started = Instant.EPOCH;
    private Instant sitting = Instant.EPOCH;
    private int sittings;
    private long earlierMilliseconds;
    private long milliseconds; // of the last sitting
    private BigInteger regions = BigInteger.ZERO;
    private final List<Row> rows = new ArrayList<>();
    private Optional<Mark> mark = Optional.empty();
    private Optional<Named> named = Optional.empty();
    private boolean done;
    private Optional<String> result = Optional.empty();
    private Optional<String> page = Optional.empty();
    private int draws;

    /// A finished subtree, as the database shows it.
    record Row(Prefix cell, String regions, int left) {}

    /// Records that are safe in the output.
    record Mark(int records, long bytes) {}

    /// An output that is complete.
    ///
    /// @param bytes its size; of a folder that of its files
    /// @param modified when it, or any of its files, was last written to, in milliseconds
    record Named(long bytes, long modified) {
        static Named of(Path output) throws IOException {
            long bytes = 0;
            long modified = 0;
            try (Stream<Path> files = Files.walk(output)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(file);
                    modified = Math.max(modified, Files.getLastModifiedTime(file).toMillis());
                }
            }
            return new Named(bytes, modified);
        }
    }

    private History() {}

    /// Reads a journal; empty if it does not even say what it is about.
    static Optional<History> of(Path journal) throws IOException {
        History history = new History();
        JournalFile.read(journal, history::take);
        return history.question.isEmpty() ? Optional.empty() : Optional.of(history);
    }

    private void take(Frame frame) throws IOException {
        DataInputStream in = frame.content().open();
        switch (frame.kind()) {
            case RUN -> {
                int version = in.readInt();
                if (version > VERSION) {
                    throw new StoreException(
                            "a run in the store was begun by a newer faltung (its journal is version "
                                    + version
                                    + "); use that one, or choose another folder with --store");
                }
                id = in.readInt();
                List<String> values = new ArrayList<>();
                for (int f = 0; f < Question.FIELDS.size(); f++) {
                    values.add(Frame.read(in));
                }
                question = Optional.of(Question.of(values));
            }
            case SITTING -> {
                sitting = Instant.ofEpochMilli(in.readLong());
                started = sittings == 0 ? sitting : started;
                sittings++;
                earlierMilliseconds += milliseconds;
                milliseconds = 0;
            }
            case TASK -> {
                milliseconds = in.readLong();
                String found = in.readUTF();
                int left = in.readInt();
                regions = regions.add(new BigInteger(found));
                rows.add(new Row(TaskBytes.readCell(in), found, left));
            }
            case MARK -> {
                milliseconds = in.readLong();
                mark = Optional.of(new Mark(in.readInt(), in.readLong()));
            }
            case NAMED -> named = Optional.of(new Named(in.readLong(), in.readLong()));
            case ANSWER -> {
                milliseconds = in.readLong();
                done = in.readBoolean();
                result = Optional.of(Frame.read(in));
                page = in.available() > 0 ? Optional.of(Frame.read(in)) : Optional.empty();
            }
            case DRAW -> {
                milliseconds = in.readLong();
                draws++;
            }
        }
    }

    Question question() {
        return question.orElseThrow();
    }

    int id() {
        return id;
    }

    boolean isDone() {
        return done;
    }

    int draws() {
        return draws;
    }

    Optional<Mark> mark() {
        return mark;
    }

    Optional<Named> named() {
        return named;
    }

    List<Row> rows() {
        return rows;
    }

    /// @param running whether a process works on it
    Run run(boolean running) {
        Run.Status status =
                done ? Run.Status.DONE : running ? Run.Status.RUNNING : Run.Status.INTERRUPTED;
        return new Run(
                id,
                question(),
                status,
                started,
                sitting.plusMillis(milliseconds),
                (earlierMilliseconds + milliseconds) / 1e3,
                sittings,
                regions,
                rows.size(),
                result,
                page,
                named.map(Named::bytes));
    }
}

package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// The lines of a list that say something: not blank, no `#` comment. Each keeps its number.
///
/// Standard input is read as it comes, so that a program may ask one line at a time.
final class Lines implements AutoCloseable {
    private final String name;
    private final OptionalLong total;
    private final BufferedReader reader;
    private long number;

    private Lines(String name, OptionalLong total, InputStream bytes) {
        this.name = name;
        this.total = total;
        this.reader = new BufferedReader(new InputStreamReader(bytes, UTF_8.newDecoder()));
    }

    /// A line without the blanks around it.
    ///
    /// @param number its number in the file, from 1
    record Line(long number, String text) {}

    /// The lines of a file.
    ///
    /// @param file its name, or `-` for standard input
    /// @throws InputException if there is no such file
    static Lines of(String file) {
        if (file.equals("-")) {
            return new Lines("standard input", OptionalLong.empty(), System.in);
        }
        Path path =
                Architectures.existing(file, "there is no file '" + file + "' to read lines from");
        try {
            OptionalLong total =
                    Files.isRegularFile(path)
                            ? OptionalLong.of(count(file, path))
                            : OptionalLong.empty();
            return new Lines(file, total, Files.newInputStream(path));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static long count(String file, Path path) throws IOException {
        try (Lines lines = new Lines(file, OptionalLong.empty(), Files.newInputStream(path))) {
            long count = 0;
            while (lines.next().isPresent()) {
                count++;
            }
            return count;
        }
    }

    /// What the lines come from.
    String name() {
        return name;
    }

    /// How many there are; empty where that shows only at the end.
    OptionalLong total() {
        return total;
    }

    /// The next line, or empty at the end.
    ///
    /// @throws InputException if it is not text
    Optional<Line> next() {
        try {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                String content = withoutMark(text).strip();
                if (!content.isEmpty() && !content.startsWith("#")) {
                    return Optional.of(new Line(number, content));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// Some editors begin a file with an invisible mark.
    private String withoutMark(String text) {
        return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static InputException unreadable(String name, IOException cause) {
        return cause instanceof CharacterCodingException
                ? new InputException(name + " is not a text in UTF-8", cause)
                : new InputException("cannot read " + name + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }
}

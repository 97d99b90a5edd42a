package org.faltung.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.point.PointReader;
import org.faltung.network.Shape;
import picocli.CommandLine.ParseResult;

/// What was written with the options of a domain, read as what it should be.
///
/// @param input the shape of the network's input
record DomainWords(ParseResult request, Shape input) {
    private static final int LONGEST = 60;

    boolean have(String name) {
        return request.hasMatchedOption(name);
    }

    List<Rational> point(String name, String text) {
        try {
            return PointReader.read(text, input);
        } catch (ImportException e) {
            throw new InputException(name + ": " + e.getMessage(), e);
        }
    }

    Path file(String name) {
        String file = word(name);
        return Architectures.existing(file, name + ": there is no file '" + file + "'");
    }

    String word(String name) {
        return words(name, 1).getFirst();
    }

    /// The words of an option, which was given once.
    List<String> words(String name, int count) {
        List<String> words = request.matchedOptionValue(name, List.<String>of());
        if (words.size() != count) {
            throw new InputException(name + " is given twice; a domain is named once");
        }
        return words;
    }

    /// What a text says, or else why it says nothing.
    <T> T checked(String name, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    name
                            + ": "
                            + e.getMessage()
                            + " (the model's input is "
                            + input.described()
                            + ")",
                    e);
        }
    }

    static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}

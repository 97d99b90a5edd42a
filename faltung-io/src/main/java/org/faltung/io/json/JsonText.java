package org.faltung.io.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads the one value of a JSON file.
public final class JsonText {
    private static final Pattern SOURCE =
            Pattern.compile(" \\((start marker at )?\\[Source: .*?\\]\\)|, from `[^`]*`");
    private static final int DEEPEST = 1000;
    private static final int MOST_DIGITS = 100_000;
    private static final int PIECE = 4096; // values

    /// NaN and Infinity are let in, so that they are refused where a number is wanted, by name.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNumberLength(MOST_DIGITS)
                                    .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private final InputFile file;
    private final JsonParser parser;
    private final Runnable between;
    private long values; // so far

    private JsonText(InputFile file, JsonParser parser, Runnable between) {
        this.file = file;
        this.parser = parser;
        this.between = between;
    }

    /// The value in a file.
    ///
    /// @throws ImportException if it is not JSON, or says a name twice in an object
    public static Json read(InputFile file) {
        return read(file, () -> {});
    }

    /// The same, by a reader that can be stopped.
    ///
    /// @param between run between pieces of the work; ends it by an exception
    public static Json read(InputFile file, Runnable between) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), file.text())) {
            var text = new JsonText(file, parser, between);
            JsonValue value = text.value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw text.fault("something follows after the end of the value");
            }
            return Json.of(file, value);
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw new ImportException(file.name(), line + "this is not JSON: " + problem(e), e);
        }
    }

    /// What the parser says, without its remarks on where the text came from.
    private static String problem(JacksonException fault) {
        return SOURCE.matcher(fault.getOriginalMessage()).replaceAll("");
    }

    private JsonValue value(JsonToken token) {
        if (++values % PIECE == 0) {
            between.run();
        }
        if (token == null) {
            throw fault("there is nothing in it");
        }
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> items();
            case VALUE_STRING -> new JsonValue.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Numeral(parser.getString());
            case VALUE_TRUE -> new JsonValue.Truth(true);
            case VALUE_FALSE -> new JsonValue.Truth(false);
            case VALUE_NULL -> JsonValue.Nothing.NOTHING;
            default -> throw fault("this is not JSON");
        };
    }

    private JsonValue members() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (members.put(name, value(parser.nextToken())) != null) {
                throw fault("'" + name + "' is said twice in one object");
            }
        }
        return new JsonValue.Members(members);
    }

    private JsonValue items() {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(value(token));
        }
        return new JsonValue.Items(items);
    }

    private ImportException fault(String message) {
        int line = parser.currentTokenLocation().getLineNr();
        return file.fault("line " + line + ": " + message);
    }
}

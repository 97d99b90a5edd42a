package org.faltung.io.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;

/// A value of JSON at its place in a file, so that whatever it should have been can be said there.
///
/// @param place the way to it, such as `layers[2].weights`; empty for the whole
public record Json(InputFile file, String place, JsonValue value) {
    static Json of(InputFile file, JsonValue value) {
        return new Json(file, "", value);
    }

    /// What is wrong with it.
    public ImportException fault(String message) {
        return file.fault(place.isEmpty() ? message : place + ": " + message);
    }

    private ImportException unlike(String wanted) {
        return fault("expected " + wanted + ", got " + value.described());
    }

    /// A member of an object.
    public Optional<Json> member(String name) {
        return Optional.ofNullable(members().get(name))
                .map(member -> new Json(file, place.isEmpty() ? name : place + "." + name, member));
    }

    /// A member that an object must have.
    public Json required(String name) {
        return member(name).orElseThrow(() -> fault("'" + name + "' is missing"));
    }

    /// Checks that an object has no members but these.
    public void requireOnly(Set<String> names) {
        for (String name : members().keySet()) {
            if (!names.contains(name)) {
                throw fault(
                        "'"
                                + name
                                + "' is not known here; there are "
                                + String.join(", ", names.stream().sorted().toList()));
            }
        }
    }

    private Map<String, JsonValue> members() {
        if (value instanceof JsonValue.Members(Map<String, JsonValue> members)) {
            return members;
        }
        throw unlike("an object {...}");
    }

    /// Whether it is an array.
    public boolean isArray() {
        return value instanceof JsonValue.Items;
    }

    /// The items of an array.
    public List<Json> items() {
        if (!(value instanceof JsonValue.Items(List<JsonValue> items))) {
            throw unlike("an array [...]");
        }
        List<Json> places = new ArrayList<>();
        for (JsonValue item : items) {
            places.add(new Json(file, place + "[" + places.size() + "]", item));
        }
        return places;
    }

    /// A string.
    public String text() {
        if (value instanceof JsonValue.Text(String text)) {
            return text;
        }
        throw unlike("a string");
    }

    /// true or false.
    public boolean truth() {
        if (value instanceof JsonValue.Truth(boolean truth)) {
            return truth;
        }
        throw unlike("true or false");
    }

    /// A whole number in a range.
    public int integer(int least, int most) {
        if (value instanceof JsonValue.Numeral(String text) && text.matches("-?\\d{1,10}")) {
            long number = Long.parseLong(text);
            if (least <= number && number <= most) {
                return (int) number;
            }
        }
        throw unlike(
                "a whole number of at least "
                        + least
                        + (most == Integer.MAX_VALUE ? "" : " and at most " + most));
    }

    /// A number, exactly as written: a JSON number, or a string with a decimal or p/q.
    public Rational number() {
        String text =
                switch (value) {
                    case JsonValue.Numeral(String digits) -> digits;
                    case JsonValue.Text(String digits) -> digits;
                    default -> throw unlike("a number, or a string \"p/q\"");
                };
        try {
            return Rational.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ImportException(
                    file.name(), place + (place.isEmpty() ? "" : ": ") + e.getMessage(), e);
        }
    }
}

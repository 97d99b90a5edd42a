package org.faltung.io.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of JSON. Numbers keep their digits, for no type of numbers holds them all.
public sealed interface JsonValue {
    /// An object, in the order of the text.
    record Members(Map<String, JsonValue> members) implements JsonValue {
        /// Copies the members.
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /// An array.
    record Items(List<JsonValue> items) implements JsonValue {
        /// Copies the items.
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A number.
    ///
    /// @param text as it is written
    record Numeral(String text) implements JsonValue {}

    /// A string.
    record Text(String text) implements JsonValue {}

    /// true or false.
    record Truth(boolean value) implements JsonValue {}

    /// null.
    enum Nothing implements JsonValue {
        /// The only value.
        NOTHING
    }

    /// The value in words, for a message that wanted another.
    default String described() {
        return switch (this) {
            case Members _ -> "an object";
            case Items _ -> "an array";
            case Numeral(String text) -> text;
            case Text(String text) -> "'" + text + "'";
            case Truth(boolean value) -> Boolean.toString(value);
            case Nothing _ -> "null";
        };
    }
}

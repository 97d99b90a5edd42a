package org.faltung.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.polytope.Domain;
import tools.jackson.core.JsonGenerator;

/// The domain that the user chose, and how he said it.
///
/// @param domain where regions are counted
/// @param kind the option without its dashes; `space` if none was given
/// @param words what was written with it, by name, in order; `points` holds several
/// @param described one phrase, as in "counted in all of R^3"
/// @param notes what its reader has to say
record DomainChoice(
        Domain domain, String kind, Map<String, Said> words, String described, List<String> notes) {
    DomainChoice {
        notes = List.copyOf(notes);
    }

    /// What was written with an option.
    sealed interface Said {
        /// One word, or none where it may be left out.
        record One(Optional<String> word) implements Said {}

        /// Several.
        record Several(List<String> words) implements Said {
            public Several {
                words = List.copyOf(words);
            }
        }

        /// Writes them by name into an object.
        static void write(Map<String, Said> words, JsonGenerator json) {
            words.forEach((name, value) -> {
                json.writeName(name);
                switch (value) {
                    case Said.One(Optional<String> word) ->
                            word.ifPresentOrElse(json::writeString, json::writeNull);
                    case Said.Several(List<String> several) -> {
                        json.writeStartArray();
                        several.forEach(json::writeString);
                        json.writeEndArray();
                    }
                }
            });
        }
    }

    /// Writes the object that stands for the domain in the output of every command.
    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", kind);
        json.writeNumberProperty("inputDimension", domain.ambient());
        Said.write(words, json);
        json.writeEndObject();
    }
}

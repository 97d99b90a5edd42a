package org.faltung.cli;

import java.util.List;
import java.util.Map;
import org.faltung.cli.DomainChoice.Said;
import org.faltung.slice.Plane;
import org.faltung.slice.Window;
import tools.jackson.core.JsonGenerator;

/// The plane that the user chose for a picture, and how he said it.
///
/// @param plane in the input space, with the points to be marked
/// @param window of the plane
/// @param kind `inputs`, `points`, `pca` or `random`
/// @param words what was written with it, by name, in order
/// @param described one phrase; empty for the inputs themselves
/// @param axes the names of u and v in a picture
/// @param notes what the user may not expect
record PlaneChoice(
        Plane plane,
        Window window,
        String kind,
        Map<String, Said> words,
        String described,
        List<String> axes,
        List<String> notes) {
    PlaneChoice {
        axes = List.copyOf(axes);
        notes = List.copyOf(notes);
    }

    /// Writes the object that stands for the plane in the output.
    void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", kind);
        json.writeNumberProperty("inputDimension", plane.ambient());
        Said.write(words, json);
        json.writeEndObject();
    }
}

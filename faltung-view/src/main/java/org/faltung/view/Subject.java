package org.faltung.view;

import java.util.List;
import org.faltung.network.Shape;

/// What a picture is about, in words.
///
/// @param model the model's name
/// @param plane one phrase on the plane, such as "the plane through P0, P1, P2"; empty for the inputs of a model
///     with two
/// @param axes the names of u and v
/// @param input the shape of the input, by which points may be images
public record Subject(String model, String plane, List<String> axes, Shape input) {
    /// Checks that there are two names.
    public Subject {
        axes = List.copyOf(axes);
        if (axes.size() != 2) {
            throw new IllegalArgumentException("axes must be 2 names, got " + axes.size());
        }
    }
}

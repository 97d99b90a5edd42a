package org.faltung.view.scene;

import java.util.List;
import java.util.Optional;

/// Marks that belong together, drawn in order.
///
/// @param id a word for programs: letters, digits, hyphens
/// @param title what they are
/// @param clip the polygon outside of which nothing is drawn
public record Group(String id, String title, Optional<Polyline> clip, List<Mark> marks) {
    /// Copies the marks.
    public Group {
        marks = List.copyOf(marks);
    }

    /// Marks that may be drawn anywhere.
    public static Group of(String id, String title, List<Mark> marks) {
        return new Group(id, title, Optional.empty(), marks);
    }
}

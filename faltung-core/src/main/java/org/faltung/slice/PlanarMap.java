package org.faltung.slice;

import java.util.ArrayList;
import java.util.List;

/// The regions of a network in a window of a plane, as faces that fill it.
///
/// @param mapped how it was found: the plane, the window, the count
/// @param faces the faces by number; if the walk ended early, those found
public record PlanarMap(Mapped mapped, List<Face> faces) {
    /// Copies the list.
    public PlanarMap {
        faces = List.copyOf(faces);
    }

    /// The plane.
    public Plane plane() {
        return mapped.plane();
    }

    /// The window.
    public Window window() {
        return mapped.window();
    }

    /// Whether the faces fill the window.
    public boolean complete() {
        return mapped.complete();
    }

    /// The lines between faces, in pieces: each piece once.
    public List<FoldSegment> folds() {
        List<FoldSegment> segments = new ArrayList<>();
        for (Face face : faces) {
            for (int i = 0; i < face.outline().size(); i++) {
                int side = i;
                if (face.outline().isDrawn(i)) {
                    face.outline()
                            .fold(i)
                            .ifPresent(unit -> segments.add(new FoldSegment(face, side, unit)));
                }
            }
        }
        return segments;
    }

    /// The decision boundary inside the faces, in pieces: each piece once.
    public List<DecisionSegment> decisions() {
        return faces.stream().flatMap(face -> face.decisions().stream()).toList();
    }
}

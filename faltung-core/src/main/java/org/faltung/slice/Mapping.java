package org.faltung.slice;

import java.util.function.Consumer;
import org.faltung.count.Monitor;
import org.faltung.fold.FoldSequence;
import org.faltung.result.Budget;

/// One run over the faces of a map.
///
/// @param folds the network
/// @param plane in its input space
/// @param window of the plane
/// @param budget what may be spent
/// @param monitor who watches
record Mapping(FoldSequence folds, Plane plane, Window window, Budget budget, Monitor monitor) {
    Mapped run(Consumer<Face> sink) {
        throw new IllegalStateException("soon");
    }
}

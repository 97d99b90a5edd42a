package org.faltung.slice;

import java.math.BigInteger;
import java.util.List;
import org.faltung.result.Count;
import org.faltung.result.Decided;

/// How the walk over the faces of a map came to its end.
///
/// @param plane the plane
/// @param window the window of it
/// @param faces the faces that were found
/// @param count the number of regions (R2) in the window: exact, or between two numbers if the walk ended early
/// @param perLayer after each folding layer the cells of the network up to it; those found, if the walk ended early
/// @param outputs the number of outputs of the network
/// @param decided the decisions by rung
/// @param seconds wall clock
/// @param notes what a reader should know
public record Mapped(
        Plane plane,
        Window window,
        long faces,
        Count count,
        List<BigInteger> perLayer,
        int outputs,
        Decided decided,
        double seconds,
        List<String> notes) {
    /// Copies the lists.
    public Mapped {
        perLayer = List.copyOf(perLayer);
        notes = List.copyOf(notes);
    }

    /// Whether the faces are all there are, so that they fill the window.
    public boolean complete() {
        return count instanceof Count.Exact;
    }
}

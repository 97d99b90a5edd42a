package org.faltung.notation;

import java.util.List;
import org.faltung.network.Network;

/// What an architecture string says.
///
/// @param network the architecture, all its weights free
/// @param notes what a reader may not expect, a line each
public record Parsed(Network network, List<String> notes) {
    /// Copies the notes.
    public Parsed {
        notes = List.copyOf(notes);
    }
}

package org.faltung.io;

import java.util.List;
import org.faltung.network.Network;

/// A model that was read.
///
/// @param network with its weights; the batch is dropped
/// @param notes what a reader may not expect, a line each
/// @param name the name of the file
/// @param sha256 the digest of the file, and of the weights it keeps in other files, if any
public record Model(Network network, List<String> notes, String name, String sha256) {
    /// Copies the notes.
    public Model {
        notes = List.copyOf(notes);
    }
}

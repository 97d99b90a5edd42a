package org.faltung.io.domain;

import java.nio.file.Path;
import java.util.List;
import org.faltung.io.ImportException;
import org.faltung.io.InputFile;
import org.faltung.polytope.Domain;

/// A property of a network in VNN-LIB, version 1, of which only the inputs `X_0`, `X_1`, … matter here.
///
/// @param domain where the inputs may lie: a box wherever the file says no more than that
/// @param notes what was left out
public record Vnnlib(Domain domain, List<String> notes) {
    /// Copies the notes.
    public Vnnlib {
        notes = List.copyOf(notes);
    }

    /// Reads the input constraints of a file.
    ///
    /// @param ambient the number of inputs of the network
    /// @throws ImportException if they are not one convex polytope, or not those of such a network
    public static Vnnlib read(Path path, int ambient) {
        InputFile file = InputFile.at(path, "VNN-LIB file");
        return new VnnlibReader(file, ambient).of(Expression.read(file));
    }
}

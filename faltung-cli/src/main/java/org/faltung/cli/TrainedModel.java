package org.faltung.cli;

import java.nio.file.Path;
import java.util.List;
import org.faltung.io.Model;
import org.faltung.io.Models;
import org.faltung.network.Network;

/// A model file that the user named, with what the answer says of it.
///
/// @param network the network with its weights
/// @param file the name as written
/// @param name the model's own name; may be empty
/// @param sha256 of the file, in hexadecimal
/// @param notes what its reader has to say
record TrainedModel(Network network, String file, String name, String sha256, List<String> notes) {
    TrainedModel {
        notes = List.copyOf(notes);
    }

    /// Reads a model.
    ///
    /// @throws InputException if there is no such file
    /// @throws org.faltung.io.ImportException if it cannot be read
    static TrainedModel of(String written) {
        Model model = Models.read(requireFile(written));
        return new TrainedModel(
                model.network(), written, model.name(), model.sha256(), model.notes());
    }

    /// The path of a model's file.
    ///
    /// @throws InputException if there is no such file
    static Path requireFile(String written) {
        if (written.startsWith("in:") || written.startsWith("preset:") || written.startsWith("@")) {
            throw new InputException(
                    "'"
                            + written
                            + "' is an architecture without weights; give a trained model (.onnx or"
                            + " .json), or try 'faltung bounds'");
        }
        if (written.isEmpty()) {
            throw new InputException("which model? Give a path to one (.onnx or .json)");
        }
        return Architectures.existing(
                written, "there is no model file '" + written + "'; give a path to one");
    }
}

package org.faltung.store;

import org.faltung.initial.Initialisation;
import org.faltung.initial.RandomNetwork;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;

/// Small random networks, and questions about them.
final class Networks {
    private Networks() {}

    static Network draw(String architecture, long seed) {
        return RandomNetwork.of(
                ArchitectureParser.parse(architecture).network(), Initialisation.HE, seed);
    }

    /// A question about a domain.
    static Question question(String domain) {
        return new Question(
                "count",
                "m.onnx",
                "m",
                "ab",
                domain,
                domain,
                "R2",
                "",
                "",
                "",
                "1",
                "25",
                "here",
                "faltung count m.onnx");
    }
}

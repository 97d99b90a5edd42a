package org.faltung.cli;

import java.util.List;
import java.util.function.Consumer;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.BoundTable;
import org.faltung.bound.Effort;
import org.faltung.bound.OneLayer;
import org.faltung.count.Monitor;
import org.faltung.network.Network;
import org.faltung.sample.Aim;
import org.faltung.sample.layer.LayerEstimate;
import org.faltung.sample.layer.OneLayerEstimator;

/// What `faltung estimate` found out about an architecture with one hidden layer.
///
/// @param table what is proved about it, the brackets of the estimate
/// @param estimate the true maximum and the printed formula
/// @param aim what was wished
/// @param notes what the reader of the architecture has to say
record LayerReport(BoundTable table, LayerEstimate estimate, Aim aim, List<String> notes) {

    /// Estimates, or says why it cannot.
    ///
    /// @throws InputException if the time was too short for anything
    static LayerReport of(
            Network network,
            OneLayer layer,
            Aim aim,
            int threads,
            Monitor monitor,
            Consumer<LayerEstimate> watcher,
            List<String> notes) {
        LayerEstimate estimate =
                OneLayerEstimator.estimate(
                                layer.layer(),
                                layer.copies(),
                                layer.breakpoints(),
                                layer.layer().formulaIsTrue(),
                                aim,
                                threads,
                                monitor,
                                watcher)
                        .orElseThrow(() ->
                                new InputException(
                                        "the time was over before two experiments were done; give"
                                                + " --budget-time more, or leave it out"));
        return new LayerReport(
                ArchitectureBounds.of(network, new Effort(false)), estimate, aim, notes);
    }

    Status status() {
        return estimate.halfWidth() <= aim.error() ? Status.DONE : Status.PARTIAL;
    }
}

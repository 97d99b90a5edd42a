package org.faltung.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.BoundTable;
import org.faltung.bound.Effort;
import org.faltung.bound.OneLayer;
import org.faltung.count.Monitor;
import org.faltung.network.Network;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawJournal;
import org.faltung.sample.layer.LayerEstimate;
import org.faltung.sample.layer.OneLayerEstimator;

/// What `faltung estimate` found out about an architecture with one hidden layer.
///
/// @param table what is proved about it, the brackets of the estimate
/// @param estimate the true maximum and the printed formula; nothing if the time was too short for two experiments
/// @param aim what was wished
/// @param notes what the reader of the architecture has to say
record LayerReport(
        BoundTable table, Optional<LayerEstimate> estimate, Aim aim, List<String> notes) {

    /// Estimates.
    static LayerReport of(
            Network network,
            OneLayer layer,
            Aim aim,
            int threads,
            Monitor monitor,
            Consumer<LayerEstimate> watcher,
            DrawJournal journal,
            List<String> notes) {
        CompletableFuture<BoundTable> table =
                CompletableFuture.supplyAsync(() -> ArchitectureBounds.of(network, Effort.BRIEF));
        Optional<LayerEstimate> estimate =
                OneLayerEstimator.estimate(
                        layer.layer(),
                        layer.copies(),
                        layer.breakpoints(),
                        layer.layer().formulaIsTrue(),
                        aim,
                        threads,
                        monitor,
                        watcher,
                        journal);
        return new LayerReport(table.join(), estimate, aim, notes);
    }

    Status status() {
        return estimate.filter(known -> known.halfWidth() <= aim.error()).isPresent()
                ? Status.DONE
                : Status.PARTIAL;
    }
}

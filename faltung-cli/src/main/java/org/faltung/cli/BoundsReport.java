package org.faltung.cli;

import java.util.List;
import java.util.Optional;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.BoundTable;
import org.faltung.bound.Effort;
import org.faltung.bound.PerParameter;

/// The whole answer of `faltung bounds` to one architecture, ready to be printed in any form.
///
/// @param table the bounds
/// @param versus the comparison with a fully connected layer, if it was asked for
/// @param notes what the reader of the architecture has to say
/// @param calibrated the numbers of regions of random networks, if they were asked for
record BoundsReport(
        BoundTable table,
        Optional<PerParameter> versus,
        List<String> notes,
        Optional<Calibrated> calibrated) {
    /// Copies the notes.
    BoundsReport {
        notes = List.copyOf(notes);
    }

    BoundsReport(BoundTable table, Optional<PerParameter> versus, List<String> notes) {
        this(table, versus, notes, Optional.empty());
    }

    /// The same with random networks beside the bounds.
    BoundsReport with(Calibrated networks) {
        return new BoundsReport(table, versus, notes, Optional.of(networks));
    }

    /// Partial if some networks were not counted to the end.
    Status status() {
        return calibrated.filter(networks -> !networks.calibration().complete()).isPresent()
                ? Status.PARTIAL
                : Status.DONE;
    }

    /// Reads an architecture and bounds it.
    ///
    /// @param written an architecture, `@FILE`, or a model file
    static BoundsReport of(String written, boolean compare, Effort effort) {
        Architectures.Named named = Architectures.of(written);
        BoundTable table = ArchitectureBounds.of(named.network(), effort);
        Optional<PerParameter> versus =
                compare ? Optional.of(PerParameter.of(named.network(), effort)) : Optional.empty();
        return new BoundsReport(table, versus, named.notes());
    }
}

package org.faltung.cli;

import java.util.List;
import org.faltung.sample.Aim;

/// What is known of a series of checkpoints.
///
/// @param models all that were asked for
/// @param found the first of them, as many as were looked at
record TrackReport(
        List<TrainedModel> models,
        DomainChoice domain,
        TrackPoints points,
        Aim aim,
        List<Checkpoint> found) {
    TrackReport {
        models = List.copyOf(models);
        found = List.copyOf(found);
    }

    Status status() {
        return found.stream()
                .map(Checkpoint::status)
                .reduce(found.size() < models.size() ? Status.PARTIAL : Status.DONE, Status::and);
    }

    /// The confidence in per cent.
    String percent() {
        return Numerals.plain(Math.round(aim.confidence() * 1e8) / 1e6) + " %";
    }
}

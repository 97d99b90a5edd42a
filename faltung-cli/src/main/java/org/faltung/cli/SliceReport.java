package org.faltung.cli;

import java.util.Optional;
import org.faltung.slice.Mapped;
import org.faltung.view.Drawn;

/// A picture with what was asked.
///
/// @param drawn the picture; empty for GeoJSON
/// @param kept whether there is a file
record SliceReport(
        TrainedModel model,
        PlaneChoice plane,
        PictureOptions options,
        Mapped mapped,
        Optional<Drawn> drawn,
        boolean kept) {}

package org.faltung.view.scene;

import java.util.List;
import org.faltung.view.color.Theme;

/// A picture that is laid out: every mark has its place and colour. Lengths are in points of 1/96 inch.
///
/// @param title one line
/// @param description what is seen, for who cannot see it
public record Scene(
        double width,
        double height,
        Theme theme,
        String title,
        String description,
        List<Group> groups) {
    /// The id of the group of regions, whose marks are all [Mark.Region].
    public static final String REGIONS = "regions";

    /// Copies the groups.
    public Scene {
        groups = List.copyOf(groups);
    }
}

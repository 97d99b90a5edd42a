package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import org.faltung.region.geometry.PackedPattern;
import org.jspecify.annotations.Nullable;

/// Draws the cells of one sheet. One a thread.
final class Draft {
    private final Drafting drafting;
    private final Decision decision;
    private final Survey survey;

    Draft(Drafting drafting, Decision decision) {
        this.drafting = drafting;
        this.decision = decision;
        survey = decision.survey();
    }

    MappedCell of(int cell, PackedPattern pattern) {
        Polygon polygon = decision.sheet.polygon(cell);
        Outline outline = drafting.outline(polygon, survey.probe());
        return new MappedCell(
                pattern, outline, decision.output(cell), parts(cell, polygon, outline));
    }

    private List<MappedCell.Part> parts(int cell, Polygon polygon, Outline outline) {
        char piece = decision.piece(cell);
        if (piece != Survey.SEVERAL) {
            return List.of(new MappedCell.Part(piece, outline));
        }
        List<MappedCell.Part> parts = new ArrayList<>();
        @Nullable Polygon[] cut = survey.cut(polygon, cell);
        for (int p = 0; p < cut.length; p++) {
            Polygon part = cut[p];
            if (part != null) {
                Outline mine =
                        part.equals(polygon) ? outline : drafting.outline(part, survey.probe());
                parts.add(new MappedCell.Part(p, mine));
            }
        }
        return parts;
    }
}

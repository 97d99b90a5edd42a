package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;
import org.faltung.region.geometry.PatternCode;
import org.jspecify.annotations.Nullable;

/// Draws the cells of one sheet: their outlines at once, the rest when it is asked for.
final class Draft {
    private final Drafting drafting;
    private final PatternCode code;
    private final NumberedNetwork network;
    private final Sheet sheet;
    private final Supplier<Field[]> values;
    private final Probe probe = new Probe(null, new int[0]);
    private @Nullable Decision decision;

    /// @param network with the layer that decides as its last
    /// @param values makes the values before that layer
    Draft(
            Drafting drafting,
            PatternCode code,
            NumberedNetwork network,
            Sheet sheet,
            Supplier<Field[]> values) {
        this.drafting = drafting;
        this.code = code;
        this.network = network;
        this.sheet = sheet;
        this.values = values;
    }

    /// The cell at a place of the order of the tree.
    MappedCell of(PatternBook book, int place) {
        int cell = book.cell(place);
        Outline outline = drafting.outline(sheet.polygon(cell), probe);
        return new MappedCell(code, book, cell, outline, this);
    }

    /// What the network does on a cell. Safe for several threads.
    synchronized MappedCell.Detail detail(int cell, Outline outline) {
        Decision known = decision;
        if (known == null) {
            known = decide();
            decision = known;
        }
        return new MappedCell.Detail(known.output(cell), parts(known, cell, outline));
    }

    private Decision decide() {
        Field[] before = values.get();
        int number = network.layers().size() - 1;
        NumberedLayer layer = network.layers().get(number);
        Field[] rows = new Field[layer.distinctRows()];
        FieldSum sum = new FieldSum(sheet, before);
        for (int row = 0; row < rows.length; row++) {
            rows[row] = sum.of(layer, row);
        }
        return new Decision(layer, number, sheet, rows);
    }

    private List<MappedCell.Part> parts(Decision decided, int cell, Outline outline) {
        char piece = decided.piece(cell);
        if (piece != Survey.SEVERAL) {
            return List.of(new MappedCell.Part(piece, outline));
        }
        Polygon polygon = sheet.polygon(cell);
        List<MappedCell.Part> parts = new ArrayList<>();
        @Nullable Polygon[] cut = decided.survey().cut(polygon, cell);
        for (int p = 0; p < cut.length; p++) {
            Polygon part = cut[p];
            if (part != null) {
                Outline mine = part.equals(polygon) ? outline : drafting.outline(part, probe);
                parts.add(new MappedCell.Part(p, mine));
            }
        }
        return List.copyOf(parts);
    }
}

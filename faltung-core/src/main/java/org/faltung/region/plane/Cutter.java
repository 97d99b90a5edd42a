package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.region.Prefix;
import org.faltung.region.field.NumberedLayer;
import org.jspecify.annotations.Nullable;

/// Cuts the cells of a sheet by some values of a layer, one cell after another, parents first.
///
/// Of a cell that is cut, that part keeps the number that has the piece of the cell above: so neighbours in the
/// tree differ in few units.
final class Cutter {
    private final NumberedLayer layer;
    private final Sheet sheet;
    private final Survey survey;
    private final char[] @Nullable [] pieces;
    private final Prefix from;
    private final List<Extra> extras = new ArrayList<>();
    private int[] owner; // of each new cell, the cell that it was a part of
    private final int before;

    /// A piece of a new cell that is not, or not surely, that of its owner.
    private record Extra(int value, int cell, int piece) {}

    /// @param pieces by value, of all cells or one for all; those of values cut by are filled in
    Cutter(
            NumberedLayer layer,
            Sheet sheet,
            Survey survey,
            char[] @Nullable [] pieces,
            Prefix from) {
        this.layer = layer;
        this.sheet = sheet;
        this.survey = survey;
        this.pieces = pieces;
        this.from = from;
        before = sheet.cells();
        owner = new int[16];
    }

    /// Cuts by values `begin` to `end − 1`, whose pieces are known or several on each cell.
    void cut(int begin, int end) {
        int[] count = new int[before + 1];
        for (int v = begin; v < end; v++) {
            char[] mine = pieces[v];
            for (int cell = 0; mine != null && cell < mine.length; cell++) {
                count[cell + 1] += mine[cell] == Survey.SEVERAL ? 1 : 0;
            }
        }
        for (int cell = 0; cell < before; cell++) {
            count[cell + 1] += count[cell];
        }
        int[] list = new int[count[before]];
        int[] at = Arrays.copyOf(count, before);
        for (int v = begin; v < end; v++) {
            char[] mine = pieces[v];
            for (int cell = 0; mine != null && cell < mine.length; cell++) {
                if (mine[cell] == Survey.SEVERAL) {
                    list[at[cell]++] = v;
                }
            }
        }
        for (int cell = 0; cell < before; cell++) {
            if (count[cell] < count[cell + 1]) {
                cell(cell, Arrays.copyOfRange(list, count[cell], count[cell + 1]));
            }
        }
        extend(end);
    }

    private static final class Part {
        private Polygon polygon;
        private final char[] piece;
        private final int above; // in the list of parts; −1 for the first
        private int number;

        Part(Polygon polygon, char[] piece, int above) {
            this.polygon = polygon;
            this.piece = piece;
            this.above = above;
        }
    }

    private void cell(int cell, int[] values) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(sheet.polygon(cell), new char[values.length], -1));
        for (int q = 0; q < values.length; q++) {
            survey.take(values[q]);
            int many = parts.size();
            for (int i = 0; i < many; i++) {
                split(parts, i, q, values[q], cell);
            }
        }
        Part first = parts.getFirst();
        first.number = cell;
        sheet.replace(cell, first.polygon);
        for (int q = 0; q < values.length; q++) {
            mine(values[q])[cell] = first.piece[q];
        }
        for (Part part : parts.subList(1, parts.size())) {
            part.number = sheet.add(parts.get(part.above).number, part.polygon);
            int index = part.number - before;
            if (index == owner.length) {
                owner = Arrays.copyOf(owner, 2 * index);
            }
            owner[index] = cell;
            for (int q = 0; q < values.length; q++) {
                extras.add(new Extra(values[q], part.number, part.piece[q]));
            }
        }
    }

    private char[] mine(int value) {
        char[] mine = pieces[value];
        if (mine == null) {
            throw new IllegalStateException("the value was not surveyed");
        }
        return mine;
    }

    private void split(List<Part> parts, int i, int q, int value, int cell) {
        Part part = parts.get(i);
        @Nullable Polygon[] cut = survey.cut(part.polygon, cell);
        int number = layer.foldNumber[layer.firstUnit[value]];
        int wished;
        if (number < from.length()) {
            wished = from.piece(number);
            Polygon only = cut[wished];
            Arrays.fill(cut, null);
            cut[wished] = only;
        } else if (part.above >= 0) {
            wished = parts.get(part.above).piece[q];
        } else {
            int up = sheet.parents()[cell];
            wished = up < 0 ? 0 : mine(value)[up];
        }
        int kept = wished < cut.length && cut[wished] != null ? wished : 0;
        while (cut[kept] == null) {
            kept++;
        }
        for (int p = 0; p < cut.length; p++) {
            Polygon polygon = cut[p];
            if (polygon != null && p != kept) {
                char[] piece = part.piece.clone();
                piece[q] = (char) p;
                parts.add(new Part(polygon, piece, i));
            } else if (polygon != null) {
                part.polygon = polygon;
                part.piece[q] = (char) p;
            }
        }
    }

    private void extend(int end) {
        int cells = sheet.cells();
        for (int v = 0; v < end; v++) {
            char[] mine = pieces[v];
            if (mine != null && mine.length > 1) {
                char[] longer = Arrays.copyOf(mine, cells);
                for (int cell = before; cell < cells; cell++) {
                    longer[cell] = mine[owner[cell - before]];
                }
                pieces[v] = longer;
            }
        }
        for (Extra extra : extras) {
            char[] mine = mine(extra.value);
            if (mine.length == 1) { // the sheet was one cell
                char only = mine[0];
                mine = new char[cells];
                Arrays.fill(mine, only);
                pieces[extra.value] = mine;
            }
            mine[extra.cell] = (char) extra.piece;
        }
    }
}

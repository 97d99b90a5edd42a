package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.linear.AffineForm;
import org.faltung.region.ExactCell;
import org.faltung.region.field.Crease;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;
import org.jspecify.annotations.Nullable;

/// Some cells of the plane, as polygons, in a tree: each cell but the first has a parent of lower number, from
/// which it differs, mostly, in the pieces of few units. The tree is what functions over the cells are kept
/// along; it need not join neighbours.
///
/// When a cell is cut, one part keeps its number and the others get new ones below it; so what was known of the
/// cells stays true of their parts.
final class Sheet {
    private final NumberedNetwork network;
    private @Nullable ExactCell exact; // made when it is first asked for: it is large
    private int cells;
    private int[] parent;
    private Polygon[] polygons;

    /// The pieces of the distinct values of the layers before, layer by layer.
    final List<Choice[]> choices = new ArrayList<>();

    private int exactCell = -1;
    private int exactLayers;

    Sheet(NumberedNetwork network, int cells) {
        this.network = network;
        this.cells = cells;
        parent = new int[Math.max(cells, 4)];
        polygons = new Polygon[Math.max(cells, 4)];
    }

    /// A sheet of one cell.
    static Sheet of(NumberedNetwork network, Polygon polygon) {
        Sheet sheet = new Sheet(network, 1);
        sheet.polygons[0] = polygon;
        sheet.parent[0] = -1;
        return sheet;
    }

    /// A layer of the network.
    NumberedLayer layer(int number) {
        return network.layers().get(number);
    }

    int cells() {
        return cells;
    }

    /// The parent of each cell, open for reading.
    int[] parents() {
        return parent;
    }

    Polygon polygon(int cell) {
        return polygons[cell];
    }

    void set(int cell, int above, Polygon polygon) {
        parent[cell] = above;
        polygons[cell] = polygon;
    }

    void replace(int cell, Polygon polygon) {
        polygons[cell] = polygon;
    }

    /// Adds a cell below another and returns its number.
    int add(int above, Polygon polygon) {
        if (cells == parent.length) {
            parent = Arrays.copyOf(parent, 2 * cells);
            polygons = Arrays.copyOf(polygons, 2 * cells);
        }
        parent[cells] = above;
        polygons[cells] = polygon;
        return cells++;
    }

    /// For each cell a box around it and all cells below it in the tree.
    Polygon.Box[] boxes() {
        double[][] ends = new double[cells][];
        Polygon.Box[] boxes = new Polygon.Box[cells];
        for (int cell = cells - 1; cell >= 0; cell--) {
            double[] own = polygons[cell].box.ends();
            ends[cell] = ends[cell] == null ? own : Polygon.Box.around(own, ends[cell]);
            double[] mine = ends[cell];
            boxes[cell] = Polygon.Box.between(mine[0], mine[1], mine[2], mine[3]);
            int up = parent[cell];
            if (up >= 0) {
                ends[up] = ends[up] == null ? mine : Polygon.Box.around(ends[up], mine);
            }
        }
        return boxes;
    }

    /// The cells above a cell and itself.
    boolean[] path(int cell) {
        boolean[] path = new boolean[cells];
        for (int c = cell; c >= 0; c = parent[c]) {
            path[c] = true;
        }
        return path;
    }

    /// The exact function of a crease on a cell.
    synchronized AffineForm exactly(Crease crease, int cell) {
        ExactCell known = exact;
        if (known == null) {
            known = new ExactCell(network.folds());
            exact = known;
        }
        return exactly(known, crease, cell);
    }

    private AffineForm exactly(ExactCell known, Crease crease, int cell) {
        if (cell != exactCell || crease.layer() > exactLayers) {
            boolean[] path = path(cell);
            for (int l = 0; l < crease.layer(); l++) {
                NumberedLayer layer = network.layers().get(l);
                for (int u = 0; u < layer.units.size(); u++) {
                    if (layer.foldNumber[u] >= 0) {
                        known.fix(l, u, choices.get(l)[layer.valueOf[u]].at(path));
                    }
                }
            }
            exactCell = cell;
            exactLayers = crease.layer();
        }
        NumberedLayer layer = network.layers().get(crease.layer());
        AffineForm form = known.row(crease.layer(), layer.rowOf[crease.plus()]);
        if (crease.minus() >= 0) {
            form = form.minus(known.row(crease.layer(), layer.rowOf[crease.minus()]));
        }
        return form.plus(crease.threshold().negated());
    }
}

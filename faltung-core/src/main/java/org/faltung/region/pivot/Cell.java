package org.faltung.region.pivot;

import org.faltung.polytope.ExactDictionary;

/// A cell on the way down: a corner of it, a point inside, and where the walls of its path end.
final class Cell {
    final Corner corner;
    double[] witness; // a point that was proved to lie inside, if the cell floats
    double[] second; // after a crossing: a point inside the other part
    double reach; // of the witness, see Walls.reach
    double secondReach;
    int witnessSign; // after a crossing: on which side the witness lies

    /// Whether the corner is to be used; else the exact dictionary is.
    boolean floats = true;

    final ExactDictionary exact;
    boolean exactValid;
    int exactCount; // rows on the exact stack that belong to the cell

    Cell(int dimension, int room, ExactDictionary exact) {
        corner = new Corner(dimension, room);
        witness = new double[dimension];
        second = new double[dimension];
        this.exact = exact;
    }
}

package org.faltung.matching;

/// The receptive fields of one layer: position (i, j) sees a rectangle of cells with `channels` inputs each.
///
/// @param rows what each row of positions sees down the grid
/// @param columns what each column of positions sees along the grid
/// @param channels inputs in each cell, at least 1
public record Field(Axis rows, Axis columns, int channels) {

    /// Number of positions.
    public int positions() {
        return rows.positions() * columns.positions();
    }

    /// Number of inputs that some position sees.
    public long inputs() {
        return (long) rows.seen() * columns.seen() * channels;
    }

    /// The same layer without the rows and columns of cells that no position sees.
    public Field compressed() {
        return new Field(rows.compressed(), columns.compressed(), channels);
    }

    /// The same layer with rows and columns exchanged.
    public Field transposed() {
        return new Field(columns, rows, channels);
    }

    /// Whether all positions lie on one line, so that the layer is one-dimensional.
    public boolean isLine() {
        return rows.positions() <= 1 || columns.positions() <= 1;
    }
}

package org.faltung.region.plane;

import org.faltung.region.field.NumberedLayer;

/// The outputs of a network over the cells of a sheet, and which of them is the largest on each.
final class Decision {
    /// The layer behind the network.
    final NumberedLayer layer;

    final Sheet sheet;
    private final Field[] rows;
    private final int[][] patch; // by distinct row and cell
    private final Survey survey;
    private final char[] pieces; // by cell

    /// @param number of the layer
    /// @param rows its distinct rows, over the cells
    Decision(NumberedLayer layer, int number, Sheet sheet, Field[] rows) {
        this.layer = layer;
        this.sheet = sheet;
        this.rows = rows;
        patch = new int[rows.length][sheet.cells()];
        for (int row = 0; row < rows.length; row++) {
            rows[row].patches(sheet.parents(), sheet.cells(), patch[row]);
        }
        survey = new Survey(layer, number, sheet, rows);
        survey.take(0);
        pieces = survey.pieces();
    }

    /// Who cuts cells by it. One a thread.
    Survey survey() {
        return survey;
    }

    /// The piece of a cell, or [Survey#SEVERAL].
    char piece(int cell) {
        return pieces[pieces.length == 1 ? 0 : cell];
    }

    /// The outputs on a cell, three coefficients each.
    double[] output(int cell) {
        int[] read = layer.rows[0];
        double[] output = new double[3 * read.length];
        for (int j = 0; j < read.length; j++) {
            System.arraycopy(rows[read[j]].form(), 3 * patch[read[j]][cell], output, 3 * j, 3);
        }
        return output;
    }
}

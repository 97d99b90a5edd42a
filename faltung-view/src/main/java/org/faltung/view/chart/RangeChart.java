package org.faltung.view.chart;

import java.util.List;

/// A chart of numbers that are known, or lie between two others: a row each, on a logarithmic axis.
///
/// @param title above the chart; may be empty
/// @param axis what the numbers are, below the axis
/// @param rows from top to bottom, at least one
public record RangeChart(String title, String axis, List<Row> rows) {
    /// Copies the rows.
    public RangeChart {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a chart must have at least 1 row");
        }
    }

    /// One number.
    ///
    /// @param label what stands beside it
    /// @param log10Low the decimal logarithm of its lower end, finite
    /// @param log10High of its upper end, finite, not below the lower one
    /// @param exact whether the number is known, so that the two ends are rounded from one number
    public record Row(String label, double log10Low, double log10High, boolean exact) {
        /// Checks the ends.
        public Row {
            if (!Double.isFinite(log10Low) || !Double.isFinite(log10High) || log10Low > log10High) {
                throw new IllegalArgumentException(
                        "a range must have finite ends in order, got "
                                + log10Low
                                + " and "
                                + log10High);
            }
        }
    }
}

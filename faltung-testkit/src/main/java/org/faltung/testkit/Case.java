package org.faltung.testkit;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One golden case: a line of a case file, each cell under the name of its column.
///
/// @param origin file and line, for messages
/// @param cells the cells by column, in the order of the header
public record Case(String origin, Map<String, String> cells) {
    /// Copies the cells.
    public Case {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /// The cell as it stands in the file.
    ///
    /// @param column a name of the header
    /// @return the text, perhaps empty
    /// @throws IllegalArgumentException if the file has no such column
    public String text(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException(
                    origin + ": no column '" + column + "', there are " + cells.keySet());
        }
        return cell;
    }

    /// The cell, unless it is blank or `-`.
    ///
    /// @param column a name of the header
    /// @return the text, or empty where the case says nothing
    public Optional<String> optional(String column) {
        return Optional.of(text(column)).filter(cell -> !cell.isBlank() && !cell.equals("-"));
    }

    /// The cell as an `int`.
    ///
    /// @param column a name of the header
    /// @return the number
    /// @throws IllegalArgumentException if the cell is not an `int`
    public int integer(String column) {
        try {
            return Integer.parseInt(text(column));
        } catch (NumberFormatException e) {
            throw unreadable(column, "an int", e);
        }
    }

    /// The cell as an integer of any length.
    ///
    /// @param column a name of the header
    /// @return the number
    /// @throws IllegalArgumentException if the cell is not an integer
    public BigInteger digits(String column) {
        try {
            return new BigInteger(text(column));
        } catch (NumberFormatException e) {
            throw unreadable(column, "an integer", e);
        }
    }

    /// The cell as a `double`.
    ///
    /// @param column a name of the header
    /// @return the number
    /// @throws IllegalArgumentException if the cell is not a number
    public double decimal(String column) {
        try {
            return Double.parseDouble(text(column));
        } catch (NumberFormatException e) {
            throw unreadable(column, "a number", e);
        }
    }

    /// File, line and cells: the name of the case in a test report.
    @Override
    public String toString() {
        return origin + " " + cells;
    }

    private IllegalArgumentException unreadable(
            String column, String wanted, NumberFormatException cause) {
        return new IllegalArgumentException(
                origin + ": " + column + " must be " + wanted + ", got '" + text(column) + "'",
                cause);
    }
}

package org.faltung.io.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.faltung.io.json.JsonValue.Numeral;

/// Reads JSON numbers as the binary floats nearest to them, and remembers where the two differ, and what else of a
/// model is rounded.
final class Roundings {
    private long count;
    private String first = "";
    private String firstRoots = "";

    /// Remembers that a layer has square roots that are not rational.
    void roots(Json layer) {
        firstRoots = firstRoots.isEmpty() ? layer.place() : firstRoots;
    }

    /// The binary float nearest to a JSON number.
    double nearest(Supplier<Json> number, Numeral numeral) {
        double value = Double.parseDouble(numeral.text());
        if (!Double.isFinite(value)) {
            throw number.get()
                    .fault(
                            numeral.text()
                                    + (Double.isNaN(value) || numeral.text().contains("Inf")
                                            ? " is not a number; train or export the model again"
                                            : " is beyond all binary floats"));
        }
        if (!isExactly(numeral.text(), value)) {
            count++;
            first = first.isEmpty() ? number.get().place() : first;
        }
        return value;
    }

    private static boolean isExactly(String text, double value) {
        try {
            return new BigDecimal(text).compareTo(new BigDecimal(value)) == 0;
        } catch (NumberFormatException e) { // an exponent of ten digits, and so a value of 0
            return false;
        }
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (count > 0) {
            notes.add(
                    count
                            + (count == 1 ? " number is a decimal" : " numbers are decimals")
                            + " that no binary float equals (first "
                            + first
                            + "); each is read as the nearest one; put a number in quotes to"
                            + " have it exactly");
        }
        if (!firstRoots.isEmpty()) {
            notes.add(
                    "the symmetric normalisation has square roots of degrees that are not rational"
                            + " (first "
                            + firstRoots
                            + "); each is rounded once, to double");
        }
        return notes;
    }
}

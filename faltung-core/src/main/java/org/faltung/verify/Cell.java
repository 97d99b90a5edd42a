package org.faltung.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of a [Circuit] as functions on the cell that the verifier stands in.
///
/// The verifier walks a tree depth first, and below every decision that it takes it reaches a leaf, where all
/// values are known. So between two evaluations of a value, each value that it depends on changes at most once:
/// a row is brought up to date by adding the changes of its terms, and left alone if none changed.
final class Cell {
    private final Circuit circuit;
    private final @Nullable Form[] values;
    private final @Nullable Form[] changes;
    private final long[] changed; // when the value changed last
    private final long[] seen; // when the value was brought up to date last
    private long clock;

    /// The values that no decision changes.
    Cell(Circuit circuit) {
        this.circuit = circuit;
        values = new Form[circuit.values()];
        changes = new Form[circuit.values()];
        changed = new long[circuit.values()];
        seen = new long[circuit.values()];
        evaluate(0, circuit.end(-1));
    }

    /// Takes a piece of a decision, and brings all values up to date that this makes known.
    void take(int decision, int piece) {
        clock++;
        Decision unit = circuit.decisions().get(decision);
        int output = unit.output();
        if (decision + 1 < circuit.decisions().size()) {
            put(output, unit.value(piece, known(values)));
            evaluate(output + 1, circuit.end(decision));
        }
    }

    /// The conditions of a piece of a decision.
    List<Side> conditions(int decision, int piece) {
        return circuit.decisions().get(decision).conditions(piece, known(values));
    }

    private void evaluate(int from, int to) {
        for (int value = from; value < to; value++) {
            Form given = circuit.given(value);
            Row row = circuit.row(value);
            if (given != null) {
                values[value] = given;
            } else if (row != null) {
                evaluate(value, row);
            }
        }
    }

    private void evaluate(int value, Row row) {
        Form old = values[value];
        int stale = old == null ? row.terms() : row.termsChanged(changed, seen[value]);
        if (old == null || 2 * stale > row.terms()) {
            put(value, row.of(known(values), circuit.dimension()));
        } else if (stale > 0) {
            put(value, row.after(old, known(changes), changed, seen[value]));
        }
        seen[value] = clock;
    }

    /// They are null only where nobody looks: the numbers of the values are in the order of evaluation.
    @SuppressWarnings("NullAway")
    private static Form[] known(@Nullable Form[] forms) {
        return forms;
    }

    private void put(int value, Form form) {
        Form old = values[value];
        if (old == null) {
            values[value] = form;
            changed[value] = clock;
        } else if (!old.equals(form)) {
            changes[value] = form.minus(old);
            values[value] = form;
            changed[value] = clock;
        }
    }
}

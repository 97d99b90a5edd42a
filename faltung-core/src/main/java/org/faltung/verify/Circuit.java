package org.faltung.verify;

import java.util.ArrayList;
import java.util.List;
import org.faltung.network.Network;
import org.jspecify.annotations.Nullable;

/// A network in the coordinates of a domain, as a list of numbered values: inputs, integer combinations of
/// earlier values, and what the decisions give.
///
/// The decisions stand in canonical order, and a value's number is larger than those of all it depends on. So
/// the values from the output of decision u up to that of decision u + 1 are known when the pieces of the
/// decisions up to u are.
final class Circuit {
    private final int dimension;
    private final List<@Nullable Form> given;
    private final List<@Nullable Row> rows;
    private final List<Decision> decisions;

    /// @param given the form of each value that is one, else null
    /// @param rows the row of each value that is one and is needed by a decision, else null
    private Circuit(
            int dimension,
            List<@Nullable Form> given,
            List<@Nullable Row> rows,
            List<Decision> decisions) {
        this.dimension = dimension;
        this.given = given;
        this.rows = rows;
        this.decisions = decisions;
    }

    /// A network on a chart.
    ///
    /// @throws IllegalArgumentException if the network has no weights or a layer that cannot be read
    static Circuit of(Network network, Chart chart) {
        Wiring wiring = new Wiring(chart.inputs());
        new Layers(wiring).through(network);
        return new Circuit(chart.dimension(), wiring.given(), needed(wiring), wiring.decisions());
    }

    /// The rows without those on which no decision depends.
    private static List<@Nullable Row> needed(Wiring wiring) {
        boolean[] needed = new boolean[wiring.rows().size()];
        for (Decision decision : wiring.decisions()) {
            switch (decision) {
                case Decision.Bend bend -> needed[bend.input()] = true;
                case Decision.Maximum maximum ->
                        maximum.inputs().forEach(input -> needed[input] = true);
            }
        }
        List<@Nullable Row> rows = new ArrayList<>(wiring.rows());
        for (int value = rows.size() - 1; value >= 0; value--) {
            Row row = rows.get(value);
            if (row != null && !needed[value]) {
                rows.set(value, null);
            } else if (row != null) {
                for (int k = 0; k < row.terms(); k++) {
                    needed[row.from(k)] = true;
                }
            }
        }
        return rows;
    }

    /// The number of coordinates.
    int dimension() {
        return dimension;
    }

    /// The number of values.
    int values() {
        return rows.size();
    }

    /// The folding units, in canonical order.
    List<Decision> decisions() {
        return decisions;
    }

    /// A value that is given as a function of the coordinates.
    @Nullable Form given(int value) {
        return given.get(value);
    }

    /// The combination that a value is, if it is one and anything depends on it.
    @Nullable Row row(int value) {
        return rows.get(value);
    }

    /// The end, not included, of the values that are known with the piece of a decision.
    ///
    /// @param decision its index, or −1 for the values that are known without any
    int end(int decision) {
        return decision + 1 < decisions.size() ? decisions.get(decision + 1).output() : values();
    }
}

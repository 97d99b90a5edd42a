package org.faltung.verify;

import java.util.List;

/// The proof tree of a domain that is a single point: each unit has the piece that it has there.
///
/// In dimension 0 every side is a constant. A piece is refuted by one side that is below 0, or is 0 and strict.
final class PointProof {
    private final Circuit circuit;
    private final Subtree root;

    PointProof(Circuit circuit, Subtree root) {
        this.circuit = circuit;
        this.root = root;
    }

    void tell() {
        Cell cell = new Cell(circuit);
        int units = circuit.decisions().size();
        int[] taken = new int[units];
        int constraints = 0;
        int[] before = new int[units];
        for (int u = 0; u < units; u++) {
            before[u] = constraints;
            int piece = 0;
            int fault = fault(cell.conditions(u, 0));
            while (fault >= 0) {
                root.pruned(piece, List.of(constraints + fault));
                piece++;
                fault = fault(cell.conditions(u, piece));
            }
            root.open(piece);
            cell.take(u, piece);
            taken[u] = piece;
            constraints += circuit.decisions().get(u).sides(piece);
        }
        root.leaf(List.of());
        for (int u = units - 1; u >= 0; u--) {
            for (int p = taken[u] + 1; p < circuit.decisions().get(u).pieces(); p++) {
                root.pruned(p, List.of(before[u] + fault(cell.conditions(u, p))));
            }
        }
    }

    /// The first side that does not hold; −1 if all do.
    private static int fault(List<Side> sides) {
        for (int i = 0; i < sides.size(); i++) {
            int sign = sides.get(i).form().at(0).signum();
            if (sign < 0 || sign == 0 && sides.get(i).strict()) {
                return i;
            }
        }
        return -1;
    }
}

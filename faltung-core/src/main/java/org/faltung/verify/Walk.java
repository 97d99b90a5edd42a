package org.faltung.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Walks down and up the proof tree of a certificate, and checks all that it says; see [Encoding] for its bytes.
///
/// The stack is explicit, for a tree is as deep as the network has units.
final class Walk {
    /// Leaves between two reports.
    private static final int REPORT = 1 << 8;

    private final Source source;
    private final Circuit circuit;
    private final Cell cell;
    private final List<Side> constraints; // of the cell, then of the piece looked at
    private final Support support;
    private final LongConsumer progress;
    private final int[] next; // the piece of each decision that is to come
    private final int[] before; // the number of constraints before each decision
    private final boolean[] opened; // whether a piece of the decision was open
    private int announced; // pieces that are open by what was read already
    private long leaves;

    Walk(Source source, Circuit circuit, Chart chart, LongConsumer progress) {
        this.source = source;
        this.circuit = circuit;
        this.progress = progress;
        cell = new Cell(circuit);
        support = new Support(circuit.dimension());
        constraints = new ArrayList<>();
        chart.constraints().forEach(form -> constraints.add(new Side(Exactly.form(form), false)));
        int many = circuit.decisions().size();
        next = new int[many + 1];
        before = new int[many + 1];
        opened = new boolean[many + 1];
        before[0] = constraints.size();
    }

    /// Checks the tree; gives the number of its leaves.
    long leaves() {
        int all = circuit.decisions().size();
        int depth = 0;
        while (depth >= 0) {
            if (depth == all) {
                leaf();
                depth--;
            } else if (next[depth] == circuit.decisions().get(depth).pieces()) {
                depth--;
            } else if (look(depth, next[depth]++)) {
                depth++;
                next[depth] = 0;
                opened[depth] = false;
                before[depth] = constraints.size();
            }
        }
        if (announced > 0) {
            throw source.refusal("open pieces are announced after the last");
        }
        return leaves;
    }

    /// Looks at a piece of a decision; whether it is open.
    private boolean look(int depth, int piece) {
        Decision decision = circuit.decisions().get(depth);
        cut(before[depth]);
        constraints.addAll(cell.conditions(depth, piece));
        boolean must = piece + 1 == decision.pieces() && !opened[depth];
        if (must || announced > 0 || announcesOpen(depth)) {
            announced -= must ? 0 : 1;
            opened[depth] = true;
            cell.take(depth, piece);
            return true;
        }
        return false;
    }

    private void cut(int size) {
        constraints.subList(size, constraints.size()).clear();
    }

    /// Reads what comes next: open pieces, or a support of the pruned piece, which is checked.
    private boolean announcesOpen(int depth) {
        long start = source.position();
        int code = source.octet("the proof tree");
        if (code < Encoding.OPEN) {
            announced = code & Encoding.OPEN_AFTER;
            checkPruned(depth, code >> 3, start);
            return false;
        }
        if (code < Encoding.OPEN + Encoding.OPEN_TOGETHER) {
            announced = code - Encoding.OPEN + 1;
            return true;
        }
        if (code != Encoding.LONG_SUPPORT) {
            throw Source.refusal("the proof tree has an unknown code " + code, start);
        }
        checkPruned(depth, source.size("the size of a support", constraints.size()), start);
        return false;
    }

    private void checkPruned(int depth, int many, long start) {
        int end = constraints.size();
        List<Form> forms = new ArrayList<>();
        boolean own = false;
        if (end - before[depth] == 1) {
            end--;
            forms.add(formOf(end, start));
            own = true;
        }
        for (int i = 0; i < many; i++) {
            if (end == 0) {
                throw Source.refusal("a support has more numbers than there are", start);
            }
            end -= 1 + source.size("a number of a support", end - 1);
            forms.add(formOf(end, start));
            own |= end >= before[depth];
        }
        String fault = own ? support.fault(forms) : "it has no side of the pruned piece";
        if (!fault.isEmpty()) {
            throw Source.refusal(
                    "the support of a pruned piece of unit " + depth + " proves nothing: " + fault,
                    start);
        }
    }

    private Form formOf(int constraint, long start) {
        Side side = constraints.get(constraint);
        if (side.isVoid()) {
            throw Source.refusal(
                    "a support uses constraint " + constraint + ", which always holds", start);
        }
        return side.form();
    }

    private void leaf() {
        long start = source.position();
        Point witness = Witness.read(source, circuit.dimension());
        for (int i = 0; i < constraints.size(); i++) {
            Side side = constraints.get(i);
            if (side.form().signAt(witness) <= 0 && !side.isVoid()) {
                throw Source.refusal(
                        "the witness of leaf " + leaves + " is not inside constraint " + i, start);
            }
        }
        leaves++;
        if (leaves % REPORT == 0) {
            progress.accept(leaves);
        }
    }
}

package org.faltung.region.vertex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.region.PartialRows;

/// The cells on the path of a walk, as a stack, and how a unit cuts a cell into those of its
/// pieces.
final class Parts {
    /// The piece of a cell that is a step on the way to others only.
    private static final int STEP = -1;

    private final Cuts cuts;
    private final int words;
    private final int limit;
    private final List<Cell> cells = new ArrayList<>();
    private final Cell beyond; // what is cut away
    private int[] piece = new int[16];
    private int top;
    private double[] values = new double[64];

    Parts(Cuts cuts, int words, int limit) {
        this.cuts = cuts;
        this.words = words;
        this.limit = limit;
        beyond = new Cell(words, limit);
    }

    void clear() {
        top = 0;
    }

    int top() {
        return top;
    }

    void top(int to) {
        top = to;
    }

    Cell cell(int part) {
        return cells.get(part);
    }

    /// The piece that a part on the stack belongs to; negative if it is only a step on the way.
    int piece(int part) {
        return piece[part];
    }

    /// How many parts between two marks belong to a piece.
    int pieces(int begin, int end) {
        int many = 0;
        for (int part = begin; part < end; part++) {
            many += piece[part] == STEP ? 0 : 1;
        }
        return many;
    }

    /// Room for a cell on the stack.
    Cell borrow() {
        if (top == cells.size()) {
            cells.add(new Cell(words, limit));
        }
        if (top == piece.length) {
            piece = Arrays.copyOf(piece, 2 * top);
        }
        piece[top] = STEP;
        return cells.get(top++);
    }

    /// Puts the parts of a cell on the stack, in the order of the unit's pieces; or gives the only
    /// piece, with nothing on the stack.
    int split(Cell cell, Plan plan, int unit, PartialRows rows, int layer) {
        return plan.isMaximum(unit)
                ? splitMaximum(cell, plan, unit, rows, layer)
                : splitBend(cell, plan, unit, rows, layer);
    }

    /// Piece p is where t_{p−1} < z ≤ t_p: what is above one threshold is cut by the next.
    private int splitBend(Cell cell, Plan plan, int unit, PartialRows rows, int layer) {
        Cell rest = cell;
        int at = -1; // of the rest on the stack
        List<Rational> thresholds = plan.thresholds().get(unit);
        int last = thresholds.size();
        for (int p = 0; p < last; p++) {
            int form = cuts.forms.push(rows, layer, plan.firstRow()[unit], thresholds.get(p));
            int signs = evaluate(rest, form);
            if (signs == (Cuts.POSITIVE | Cuts.NEGATIVE)) {
                Cell low = borrow();
                piece[top - 1] = p;
                Cell high = borrow();
                at = top - 1;
                cuts.split(rest, form, values, cuts.off, low, high);
                rest = high;
                continue;
            }
            cuts.forms.top(form);
            if (signs != Cuts.POSITIVE) {
                last = p;
            }
        }
        if (at < 0) {
            return last;
        }
        piece[at] = last;
        return -1;
    }

    /// Piece p is where z_p > z_j for j < p and z_p ≥ z_j for j > p.
    private int splitMaximum(Cell cell, Plan plan, int unit, PartialRows rows, int layer) {
        for (int p = 0; p < plan.pieces()[unit]; p++) {
            int mark = top;
            if (lead(cell, plan, unit, p, rows, layer)) {
                if (top == mark) {
                    return p;
                }
                piece[top - 1] = p;
            }
        }
        return -1;
    }

    /// Cuts a cell down to one piece of a maximum, step by step on the stack; false if nothing is
    /// left.
    private boolean lead(Cell cell, Plan plan, int unit, int p, PartialRows rows, int layer) {
        Cell rest = cell;
        int first = plan.firstRow()[unit];
        for (int j = 0; j < plan.pieces()[unit]; j++) {
            if (j == p) {
                continue;
            }
            int form = cuts.forms.push(rows, layer, first + p, first + j);
            int signs = evaluate(rest, form);
            if (signs == (Cuts.POSITIVE | Cuts.NEGATIVE)) {
                Cell high = borrow();
                cuts.split(rest, form, values, cuts.off, beyond, high);
                rest = high;
                continue;
            }
            boolean holds = signs == Cuts.POSITIVE || signs == 0 && j > p;
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private int evaluate(Cell cell, int form) {
        if (values.length < cell.count) {
            values = new double[2 * cell.count];
        }
        return cuts.evaluate(cell, form, values, 0);
    }

    /// The part of a cell where a unit has a piece, which is known to have interior.
    Cell keep(Cell cell, Plan plan, int unit, int want, PartialRows rows, int layer) {
        int mark = top;
        int only = split(cell, plan, unit, rows, layer);
        if (only >= 0) {
            return cell;
        }
        for (int part = mark; part < top; part++) {
            if (piece[part] == want) {
                return cells.get(part);
            }
        }
        throw new IllegalArgumentException("the cell to start from has no interior");
    }

    /// The only piece of a unit on a cell, or −1 if there are more.
    int only(Cell cell, Plan plan, int unit, PartialRows rows, int layer, Middle middle) {
        int mark = cuts.forms.top();
        int first = plan.firstRow()[unit];
        List<Rational> thresholds = plan.thresholds().get(unit);
        int found = -1;
        if (plan.isMaximum(unit)) {
            for (int p = 0; p < plan.pieces()[unit] && found < 0; p++) {
                found = leads(cell, plan, unit, p, rows, layer, middle) ? p : -1;
                cuts.forms.top(mark);
            }
            return found;
        }
        int p = 0;
        boolean one = true;
        for (; p < thresholds.size() && one; p++) {
            int form = cuts.forms.push(rows, layer, first, thresholds.get(p));
            int signs = signs(cell, form, middle);
            cuts.forms.top(mark);
            one = signs != (Cuts.POSITIVE | Cuts.NEGATIVE);
            if (one && signs != Cuts.POSITIVE) {
                return p;
            }
        }
        return one ? p : -1;
    }

    private boolean leads(
            Cell cell, Plan plan, int unit, int p, PartialRows rows, int layer, Middle middle) {
        int first = plan.firstRow()[unit];
        for (int j = 0; j < plan.pieces()[unit]; j++) {
            if (j != p) {
                int form = cuts.forms.push(rows, layer, first + p, first + j);
                int signs = signs(cell, form, middle);
                if (signs != Cuts.POSITIVE && (signs != 0 || j < p)) {
                    return false;
                }
            }
        }
        return true;
    }

    private int signs(Cell cell, int form, Middle middle) {
        int plain = middle.sign(cell, cuts.forms, form);
        if (plain != 0) {
            cuts.byFilter++;
            return plain > 0 ? Cuts.POSITIVE : Cuts.NEGATIVE;
        }
        return evaluate(cell, form);
    }
}

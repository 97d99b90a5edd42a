package org.faltung.region.pivot;

import java.util.Arrays;
import java.util.List;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineForm;
import org.faltung.region.CellRows;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Proof;
import org.faltung.region.Walker;
import org.jspecify.annotations.Nullable;

/// Walks the tree of cells depth first, the pieces of each unit in rising order.
final class PivotWalker implements Walker {
    private static final double ENDED = -1; // no share
    private static final int BATCH = 64; // leaves between two reports

    private final Units units;
    private final List<CellRows> rows;
    private final int[][] pieceOf; // by layer and unit of it
    private final int[] piece; // by folding unit
    private final Walls walls;
    private final Side side;
    private final Cutting cutting;
    private final Sections sections;
    private final int restricted; // the layer that is only counted; −1 if none is
    private final ExactCutting exact;
    private final Start start;
    private final int[][] known; // the signs of bends, by unit and breakpoint; 0 if not known
    private final int[] label; // of the first side of each unit on the path
    private @Nullable Proof proof; // none after a stop
    private final long[] found; // cells by layer, since the last report
    private Listener listener = new Silent();
    private int origin;
    private int until;
    private double done;
    private int leaves;

    PivotWalker(Problem problem, boolean restricts, @Nullable Proof proof) {
        this.proof = proof;
        FoldSequence folds = problem.folds();
        int d = problem.dimension();
        List<AffineForm> constraints = problem.domain().constraints();
        units = new Units(folds.layers());
        rows = CellRows.of(folds.layers(), d);
        pieceOf = new int[folds.layers().size()][];
        for (int l = 0; l < pieceOf.length; l++) {
            pieceOf[l] = new int[folds.layers().get(l).units().size()];
        }
        piece = new int[units.count];
        known = new int[units.count][];
        Arrays.setAll(known, unit -> new int[units.bend[unit].length]);
        label = new int[units.count + 1];
        label[0] = constraints.size();
        walls = new Walls(d);
        side = new Side(d);
        exact = new ExactCutting(folds, constraints, units, walls, side, piece);
        Bounding bounding = new Bounding(problem.domain(), walls);
        cutting = new Cutting(walls, side, bounding, exact);
        sections = new Sections(walls, bounding);
        restricted = restricts && units.lastBends() ? units.layer[units.count - 1] : -1;
        start = new Start(problem.domain(), constraints);
        found = new long[pieceOf.length];
    }

    @Override
    public void walk(Prefix from, int last, Listener who) {
        listener = who;
        until = last;
        Cell cell = cutting.cell(0);
        start.on(cell, walls, exact);
        for (int u = 0; u < from.length(); u++) {
            enter(u);
            replay(cell, u, from.piece(u));
            fix(u, from.piece(u));
        }
        origin = from.length();
        descend(origin, 0, 1);
        report();
        listener = new Silent();
    }

    /// Makes the rows ready that a unit reads.
    private void enter(int unit) {
        if (unit == 0) {
            rows.get(0).start();
        }
        if (units.first[unit]) {
            int from = unit == 0 ? 0 : units.layer[unit - 1];
            for (int l = from + 1; l <= units.layer[unit]; l++) {
                rows.get(l).follow(rows.get(l - 1), pieceOf[l - 1]);
            }
        }
    }

    private void fix(int unit, int to) {
        piece[unit] = to;
        label[unit + 1] = label[unit] + units.sides(unit, to);
        pieceOf[units.layer[unit]][units.place[unit]] = to;
    }

    private CellRows rowsOf(int unit) {
        return rows.get(units.layer[unit]);
    }

    private void replay(Cell cell, int unit, int to) {
        if (units.maximum[unit] > 0) {
            lead(cell, unit, to);
            return;
        }
        if (to > 0) {
            side.bend(units, unit, to - 1, rowsOf(unit));
            if (cutting.decide(cell) == Cutting.CROSSES) {
                cutting.high(cell, label[unit], false);
            }
        }
        if (to < units.bend[unit].length) {
            side.bend(units, unit, to, rowsOf(unit));
            if (cutting.decide(cell) == Cutting.CROSSES) {
                cutting.low(cell, cell, label[unit] + (to > 0 ? 1 : 0));
            }
        }
    }

    private void descend(int first, int depth, double whole) {
        Cell cell = cutting.cell(depth);
        double share = whole;
        for (int unit = first; share != ENDED; unit++) {
            if (listener.stopped()) {
                leave(unit);
                return;
            }
            if (unit == until) {
                leaf(cell, unit, share);
                return;
            }
            enter(unit);
            if (proof == null && (units.first[unit] || unit == origin)) {
                screen(cell, unit);
                if (listener.cancelled()) {
                    leave(unit);
                    return;
                }
                if (isCounted(cell, unit) && countParts(cell, unit, share)) {
                    return;
                }
            }
            if (units.maximum[unit] > 0) {
                maximum(cell, unit, depth, share);
                return;
            }
            share = bend(cell, unit, depth, share);
        }
    }

    private boolean isCounted(Cell cell, int unit) {
        return units.layer[unit] == restricted && until == units.count && cell.floats;
    }

    /// Goes down on the pieces of a bend but the last, and puts the cell on the last.
    ///
    /// @return the share of what is left of the cell, or [#ENDED] if all was walked
    private double bend(Cell cell, int unit, int depth, double whole) {
        double share = whole;
        int b = 0;
        for (; b < units.bend[unit].length; b++) {
            int verdict = known[unit][b];
            if (verdict == 0) {
                side.bend(units, unit, b, rowsOf(unit));
                verdict = cutting.decide(cell);
            }
            if (verdict == Cutting.CROSSES) {
                share /= 2;
                lowPart(cell, unit, b, depth, share);
            } else if (verdict <= 0 && proof != null) {
                proveBelow(proof, cell, unit, b, verdict, depth, share);
                return ENDED;
            } else if (verdict <= 0) {
                break;
            } else if (proof != null) {
                int own = label[unit] + (b > 0 ? 1 : 0);
                proof.pruned(b, cutting.support(cell, verdict, own));
            }
        }
        open(b);
        pass(unit, b);
        return share;
    }

    /// Asks of all units of a layer, from one on, whether they keep their sign on a whole cell: then they need not be
    /// asked in all its parts.
    private void screen(Cell cell, int from) {
        for (int unit = from; unit < until && units.layer[unit] == units.layer[from]; unit++) {
            if (listener.cancelled()) { // a walk that is only to end soon would begin the screening
                // anew next time
                return;
            }
            for (int b = 0; b < units.bend[unit].length; b++) {
                side.bend(units, unit, b, rowsOf(unit));
                known[unit][b] = cutting.screen(cell);
            }
        }
    }

    /// Counts the regions in a cell of the last layer without looking at them; false if there is doubt.
    private boolean countParts(Cell cell, int from, double share) {
        sections.clear();
        for (int unit = from; unit < units.count; unit++) {
            for (int b = 0; b < units.bend[unit].length; b++) {
                if (known[unit][b] == 0) {
                    side.bend(units, unit, b, rowsOf(unit));
                    if (!side.isConstant()) {
                        sections.add(side);
                    }
                }
            }
        }
        long parts = sections.parts(cell, listener);
        if (parts == Sections.STOPPED) {
            leave(from);
        } else if (parts > 0) {
            found[restricted] += parts;
            done += share;
            if (++leaves == BATCH) {
                report();
            }
        }
        return parts != Sections.DOUBT;
    }

    /// Goes down where a bend is below its breakpoint b, then puts the cell above it. A walk that is stopped goes on so,
    /// for each part is left behind by its own name.
    private void lowPart(Cell cell, int unit, int b, int depth, double share) {
        int base = walls.count;
        open(b);
        cutting.low(cell, cutting.cell(depth + 1), label[unit] + (b > 0 ? 1 : 0));
        pass(unit, b);
        descend(unit + 1, depth + 1, share);
        walls.count = base + 1;
        cutting.high(cell, label[unit], true);
    }

    /// Goes down on piece b, and then says why the pieces above have no interior.
    private void proveBelow(
            Proof to, Cell cell, int unit, int b, int verdict, int depth, double share) {
        List<Integer> support = cutting.support(cell, verdict, label[unit]);
        to.open(b);
        pass(unit, b);
        descend(unit + 1, depth, share);
        for (int p = b + 1; proof != null && p < units.pieces(unit); p++) {
            to.pruned(p, support);
        }
    }

    private void maximum(Cell cell, int unit, int depth, double share) {
        int many = units.maximum[unit];
        int base = walls.count;
        for (int p = 0; p < many; p++) {
            Cell part = cutting.cell(depth + 1);
            cutting.copy(cell, part);
            if (lead(part, unit, p)) {
                open(p);
                pass(unit, p);
                descend(unit + 1, depth + 1, share / many);
            } else {
                done += share / many;
            }
            walls.count = base;
        }
    }

    /// Cuts a cell down to a piece of a maximum; false if nothing is left.
    private boolean lead(Cell part, int unit, int p) {
        for (int j = 0; j < units.maximum[unit]; j++) {
            if (j == p) {
                continue;
            }
            int own = label[unit] + (j < p ? j : j - 1);
            side.lead(units, unit, p, j, rowsOf(unit));
            int verdict = cutting.decide(part);
            if (verdict == Cutting.CROSSES) {
                cutting.high(part, own, false);
            } else if (verdict == Cutting.BELOW || verdict == Cutting.ZERO && j < p) {
                if (proof != null) {
                    proof.pruned(p, cutting.support(part, verdict, own));
                }
                return false;
            }
        }
        return true;
    }

    private void open(int to) {
        if (proof != null) {
            proof.open(to);
        }
    }

    /// Stops in a cell. A proof that is stopped proves nothing: it is told no more.
    private void leave(int decided) {
        listener.unfinished(Prefix.of(piece, decided));
        proof = null;
    }

    private void pass(int unit, int to) {
        fix(unit, to);
        if (units.last[unit]) {
            found[units.layer[unit]]++;
        }
    }

    private void prove(Proof to, Cell cell, int decided) {
        if (decided < units.count) {
            to.left();
        } else if (cell.floats) {
            to.leaf(Arrays.stream(cell.witness).boxed().toList());
        } else {
            to.exactLeaf(cutting.point(cell));
        }
    }

    private void leaf(Cell cell, int decided, double share) {
        if (proof != null) {
            prove(proof, cell, decided);
        }
        if (decided < units.count) {
            listener.frontier(Prefix.of(piece, decided));
        } else {
            listener.region(Prefix.of(piece, decided));
        }
        done += share;
        if (++leaves == BATCH) {
            report();
        }
    }

    private void report() {
        leaves = 0;
        for (int l = 0; l < found.length; l++) {
            if (found[l] > 0) {
                listener.cells(l, found[l]);
                found[l] = 0;
            }
        }
        if (done > 0) {
            listener.advance(done);
            done = 0;
        }
        if (cutting.byFilter + sections.byFilter + exact.exactly > 0) {
            listener.decided(cutting.byFilter + sections.byFilter, exact.exactly);
            cutting.byFilter = 0;
            sections.byFilter = 0;
            exact.exactly = 0;
        }
    }

    /// Nobody.
    private static final class Silent implements Listener {
        @Override
        public boolean stopped() {
            return true;
        }

        @Override
        public void cells(int layer, long many) {}

        @Override
        public void unfinished(int decided) {}
    }
}

package org.faltung.region.pivot;

import java.util.List;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineForm;
import org.faltung.region.CellRows;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;

/// Walks the tree of cells depth first, the pieces of each unit in rising order.
final class PivotWalker implements Walker {
    private static final int BATCH = 64; // leaves between two reports

    private final Units units;
    private final List<CellRows> rows;
    private final int[][] pieceOf; // by layer and unit of it
    private final int[] piece; // by folding unit
    private final Walls walls;
    private final Side side;
    private final Cutting cutting;
    private final ExactCutting exact;
    private final Start start;
    private final long[] found; // cells by layer, since the last report
    private Listener listener = new Silent();
    private int until;
    private double done;
    private int leaves;

    PivotWalker(Problem problem) {
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
        walls = new Walls(d);
        side = new Side(d);
        exact = new ExactCutting(folds, constraints, units, walls, side, piece);
        cutting = new Cutting(walls, side, new Bounding(problem.domain(), walls), exact);
        start = new Start(problem.domain(), constraints);
        found = new long[pieceOf.length];
    }

    @Override
    public void walk(Prefix from, int last, Listener who) {
        listener = who;
        until = last;
        Cell cell = cutting.cell(0);
        start.on(cell, walls, side, exact);
        for (int u = 0; u < from.length(); u++) {
            enter(u);
            replay(cell, u, from.piece(u));
            fix(u, from.piece(u));
        }
        descend(from.length(), 0, 1);
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
        pieceOf[units.layer[unit]][units.place[unit]] = to;
    }

    private CellRows rowsOf(int unit) {
        return rows.get(units.layer[unit]);
    }

    private void replay(Cell cell, int unit, int to) {
        if (units.maximum[unit] > 0) {
            for (int j = 0; j < units.maximum[unit]; j++) {
                if (j != to) {
                    side.lead(units, unit, to, j, rowsOf(unit));
                    if (cutting.decide(cell) == Cutting.CROSSES) {
                        cutting.high(cell, 0, false);
                    }
                }
            }
            return;
        }
        if (to > 0) {
            side.bend(units, unit, to - 1, rowsOf(unit));
            if (cutting.decide(cell) == Cutting.CROSSES) {
                cutting.high(cell, 0, false);
            }
        }
        if (to < units.bend[unit].length) {
            side.bend(units, unit, to, rowsOf(unit));
            if (cutting.decide(cell) == Cutting.CROSSES) {
                cutting.low(cell, cell, 0);
            }
        }
    }

    private void descend(int first, int depth, double whole) {
        Cell cell = cutting.cell(depth);
        double share = whole;
        for (int unit = first; ; unit++) {
            if (listener.stopped()) {
                listener.unfinished(unit);
                return;
            }
            if (unit == until) {
                leaf(unit, share);
                return;
            }
            enter(unit);
            if (units.maximum[unit] > 0) {
                maximum(cell, unit, depth, share);
                return;
            }
            int b = 0;
            int last = units.bend[unit].length;
            while (b < last) {
                side.bend(units, unit, b, rowsOf(unit));
                int verdict = cutting.decide(cell);
                if (verdict == Cutting.CROSSES) {
                    share /= 2;
                    int base = walls.count;
                    cutting.low(cell, cutting.cell(depth + 1), 0);
                    pass(unit, b);
                    descend(unit + 1, depth + 1, share);
                    walls.count = base + 1;
                    cutting.high(cell, 0, true);
                    if (listener.stopped()) {
                        listener.unfinished(unit);
                        return;
                    }
                } else if (verdict <= 0) {
                    break;
                }
                b++;
            }
            pass(unit, b);
        }
    }

    private void maximum(Cell cell, int unit, int depth, double share) {
        int many = units.maximum[unit];
        int base = walls.count;
        for (int p = 0; p < many; p++) {
            if (listener.stopped()) {
                listener.unfinished(unit);
                return;
            }
            Cell part = cutting.cell(depth + 1);
            cutting.copy(cell, part);
            boolean empty = false;
            for (int j = 0; j < many && !empty; j++) {
                if (j != p) {
                    side.lead(units, unit, p, j, rowsOf(unit));
                    int verdict = cutting.decide(part);
                    empty = verdict == Cutting.BELOW || verdict == Cutting.ZERO && j < p;
                    if (verdict == Cutting.CROSSES) {
                        cutting.high(part, 0, false);
                    }
                }
            }
            if (empty) {
                listenerAdvance(share / many);
            } else {
                pass(unit, p);
                descend(unit + 1, depth + 1, share / many);
            }
            walls.count = base;
        }
    }

    private void listenerAdvance(double share) {
        done += share;
    }

    private void pass(int unit, int to) {
        fix(unit, to);
        if (units.last[unit]) {
            found[units.layer[unit]]++;
        }
    }

    private void leaf(int decided, double share) {
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
        if (cutting.byFilter + exact.exactly > 0) {
            listener.decided(cutting.byFilter, exact.exactly);
            cutting.byFilter = 0;
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

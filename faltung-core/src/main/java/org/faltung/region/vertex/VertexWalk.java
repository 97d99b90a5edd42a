package org.faltung.region.vertex;

import java.util.ArrayList;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.fold.FoldLayer;
import org.faltung.region.ExactCell;
import org.faltung.region.Listener;
import org.faltung.region.PartialRows;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.Walker;

/// The walk: depth first, each cell in two or more parts by a unit that changes its piece in it.
///
/// At the start of a layer, units that have one piece on the whole cell are told apart from the
/// live ones and their share of the next layer's rows is added once for the whole subtree.
final class VertexWalk implements Walker {
    /// More pieces than that, at most, are not counted in one go, lest the walk cannot be stopped.
    private static final double AT_ONCE = 200_000;

    private final Problem problem;
    private final boolean counting;
    private final TooLarge tooLarge;
    private final List<Plan> plans = new ArrayList<>();
    private final List<List<PartialRows>> rows =
            new ArrayList<>(); // by layer and splits in the layer before
    private final int lastLayer; // that folds
    private final int total;
    private final ExactCell exact;
    private final Cuts cuts;
    private final Middle middle;
    private final Restriction restriction;
    private final Unseen unseen;
    private final Cell root;
    private final int poolMark;
    private final int formMark;
    private final Parts parts;
    private final int[][] piece; // by layer and unit
    private final int[][] live; // by layer: units that have more than one piece on the layer's cell
    private final int[] liveCount;
    private Listener listener;
    private Prefix from = Prefix.ROOT;
    private int until;

    /// What to do with a cell that has too many generators.
    interface TooLarge {
        /// Walks on from the cell.
        void walk(Prefix cell, int until, double share, Listener listener);
    }

    VertexWalk(Problem problem, boolean counting, int limit, TooLarge tooLarge, Listener idle) {
        this.problem = problem;
        this.counting = counting;
        this.tooLarge = tooLarge;
        this.listener = idle;
        List<FoldLayer> layers = problem.folds().layers();
        int decided = 0;
        int last = 0;
        for (int l = 0; l < layers.size(); l++) {
            plans.add(Plan.of(layers.get(l), decided));
            decided = plans.get(l).end();
            last = layers.get(l).folds() ? l : last;
        }
        total = decided;
        lastLayer = last;
        int d = problem.dimension();
        for (PartialRows first : PartialRows.of(layers, d)) {
            rows.add(new ArrayList<>(List.of(first)));
        }
        piece = new int[layers.size()][];
        live = new int[layers.size()][];
        liveCount = new int[layers.size()];
        for (int l = 0; l < layers.size(); l++) {
            piece[l] = new int[plans.get(l).units()];
            live[l] = new int[plans.get(l).units()];
        }
        exact = new ExactCell(problem.folds());
        Forms forms = new Forms(d + 1, exact);
        forms.follow(this::bringUpToDate);
        cuts = new Cuts(forms, new Generators(forms));
        middle = new Middle(d + 1);
        unseen = new Unseen(cuts.pool);
        int words = words();
        parts = new Parts(cuts, words, limit);
        restriction =
                new Restriction(cuts, d, plans.get(lastLayer).hyperplanes(), words, limit, idle);
        root = Root.of(problem.domain(), cuts, words, limit);
        poolMark = cuts.pool.top();
        formMark = cuts.forms.top();
    }

    /// Enough for every constraint that a path can take, or for 256 more than the domain's.
    private int words() {
        int domain = problem.domain().constraints().size() + 1;
        int onPath = 0;
        for (int l = 0; l <= lastLayer; l++) {
            boolean counted = counting && l == lastLayer && plans.get(l).restricts();
            onPath += counted ? 0 : plans.get(l).cuts();
        }
        return (domain + Math.min(256, onPath) + Long.SIZE - 1) / Long.SIZE;
    }

    @Override
    public void walk(Prefix start, int stopAt, Listener to) {
        from = start;
        until = stopAt;
        listener = to;
        cuts.byFilter = 0;
        cuts.exactly = 0;
        cuts.pool.top(poolMark);
        cuts.forms.top(formMark);
        parts.clear();
        Cell cell = parts.borrow();
        cell.copy(root);
        PartialRows first = rows.get(0).get(0);
        first.first();
        try {
            layer(cell, 0, first, 1);
        } catch (CellTooLarge _) { // on the way to the cell to start from
            tooLarge.walk(from, until, 1, listener);
        }
        to.decided(cuts.byFilter, cuts.exactly);
    }

    /// Walks the part of the tree in a cell whose units before a layer are decided.
    private void layer(Cell cell, int l, PartialRows current, double share) {
        Plan plan = plans.get(l);
        int begin = 0;
        Cell now = cell;
        if (counting) {
            unseen.drop(cell, current);
        }
        PartialRows next = l < lastLayer ? spare(l + 1, 0) : current;
        if (l < lastLayer) {
            next.start();
        }
        for (; begin < plan.units() && plan.decided()[begin] < from.length(); begin++) {
            if (plan.pieces()[begin] > 1) {
                piece[l][begin] = from.piece(plan.decided()[begin]);
                now = parts.keep(now, plan, begin, piece[l][begin], current, l);
            }
            if (l < lastLayer) {
                next.add(current, begin, piece[l][begin]);
            }
        }
        if (counting && l == lastLayer && plan.restricts() && until == total) {
            pieces(now, begin, current, share);
            return;
        }
        try {
            look(now, l, begin, current, next);
        } catch (CellTooLarge _) {
            handOver(l, begin, share);
            return;
        }
        units(now, l, 0, 0, plan.decided()[begin], current, next, share);
    }

    /// Tells units with one piece on a cell from the live ones, from a unit on.
    private void look(Cell cell, int l, int begin, PartialRows current, PartialRows next) {
        Plan plan = plans.get(l);
        middle.of(cell, cuts.pool);
        int many = 0;
        for (int u = begin; u < plan.units() && plan.decided()[u + 1] <= until; u++) {
            int only = plan.pieces()[u] == 1 ? 0 : parts.only(cell, plan, u, current, l, middle);
            if (only < 0) {
                live[l][many++] = u;
                continue;
            }
            piece[l][u] = only;
            if (l < lastLayer) {
                next.add(current, u, only);
            }
        }
        liveCount[l] = many;
    }

    /// Walks the part of the tree in a cell of a layer, from the given live unit on.
    ///
    /// @param splits how many rows of the next layer are in use on the path
    /// @param decided the folding units decided so far, in order
    private void units(
            Cell cell,
            int l,
            int begin,
            int splits,
            int decided,
            PartialRows current,
            PartialRows next,
            double share) {
        Plan plan = plans.get(l);
        int formTop = cuts.forms.top();
        int poolTop = cuts.pool.top();
        int partMark = parts.top();
        for (int i = begin; i < liveCount[l]; i++) {
            if (listener.stopped()) {
                listener.unfinished(prefix(decided));
                return;
            }
            int u = live[l][i];
            int only;
            try {
                only = parts.split(cell, plan, u, current, l);
            } catch (CellTooLarge _) {
                restore(formTop, poolTop, partMark);
                handOver(l, u, share);
                return;
            }
            if (only >= 0) {
                piece[l][u] = only;
                decided = plan.decided()[u + 1];
                if (l < lastLayer) {
                    next.add(current, u, only);
                }
                continue;
            }
            children(l, i, splits, partMark, current, next, share);
            restore(formTop, poolTop, partMark);
            return;
        }
        finish(cell, l, next, share);
        restore(formTop, poolTop, partMark);
    }

    private void children(
            int l,
            int i,
            int splits,
            int partMark,
            PartialRows current,
            PartialRows next,
            double share) {
        int u = live[l][i];
        int end = parts.top();
        int many = parts.pieces(partMark, end);
        for (int part = partMark; part < end; part++) {
            int p = parts.piece(part);
            if (p < 0) {
                continue;
            }
            piece[l][u] = p;
            PartialRows grown = next;
            if (l < lastLayer) {
                grown = spare(l + 1, splits + 1);
                grown.copy(next);
                grown.add(current, u, p);
            }
            int decided = plans.get(l).decided()[u + 1];
            units(parts.cell(part), l, i + 1, splits + 1, decided, current, grown, share / many);
        }
    }

    /// Goes on from a cell all of whose live units of a layer are decided.
    private void finish(Cell cell, int l, PartialRows next, double share) {
        Plan plan = plans.get(l);
        boolean complete = until >= plan.end();
        if (complete && plan.end() > plan.start() && from.length() < plan.end()) {
            listener.cells(l, 1);
        }
        if (complete && l < lastLayer && (until > plan.end() || plan.end() == plan.start())) {
            next.finish();
            layer(cell, l + 1, next, share);
            return;
        }
        if (until < total) {
            listener.frontier(prefix(until));
        } else if (!counting) {
            if (cell.isBounded(cuts.pool)) {
                listener.bounded(1);
            }
            listener.region(prefix(until));
        }
        listener.advance(share);
    }

    /// Counts the pieces into which the units of the last layer cut a cell, from one unit on.
    private void pieces(Cell cell, int begin, PartialRows current, double share) {
        Plan plan = plans.get(lastLayer);
        if (listener.stopped()) {
            listener.unfinished(prefix(plan.decided()[begin]));
            return;
        }
        int formTop = cuts.forms.top();
        int poolTop = cuts.pool.top();
        int partMark = parts.top();
        try {
            int first = offerAll(cell, begin, current);
            if (mostPieces(restriction.crossing(), cell.dimension()) > AT_ONCE) {
                cuts.forms.top(formTop);
                cut(cell, first, current, share);
            } else {
                long many = restriction.count(cell);
                if (many < 0) {
                    listener.unfinished(prefix(plan.decided()[begin]));
                } else {
                    if (from.length() < total) {
                        listener.cells(lastLayer, many);
                    }
                    listener.advance(share);
                }
            }
        } catch (CellTooLarge _) {
            restore(formTop, poolTop, partMark);
            handOver(lastLayer, begin, share);
        }
        restore(formTop, poolTop, partMark);
    }

    /// Offers the hyperplanes of the units from one on; the first unit that has more than one
    /// piece.
    private int offerAll(Cell cell, int begin, PartialRows current) {
        Plan plan = plans.get(lastLayer);
        restriction.begin(listener);
        middle.of(cell, cuts.pool);
        int first = plan.units();
        for (int u = begin; u < plan.units(); u++) {
            int below = 0;
            boolean crosses = false;
            for (Rational threshold : plan.thresholds().get(u)) {
                int form = cuts.forms.push(current, lastLayer, plan.firstRow()[u], threshold);
                int plain = middle.sign(cell, cuts.forms, form);
                if (plain != 0) {
                    cuts.byFilter++;
                }
                int signs =
                        plain == 0
                                ? restriction.offer(cell, form)
                                : plain > 0 ? Cuts.POSITIVE : Cuts.NEGATIVE;
                if (signs == (Cuts.POSITIVE | Cuts.NEGATIVE)) {
                    crosses = true;
                    continue;
                }
                cuts.forms.top(form);
                below += (signs & Cuts.POSITIVE) != 0 ? 1 : 0;
            }
            piece[lastLayer][u] = below;
            first = crosses ? Math.min(first, u) : first;
        }
        return first;
    }

    private void cut(Cell cell, int u, PartialRows current, double share) {
        int partMark = parts.top();
        int only = parts.split(cell, plans.get(lastLayer), u, current, lastLayer);
        if (only >= 0) {
            throw new IllegalStateException("a unit that crosses a cell has one piece in it");
        }
        int end = parts.top();
        int many = parts.pieces(partMark, end);
        for (int part = partMark; part < end; part++) {
            if (parts.piece(part) >= 0) {
                piece[lastLayer][u] = parts.piece(part);
                pieces(parts.cell(part), u + 1, current, share / many);
            }
        }
    }

    /// Σ_{j ≤ d} C(k, j), which k hyperplanes make of Rᵈ at most.
    private static double mostPieces(int k, int d) {
        double sum = 1;
        double choose = 1;
        for (int j = 1; j <= Math.min(k, d); j++) {
            choose = choose * (k - j + 1) / j;
            sum += choose;
        }
        return sum;
    }

    private void handOver(int l, int u, double share) {
        tooLarge.walk(prefix(plans.get(l).decided()[u]), until, share, listener);
    }

    private void restore(int formTop, int poolTop, int partMark) {
        cuts.forms.top(formTop);
        cuts.pool.top(poolTop);
        parts.top(partMark);
    }

    private PartialRows spare(int l, int splits) {
        List<PartialRows> known = rows.get(l);
        while (known.size() <= splits) {
            known.add(known.getFirst().another());
        }
        return known.get(splits);
    }

    private Prefix prefix(int length) {
        int[] all = new int[length];
        for (int l = 0; l < plans.size(); l++) {
            Plan plan = plans.get(l);
            for (int u = 0; u < plan.units() && plan.decided()[u] < length; u++) {
                if (plan.pieces()[u] > 1) {
                    all[plan.decided()[u]] = piece[l][u];
                }
            }
        }
        return Prefix.of(all, length);
    }

    private void bringUpToDate(int l) {
        for (int before = 0; before < l; before++) {
            for (int u = 0; u < piece[before].length; u++) {
                exact.fix(before, u, piece[before][u]);
            }
        }
    }
}

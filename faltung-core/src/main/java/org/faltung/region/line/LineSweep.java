package org.faltung.region.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.faltung.fold.Unit;
import org.faltung.region.Prefix;
import org.faltung.region.field.Crew;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;

/// One walk along the line, layer by layer: from the values before, the rows, piece by piece; from the rows the
/// points where units change their pieces; from these the values.
///
/// Beginning at a cell, the line is first cut down, layer by layer, to where its units have their pieces.
final class LineSweep {
    private static final long SMALL = 100_000;

    private final NumberedNetwork plan;
    private final Knots knots;
    private final Prefix from;
    private final int until;
    private final BooleanSupplier stopped;
    private final Crew crew;
    private volatile boolean ended; // for all threads, once the caller's was told so
    private final List<Changes[]> changes = new ArrayList<>();
    private final ExactLine exactly;
    private final List<Judge> judges = new ArrayList<>();
    private Optional<Track[]> values = // none if the walk was stopped before they were known
            Optional.of(new Track[] {Track.PARAMETER});
    private Track[] rows = {};
    private Steps[] steps = {};
    private int layers;

    /// @param stopped whether to end, asked by the caller's thread, often; once it is so it stays so
    LineSweep(NumberedNetwork plan, Knots knots, Prefix from, int until, BooleanSupplier stopped) {
        this.plan = plan;
        this.knots = knots;
        this.from = from;
        this.until = until;
        this.stopped = stopped;
        crew = new Crew(this::isStopped);
        exactly = new ExactLine(plan, knots, changes);
    }

    private boolean isStopped() {
        if (!ended) {
            try {
                ended = stopped.getAsBoolean();
            } catch (RuntimeException e) { // a way to end it, too
                ended = true;
                throw e;
            }
        }
        return ended;
    }

    /// What a worker runs now and then, so that no step of a walk that is to end takes long.
    private Runnable between(int worker) {
        return () -> {
            if (worker == 0 ? isStopped() : ended) {
                throw new Halted();
            }
        };
    }

    /// Decides the next layer, or as much of it as the walk goes.
    ///
    /// @return false if the walk was stopped; then the layer is as if not begun
    boolean advance() {
        try {
            return values.isPresent() && advance(values.get());
        } catch (Halted e) {
            return false;
        }
    }

    /// @param before the values of the layer before
    private boolean advance(Track[] before) {
        NumberedLayer layer = plan.layers().get(layers);
        boolean last = layer.foldsBefore + layer.foldingUnits() >= until;
        boolean alone = (long) layer.input.length * knots.last() < SMALL;
        rows = new Track[layer.distinctRows()];
        steps = new Steps[layer.values()];
        if (!crew.run(rows.length, w -> new Adder(layer, before, w)::add, alone)) {
            return false;
        }
        alone = (long) layer.values() * knots.last() < SMALL;
        if (!crew.run(steps.length, w -> new Finder(layer, w)::find, alone)) {
            return false;
        }
        insert();
        if (layer.foldsBefore < from.length()) {
            restrict(layer);
        }
        Changes[] all = new Changes[steps.length];
        for (int v = 0; v < all.length; v++) {
            all[v] = decided(layer, v) ? steps[v].changes(knots) : NONE;
        }
        changes.add(all);
        layers++;
        if (!last) {
            Track[] next = new Track[layer.values()];
            boolean known = crew.run(next.length, w -> new Valuer(layer, next)::fold, true);
            values = known ? Optional.of(next) : Optional.empty();
        }
        return true;
    }

    private static final Changes NONE = new Changes(new int[0], new int[1]);

    private boolean decided(NumberedLayer layer, int value) {
        int number = layer.foldNumber[layer.firstUnit[value]];
        return number >= 0 && number < until;
    }

    private void insert() {
        List<Crossing> found = new ArrayList<>();
        for (Steps one : steps) {
            if (one != null) {
                found.addAll(one.crossings());
            }
        }
        Crossing[] fresh = found.toArray(new Crossing[0]);
        Judge judge = judge(0);
        Arrays.sort(
                fresh,
                (one, two) -> {
                    int gap = Integer.compare(one.gap, two.gap);
                    return gap != 0 ? gap : judge.compare(one, two);
                });
        boolean[] first = new boolean[fresh.length];
        for (int i = 0; i < first.length; i++) {
            first[i] =
                    i == 0
                            || fresh[i].gap != fresh[i - 1].gap
                            || judge.compare(fresh[i - 1], fresh[i]) != 0;
        }
        knots.insert(fresh, first);
    }

    /// @param worker who asks it
    private Judge judge(int worker) {
        Judge judge = new Judge(knots, exactly, between(worker));
        judges.add(judge);
        return judge;
    }

    private void restrict(NumberedLayer layer) {
        int left = 0;
        int right = knots.last();
        for (int u = 0; u < layer.units.size(); u++) {
            int number = layer.foldNumber[u];
            if (number >= 0 && number < from.length()) {
                Changes pieces = steps[layer.valueOf[u]].changes(knots);
                int s = 0;
                while (pieces.pieces()[s] != from.piece(number)) {
                    s++;
                }
                if (s > 0) {
                    left = Math.max(left, knots.rank(pieces.knots()[s - 1]));
                }
                if (s < pieces.knots().length) {
                    right = Math.min(right, knots.rank(pieces.knots()[s]));
                }
            }
        }
        if (left > 0 || right < knots.last()) {
            knots.restrict(left, right);
        }
    }

    /// The number of layers that are decided.
    int layers() {
        return layers;
    }

    Knots knots() {
        return knots;
    }

    ExactLine exactly() {
        return exactly;
    }

    List<Changes[]> changes() {
        return changes;
    }

    /// The decisions so far by floating point, or exactly.
    long decisions(boolean byFilter) {
        return judges.stream().mapToLong(j -> byFilter ? j.filtered() : j.exact()).sum();
    }

    private final class Adder {
        private final NumberedLayer layer;
        private final Track[] before;
        private final RowSum sum;

        Adder(NumberedLayer layer, Track[] before, int worker) {
            this.layer = layer;
            this.before = before;
            sum = new RowSum(between(worker));
        }

        void add(int row) {
            rows[row] = sum.of(layer, row, before, knots);
        }
    }

    private final class Finder {
        private final NumberedLayer layer;
        private final BendSteps bends;
        private final MaximumSteps maxima;

        Finder(NumberedLayer layer, int worker) {
            this.layer = layer;
            Judge judge = judge(worker);
            bends = new BendSteps(knots, judge);
            maxima = new MaximumSteps(knots, judge);
        }

        void find(int value) {
            if (!decided(layer, value)) {
                return;
            }
            int[] read = layer.rows[value];
            switch (layer.unit(value)) {
                case Unit.Carry _ -> {}
                case Unit.Bend bend ->
                        steps[value] = bends.of(layers, value, read[0], bend, rows[read[0]]);
                case Unit.Maximum _ -> steps[value] = maxima.of(layers, value, read, read(read));
            }
        }
    }

    private Track[] read(int[] read) {
        Track[] tracks = new Track[read.length];
        Arrays.setAll(tracks, j -> rows[read[j]]);
        return tracks;
    }

    private final class Valuer {
        private final NumberedLayer layer;
        private final Track[] next;
        private final Values fold = new Values(knots);

        Valuer(NumberedLayer layer, Track[] next) {
            this.layer = layer;
            this.next = next;
        }

        void fold(int value) {
            int[] read = layer.rows[value];
            Changes pieces = changes.getLast()[value];
            next[value] =
                    switch (layer.unit(value)) {
                        case Unit.Carry _ -> rows[read[0]];
                        case Unit.Bend bend -> fold.of(bend, pieces, rows[read[0]]);
                        case Unit.Maximum _ -> fold.of(pieces, read(read));
                    };
        }
    }
}

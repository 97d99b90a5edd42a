package org.faltung.region.plane;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.faltung.fold.Unit;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.field.Crew;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;
import org.jspecify.annotations.Nullable;

/// One walk over the cells of a plane: layer by layer for a sheet of cells at once, but depth first over sheets, so
/// that memory does not grow with the number of regions.
final class PlaneWalk {
    private static final long SMALL = 100_000;
    private static final int WINDOW = 256; // values surveyed at once, to begin with

    /// So many cells a sheet may have before it is taken apart; its parts have half as many.
    private final int most;

    private final NumberedNetwork network;
    private final Prefix from;
    private final int until;
    private final Listener listener;
    private final PlaneVisitor visitor;
    private final Crew crew;
    private final ConcurrentLinkedQueue<Probe> probes = new ConcurrentLinkedQueue<>();

    PlaneWalk(
            NumberedNetwork network,
            Prefix from,
            int until,
            Listener listener,
            PlaneVisitor visitor,
            int most) {
        this.most = most;
        this.network = network;
        this.from = from;
        this.until = until;
        this.listener = listener;
        this.visitor = visitor;
        crew = new Crew(listener::stopped);
    }

    /// Walks from a cell.
    void run(Polygon polygon) {
        layer(Sheet.of(network, polygon), 0, Field.coordinates(), 1);
    }

    private void report() {
        long filtered = 0;
        long exact = 0;
        for (Probe probe = probes.poll(); probe != null; probe = probes.poll()) {
            filtered += probe.filtered();
            exact += probe.exact();
        }
        listener.decided(filtered, exact);
    }

    private void layer(Sheet sheet, int number, Field[] values, double share) {
        NumberedLayer layer = network.layers().get(number);
        Field[] rows = new Field[layer.distinctRows()];
        boolean alone = (long) layer.input.length * sheet.cells() < SMALL;
        boolean done =
                crew.run(
                        rows.length,
                        w -> {
                            FieldSum sum = new FieldSum(sheet);
                            return row -> rows[row] = sum.of(layer, row, values);
                        },
                        alone);
        if (!done) {
            leave(sheet, Math.max(layer.foldsBefore, from.length()));
            return;
        }
        decide(sheet, number, rows, new char[layer.values()][], 0, share);
    }

    private void leave(Sheet sheet, int decided) {
        for (int cell = 0; cell < sheet.cells(); cell++) {
            listener.unfinished(decided);
        }
    }

    /// Decides the values of a layer from number `begin` on.
    private void decide(
            Sheet sheet,
            int number,
            Field[] rows,
            char[] @Nullable [] pieces,
            int begin,
            double share) {
        NumberedLayer layer = network.layers().get(number);
        int last = lastDecided(layer);
        int done = begin;
        int window = WINDOW;
        while (done < last) {
            int seen = Math.min(last, done + window);
            if (!survey(sheet, number, rows, pieces, done, seen)) {
                leave(sheet, Math.max(decidedBefore(layer, done), from.length()));
                report();
                return;
            }
            int end = batch(layer, pieces, done, seen, sheet.cells());
            window = Math.max(16, 2 * (end - done));
            Survey survey = new Survey(layer, number, sheet, rows);
            probes.add(survey.probe());
            new Cutter(layer, sheet, survey, pieces, from).cut(done, end);
            done = end;
            if (done < last && sheet.cells() > most) {
                Chunks chunks = new Chunks(network, sheet, most / 2);
                for (int c = 0; c < chunks.many(); c++) {
                    Sheet part = chunks.take(c);
                    char[][] mine = new char[pieces.length][];
                    for (int v = 0; v < done; v++) {
                        char[] whole = pieces[v];
                        if (whole != null) {
                            mine[v] = chunks.restrict(whole);
                        }
                    }
                    decide(part, number, chunks.restrict(rows), mine, done, share / chunks.many());
                }
                return;
            }
        }
        report();
        finish(sheet, number, rows, pieces, share);
    }

    /// One more than the last value that the walk decides.
    private int lastDecided(NumberedLayer layer) {
        int last = 0;
        for (int v = 0; v < layer.values(); v++) {
            int number = layer.foldNumber[layer.firstUnit[v]];
            if (number >= 0 && number < until) {
                last = v + 1;
            }
        }
        return last;
    }

    private static int decidedBefore(NumberedLayer layer, int value) {
        int decided = layer.foldsBefore;
        for (int u = 0; value < layer.values() && u < layer.firstUnit[value]; u++) {
            decided = Math.max(decided, layer.foldNumber[u] + 1);
        }
        return decided;
    }

    private boolean survey(
            Sheet sheet, int number, Field[] rows, char[] @Nullable [] pieces, int begin, int end) {
        NumberedLayer layer = network.layers().get(number);
        boolean alone = (long) (end - begin) * sheet.cells() < SMALL / 4;
        return crew.run(
                end - begin,
                w -> {
                    Survey survey = new Survey(layer, number, sheet, rows);
                    probes.add(survey.probe());
                    return task -> {
                        int value = begin + task;
                        if (!(layer.unit(value) instanceof Unit.Carry)) {
                            survey.take(value);
                            pieces[value] = survey.pieces();
                        }
                    };
                },
                alone);
    }

    /// The values to cut by at once: so many that the cells will not be far more than wished.
    private int batch(
            NumberedLayer layer, char[] @Nullable [] pieces, int begin, int last, int cells) {
        long estimate = 0;
        int[] cuts = new int[cells];
        for (int v = begin; v < last; v++) {
            char[] mine = pieces[v];
            if (mine == null) {
                continue;
            }
            for (int cell = 0; cell < mine.length; cell++) {
                if (mine[cell] == Survey.SEVERAL) {
                    estimate += ++cuts[cell];
                }
            }
            if (estimate > 2L * most && layer.foldNumber[layer.firstUnit[v]] >= from.length()) {
                return v + 1;
            }
        }
        return last;
    }

    private void finish(
            Sheet sheet, int number, Field[] rows, char[] @Nullable [] pieces, double share) {
        NumberedLayer layer = network.layers().get(number);
        Choice[] choices = new Choice[pieces.length];
        for (int v = 0; v < choices.length; v++) {
            char[] mine = pieces[v];
            choices[v] = mine == null ? Choices.NONE : Choices.of(mine, sheet);
        }
        sheet.choices.add(choices);
        int decided = layer.foldsBefore + layer.foldingUnits();
        if (decided <= until && decided > Math.max(layer.foldsBefore, from.length())) {
            listener.cells(number, sheet.cells());
        }
        if (decided >= until) {
            visitor.visit(sheet, () -> values(layer, pieces, rows, sheet));
            listener.advance(share);
            return;
        }
        Field[] values = values(layer, pieces, rows, sheet);
        if (sheet.cells() <= most) {
            layer(sheet, number + 1, values, share);
            return;
        }
        Chunks chunks = new Chunks(network, sheet, most / 2);
        for (int c = 0; c < chunks.many(); c++) {
            Sheet part = chunks.take(c);
            layer(part, number + 1, chunks.restrict(values), share / chunks.many());
        }
    }

    private Field[] values(
            NumberedLayer layer, char[] @Nullable [] pieces, Field[] rows, Sheet sheet) {
        Field[] values = new Field[layer.values()];
        int longest = 1;
        for (int[] read : layer.rows) {
            longest = Math.max(longest, read.length);
        }
        int widest = longest;
        new Crew(() -> false) // all of them, even if the walk is to end soon
                .run(
                        values.length,
                        w -> {
                            Fold fold = new Fold(sheet, widest);
                            return value -> values[value] = value(layer, value, pieces, rows, fold);
                        },
                        true);
        return values;
    }

    private static Field value(
            NumberedLayer layer, int value, char[] @Nullable [] pieces, Field[] rows, Fold fold) {
        int[] read = layer.rows[value];
        char[] mine = pieces[value];
        return switch (layer.unit(value)) {
            case Unit.Carry _ -> rows[read[0]];
            case Unit.Bend bend -> fold.of(bend, known(mine), rows[read[0]]);
            case Unit.Maximum _ -> fold.of(known(mine), read, rows);
        };
    }

    private static char[] known(char @Nullable [] pieces) {
        if (pieces == null) {
            throw new IllegalStateException("the value was not decided");
        }
        return pieces;
    }
}

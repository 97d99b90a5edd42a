package org.faltung.region.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.faltung.fold.Unit;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.field.Crew;
import org.faltung.region.field.NumberedLayer;
import org.faltung.region.field.NumberedNetwork;
import org.jspecify.annotations.Nullable;

/// One walk over the cells of a plane: layer by layer for a sheet of cells at once, but depth first over sheets, so
/// that memory does not grow with the number of regions. Sheets are walked side by side.
final class PlaneWalk {
    private static final long SMALL = 100_000;
    private static final int WINDOW = 256; // values surveyed at once, to begin with

    /// How a walk goes.
    ///
    /// @param most so many cells a sheet may have before it is taken apart; its parts have half as many
    /// @param threads at least 1
    record Pace(int most, int threads) {}

    private final Pace pace;
    private final NumberedNetwork network;
    private final Prefix from;
    private final int until;
    private final Listener listener;
    private final PlaneVisitor visitor;

    PlaneWalk(
            NumberedNetwork network,
            Prefix from,
            int until,
            Listener listener,
            PlaneVisitor visitor,
            Pace pace) {
        this.pace = pace;
        this.network = network;
        this.from = from;
        this.until = until;
        this.listener = listener;
        this.visitor = visitor;
    }

    /// Walks from a cell.
    void run(Polygon polygon) {
        Step first =
                step(
                        1,
                        from.length(),
                        1,
                        at -> layer(at, Sheet.of(network, polygon), 0, Field.coordinates()));
        new Relay(listener, pace.threads()).run(first);
    }

    /// A step at work.
    ///
    /// @param crew for what can be shared out
    /// @param probes all that were used
    /// @param share of the walk
    private record Work(Crew crew, Queue<Probe> probes, double share) {}

    private interface Action {
        Optional<Relay.Done> run(Work work);
    }

    private record Step(int cells, int decided, double share, Action action) implements Relay.Step {
        @Override
        public Optional<Relay.Done> run(Crew crew) {
            return action.run(new Work(crew, new ConcurrentLinkedQueue<>(), share));
        }
    }

    private Step step(int cells, int decided, double share, Action action) {
        return new Step(cells, Math.max(decided, from.length()), share, action);
    }

    private void report(Work work) {
        long filtered = 0;
        long exact = 0;
        for (Probe probe : work.probes()) {
            filtered += probe.filtered();
            exact += probe.exact();
        }
        listener.decided(filtered, exact);
    }

    private Optional<Relay.Done> layer(Work work, Sheet sheet, int number, Field[] values) {
        NumberedLayer layer = network.layers().get(number);
        Field[] rows = new Field[layer.distinctRows()];
        boolean alone = (long) layer.input.length * sheet.cells() < SMALL;
        boolean done =
                work.crew()
                        .run(
                                rows.length,
                                w -> {
                                    FieldSum sum = new FieldSum(sheet, values);
                                    return row -> rows[row] = sum.of(layer, row);
                                },
                                alone);
        return done
                ? decide(work, sheet, number, rows, new char[layer.values()][], 0)
                : Optional.empty();
    }

    /// Decides the values of a layer from number `begin` on.
    private Optional<Relay.Done> decide(
            Work work,
            Sheet sheet,
            int number,
            Field[] rows,
            char[] @Nullable [] pieces,
            int begin) {
        NumberedLayer layer = network.layers().get(number);
        int last = lastDecided(layer);
        int done = begin;
        int window = WINDOW;
        while (done < last) {
            int seen = ahead(pieces, done, last, window);
            if (!survey(work, sheet, number, rows, pieces, done, seen)) {
                return Optional.empty();
            }
            int end = batch(layer, pieces, done, seen, sheet.cells());
            window = Math.max(16, 2 * (end - done));
            Survey survey = new Survey(layer, number, sheet, rows);
            work.probes().add(survey.probe());
            new Cutter(layer, sheet, survey, pieces, from).cut(done, end);
            forget(pieces, end, seen);
            done = end;
            if (done < last && sheet.cells() > pace.most()) {
                return Optional.of(
                        new Relay.Done(
                                () -> report(work),
                                parts(work, sheet, number, rows, pieces, done)));
            }
        }
        return Optional.of(finish(work, sheet, number, rows, pieces));
    }

    private List<Relay.Step> parts(
            Work work,
            Sheet sheet,
            int number,
            Field[] rows,
            char[] @Nullable [] pieces,
            int done) {
        look(work, sheet, number, rows, pieces, done, lastDecided(network.layers().get(number)));
        int decided = decidedBefore(network.layers().get(number), done);
        return inChunks(
                work,
                sheet,
                decided,
                (at, chunk) -> {
                    char[][] mine = new char[pieces.length][];
                    for (int v = 0; v < mine.length; v++) {
                        char[] whole = pieces[v];
                        if (whole != null) {
                            mine[v] = chunk.restrict(whole);
                        }
                    }
                    return decide(at, chunk.sheet, number, chunk.restrict(rows), mine, done);
                });
    }

    /// A sheet that is too large as steps for its parts.
    private List<Relay.Step> inChunks(
            Work work,
            Sheet sheet,
            int decided,
            BiFunction<Work, Chunk, Optional<Relay.Done>> action) {
        Chunks chunks = new Chunks(network, sheet, pace.most() / 2);
        List<Relay.Step> steps = new ArrayList<>();
        for (int c = 0; c < chunks.many(); c++) {
            int part = c;
            steps.add(
                    step(
                            chunks.cells(c),
                            decided,
                            work.share() / chunks.many(),
                            at -> action.apply(at, chunks.take(part))));
        }
        return steps;
    }

    /// The end of the values among which so many are open, or all.
    private static int ahead(char[] @Nullable [] pieces, int begin, int last, int many) {
        int end = begin;
        for (int open = 0; end < last && open < many; end++) {
            open += pieces[end] == null ? 1 : 0;
        }
        return end;
    }

    /// Forgets what was seen before a cut and need not be true of its parts.
    private static void forget(char[] @Nullable [] pieces, int begin, int end) {
        for (int v = begin; v < end; v++) {
            char[] mine = pieces[v];
            if (mine != null && (mine.length > 1 || mine[0] == Survey.SEVERAL)) {
                pieces[v] = null;
            }
        }
    }

    /// Looks for the values that have one piece on all of a sheet, before it is taken apart.
    private void look(
            Work work,
            Sheet sheet,
            int number,
            Field[] rows,
            char[] @Nullable [] pieces,
            int begin,
            int last) {
        NumberedLayer layer = network.layers().get(number);
        Survey survey = new Survey(layer, number, sheet, rows);
        work.probes().add(survey.probe());
        for (int value = begin; value < last; value++) {
            if (pieces[value] == null && layer.unit(value) instanceof Unit.Bend) {
                survey.take(value);
                pieces[value] = survey.onlyPiece();
            }
        }
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
            Work work,
            Sheet sheet,
            int number,
            Field[] rows,
            char[] @Nullable [] pieces,
            int begin,
            int end) {
        NumberedLayer layer = network.layers().get(number);
        boolean alone = (long) (end - begin) * sheet.cells() < SMALL / 4;
        return work.crew()
                .run(
                        end - begin,
                        w -> {
                            Survey survey = new Survey(layer, number, sheet, rows);
                            work.probes().add(survey.probe());
                            return task -> {
                                int value = begin + task;
                                if (pieces[value] == null
                                        && !(layer.unit(value) instanceof Unit.Carry)) {
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
            if (estimate > 2L * pace.most()
                    && layer.foldNumber[layer.firstUnit[v]] >= from.length()) {
                return v + 1;
            }
        }
        return last;
    }

    private Relay.Done finish(
            Work work, Sheet sheet, int number, Field[] rows, char[] @Nullable [] pieces) {
        NumberedLayer layer = network.layers().get(number);
        Choice[] choices = new Choice[pieces.length];
        for (int v = 0; v < choices.length; v++) {
            char[] mine = pieces[v];
            choices[v] = mine == null ? Choices.NONE : Choices.of(mine, sheet);
        }
        sheet.choices.add(choices);
        int decided = layer.foldsBefore + layer.foldingUnits();
        int cells = sheet.cells(); // there are more when the next layer cuts them
        boolean fresh = decided <= until && decided > Math.max(layer.foldsBefore, from.length());
        if (decided >= until) {
            IntConsumer harvest = visitor.visit(sheet, () -> values(layer, pieces, rows, sheet));
            return new Relay.Done(
                    () -> {
                        report(work);
                        handOut(sheet, fresh ? number : -1, harvest);
                        listener.advance(work.share());
                    },
                    List.of());
        }
        Field[] values = values(layer, pieces, rows, sheet);
        return new Relay.Done(
                () -> {
                    report(work);
                    if (fresh) {
                        listener.cells(number, cells);
                    }
                },
                behind(work, sheet, number + 1, values));
    }

    /// Tells of the cells of a sheet one by one, and of none after the listener ends the walk.
    private void handOut(Sheet sheet, int number, IntConsumer harvest) {
        for (int place = 0; place < sheet.cells(); place++) {
            if (listener.stopped()) {
                listener.unfinished(until);
                continue;
            }
            if (number >= 0) {
                listener.cells(number, 1);
            }
            harvest.accept(place);
        }
    }

    private List<Relay.Step> behind(Work work, Sheet sheet, int number, Field[] values) {
        int decided = network.layers().get(number).foldsBefore;
        if (sheet.cells() <= pace.most()) {
            return List.of(
                    step(
                            sheet.cells(),
                            decided,
                            work.share(),
                            at -> layer(at, sheet, number, values)));
        }
        return inChunks(
                work,
                sheet,
                decided,
                (at, chunk) -> layer(at, chunk.sheet, number, chunk.restrict(values)));
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
            case Unit.Bend bend when isPlain(bend, known(mine)) ->
                    known(mine)[0] == 0 ? Field.ZERO : rows[read[0]];
            case Unit.Bend bend -> fold.of(bend, known(mine), rows[read[0]]);
            case Unit.Maximum _ -> fold.of(known(mine), read, rows);
        };
    }

    /// Whether a unit is a rectifier that is 0 on all cells, or on none.
    private static boolean isPlain(Unit.Bend bend, char[] pieces) {
        return pieces.length == 1 && bend.equals(Unit.Bend.RECTIFIER);
    }

    private static char[] known(char @Nullable [] pieces) {
        if (pieces == null) {
            throw new IllegalStateException("the value was not decided");
        }
        return pieces;
    }
}

package org.faltung.slice;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.faltung.count.Ledger;
import org.faltung.count.Monitor;
import org.faltung.count.Tally;
import org.faltung.count.TaskListener;
import org.faltung.fold.FoldSequence;
import org.faltung.polytope.Chart;
import org.faltung.region.plane.MappedCell;
import org.faltung.region.plane.PlaneMapper;
import org.faltung.result.Budget;
import org.faltung.result.Count;
import org.faltung.result.Decided;

/// One run over the faces of a map.
///
/// @param folds the network
/// @param plane in its input space
/// @param laid the network on the plane, if it is there already
/// @param window of the plane
/// @param budget what may be spent
/// @param monitor who watches
/// @param threads at least 1
record Mapping(
        FoldSequence folds,
        Plane plane,
        Optional<FoldSequence> laid,
        Window window,
        Budget budget,
        Monitor monitor,
        int threads) {
    Mapped run(Consumer<Face> sink, BooleanSupplier brief) {
        long start = System.nanoTime();
        FoldSequence onPlane = laid.orElseGet(this::lay);
        PlaneMapper mapper = new PlaneMapper(onPlane, window.u(), window.v(), threads);
        Surface surface = new Surface(onPlane, plane.metric());
        long[] faces = new long[1];
        Consumer<MappedCell> draw = cell -> sink.accept(new Face(faces[0]++, cell, surface));
        if (onPlane.foldingUnits() == 0) {
            mapper.affine(draw);
            Count one = new Count.Exact(BigInteger.ONE);
            List<String> notes = List.of("the network has no folds: it is affine");
            return end(1, one, List.of(), Decided.NONE, start, notes);
        }
        TaskListener books = TaskListener.whole(new Ledger(budget, monitor), mapper.folds());
        mapper.walk(books, draw, brief);
        Tally tally = books.close();
        List<BigInteger> perLayer = new ArrayList<>();
        for (int l = 0; l < mapper.folds().layers().size(); l++) {
            if (mapper.folds().layers().get(l).folds()) {
                perLayer.add(tally.cells().get(l));
            }
        }
        BigInteger found = BigInteger.valueOf(faces[0]);
        Count count =
                tally.complete()
                        ? new Count.Exact(found)
                        : new Count.Between(found, found.add(tally.missing()));
        return end(faces[0], count, perLayer, tally.decided(), start, List.of());
    }

    private FoldSequence lay() {
        return Chart.of(plane.in(window)).embedding().map(folds::after).orElse(folds);
    }

    private Mapped end(
            long faces,
            Count count,
            List<BigInteger> perLayer,
            Decided decided,
            long start,
            List<String> notes) {
        return new Mapped(
                plane,
                window,
                faces,
                count,
                perLayer,
                folds.output().outputs(),
                decided,
                (System.nanoTime() - start) / 1e9,
                notes);
    }
}

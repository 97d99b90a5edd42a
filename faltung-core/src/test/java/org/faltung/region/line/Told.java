package org.faltung.region.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.region.Engine;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;

/// Remembers all that a walk tells.
public final class Told implements Listener {
    private final Map<Integer, Long> cells = new TreeMap<>();
    private final List<Prefix> regions = new ArrayList<>();
    private final List<Prefix> frontier = new ArrayList<>();
    private long unfinished;
    private long asked;
    private long exactly;
    private long limit = Long.MAX_VALUE;

    /// What a walk of an engine to the end tells.
    public static Told by(Engine engine, Problem problem, Prefix from) {
        Told told = new Told();
        engine.on(problem).walk(from, problem.folds().foldingUnits(), told);
        return told;
    }

    /// Says stop from the question after `limit` ones on.
    public void stopAfter(long limit) {
        this.limit = limit;
    }

    /// How often it was asked whether to stop.
    long asked() {
        return asked;
    }

    /// Decisions that were taken exactly.
    long exactly() {
        return exactly;
    }

    @Override
    public void decided(long byFilter, long exactly) {
        this.exactly += exactly;
    }

    @Override
    public boolean stopped() {
        return asked++ >= limit;
    }

    @Override
    public void cells(int layer, long many) {
        cells.merge(layer, many, Long::sum);
    }

    @Override
    public void region(Prefix pattern) {
        regions.add(pattern);
    }

    @Override
    public void frontier(Prefix cell) {
        frontier.add(cell);
    }

    @Override
    public void unfinished(int decided) {
        unfinished++;
    }

    /// Adds counts of cells.
    public void add(Map<Integer, Long> more) {
        more.forEach((layer, many) -> cells.merge(layer, many, Long::sum));
    }

    /// Cells by layer.
    public Map<Integer, Long> cells() {
        return cells;
    }

    /// Patterns in the order told.
    public List<Prefix> regions() {
        return regions;
    }

    /// The frontier, or the regions of a walk to the end.
    public List<Prefix> tops(boolean end) {
        return end ? regions : frontier;
    }

    /// The number of cells left behind.
    public long unfinished() {
        return unfinished;
    }
}

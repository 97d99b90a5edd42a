package org.faltung.region.vertex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;

/// Takes down what a walk says, and stops it after a number of questions.
final class Tally implements Listener {
    final Map<Integer, Long> cells = new TreeMap<>();
    final List<Prefix> regions = new ArrayList<>();
    final List<Prefix> frontier = new ArrayList<>();
    long bounded;
    long unfinished;
    long exactly;
    double done;
    private long patience;

    Tally(long patience) {
        this.patience = patience;
    }

    static Tally patient() {
        return new Tally(Long.MAX_VALUE);
    }

    @Override
    public boolean stopped() {
        return patience-- <= 0;
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
    public void bounded(long many) {
        bounded += many;
    }

    @Override
    public void frontier(Prefix cell) {
        frontier.add(cell);
    }

    @Override
    public void unfinished(int decided) {
        unfinished++;
    }

    @Override
    public void advance(double share) {
        done += share;
    }

    @Override
    public void decided(long byFilter, long exact) {
        exactly += exact;
    }
}

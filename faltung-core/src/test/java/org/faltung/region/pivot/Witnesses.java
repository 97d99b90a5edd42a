package org.faltung.region.pivot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.faltung.region.Listener;
import org.faltung.region.Prefix;

/// A listener that keeps everything.
final class Witnesses implements Listener {
    final List<Prefix> regions = new ArrayList<>();
    final List<Prefix> frontier = new ArrayList<>();
    final TreeMap<Integer, Long> cells = new TreeMap<>();
    final TreeMap<Integer, Integer> unfinished = new TreeMap<>();
    double done;
    long stopAfter = Long.MAX_VALUE;

    @Override
    public boolean stopped() {
        return regions.size() >= stopAfter;
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
        unfinished.merge(decided, 1, Integer::sum);
    }

    @Override
    public void advance(double share) {
        done += share;
    }
}

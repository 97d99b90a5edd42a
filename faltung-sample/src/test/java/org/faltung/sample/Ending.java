package org.faltung.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A journal in memory, whose process is ended after some draws.
public final class Ending implements DrawJournal {
    private final Map<String, List<byte[]>> series = new HashMap<>();
    private int left;

    /// To be ended after so many draws.
    public Ending(int draws) {
        left = draws;
    }

    /// Lives for ever from now on.
    public void goOn() {
        left = Integer.MAX_VALUE;
    }

    @Override
    public List<byte[]> kept(String name) {
        return List.copyOf(series.getOrDefault(name, List.of()));
    }

    @Override
    public void keep(String name, byte[] draw) {
        if (left-- == 0) {
            throw new IllegalStateException("ended");
        }
        series.computeIfAbsent(name, _ -> new ArrayList<>()).add(draw);
    }
}

package org.faltung.region.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faltung.fold.FoldSequence;
import org.faltung.linear.AffineForm;
import org.faltung.region.ExactCell;
import org.faltung.region.Prefix;

/// Numbers the distinct affine maps of the output over regions, exactly: two regions get one number if and
/// only if their maps are equal.
///
/// Three rungs: equal pieces of the relevant units mean equal maps; different maps modulo a prime mean different
/// maps; what is left is compared coefficient by coefficient as rationals.
public final class OutputMaps {
    private final Wiring wiring;
    private final Relevance relevance;
    private final ModularMaps modular;
    private final ExactCell cell;
    private final Map<String, Integer> byPieces = new HashMap<>();
    private final Map<Long, List<Entry>> byHash = new HashMap<>();
    private int count;
    private long comparisons;

    private record Entry(int number, Prefix pattern) {}

    /// No maps yet.
    ///
    /// @param folds the network, in the coordinates of the domain
    public OutputMaps(FoldSequence folds) {
        this(folds, () -> {});
    }

    /// No maps yet.
    ///
    /// @param folds the network, in the coordinates of the domain
    /// @param between run now and then; ends the work by an exception
    public OutputMaps(FoldSequence folds, Runnable between) {
        wiring = new Wiring(folds);
        relevance = new Relevance(wiring);
        modular = new ModularMaps(wiring, relevance);
        cell = new ExactCell(folds, between);
    }

    /// The number of a region's map; numbers count from 0 in the order of appearance.
    ///
    /// @param pattern the pieces of all folding units
    public int number(Prefix pattern) {
        String pieces = relevance.of(pattern);
        Integer known = byPieces.get(pieces);
        if (known != null) {
            return known;
        }
        long hash = modular.hash(pattern);
        List<Entry> alike = byHash.computeIfAbsent(hash, _ -> new ArrayList<>(1));
        int number = equal(alike, pattern);
        if (number < 0) {
            number = count++;
            alike.add(new Entry(number, pattern));
        }
        byPieces.put(pieces, number);
        return number;
    }

    private int equal(List<Entry> alike, Prefix pattern) {
        if (alike.isEmpty()) {
            return -1;
        }
        List<AffineForm> map = map(pattern);
        for (Entry entry : alike) {
            comparisons++;
            if (map.equals(map(entry.pattern()))) {
                return entry.number();
            }
        }
        return -1;
    }

    /// The affine map of the output on a region, output after output, in the coordinates of the domain.
    public List<AffineForm> map(Prefix pattern) {
        for (int l = 0; l < wiring.place.length; l++) {
            for (int u = 0; u < wiring.place[l].length; u++) {
                if (wiring.place[l][u] >= 0) {
                    cell.fix(l, u, pattern.piece(wiring.place[l][u]));
                }
            }
        }
        List<AffineForm> map = new ArrayList<>();
        for (int row = 0; row < wiring.folds.output().outputs(); row++) {
            map.add(cell.output(row));
        }
        return map;
    }

    /// How many distinct maps were seen.
    public int distinct() {
        return count;
    }

    /// How many pairs of maps had to be compared as rationals.
    public long comparisons() {
        return comparisons;
    }
}

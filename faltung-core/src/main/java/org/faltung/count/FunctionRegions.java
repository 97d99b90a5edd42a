package org.faltung.count;

import java.math.BigInteger;
import java.util.Set;
import org.faltung.region.Engine;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.line.LineEngine;
import org.faltung.region.merge.ConnectedPieces;
import org.faltung.region.merge.OutputMaps;
import org.faltung.result.Count;
import org.faltung.result.Definition;

/// Counts by the definitions that depend on the function alone, from the activation regions.
final class FunctionRegions {
    private final OutputMaps maps;
    private final ConnectedPieces pieces;
    private final boolean connected;
    private final boolean alongLine;
    private int last = -1; // the map of the last region along a line
    private long steps; // how often the map changed along a line

    FunctionRegions(Problem problem, Engine engine, Set<Definition> definitions) {
        maps = new OutputMaps(problem.folds());
        pieces = new ConnectedPieces(problem, maps);
        connected = definitions.contains(Definition.R4);
        alongLine = engine instanceof LineEngine; // which tells regions in the order of the line
    }

    void add(Prefix pattern) {
        if (connected && !alongLine) {
            pieces.add(pattern);
            return;
        }
        int map = maps.number(pattern);
        steps += map == last ? 0 : 1;
        last = map;
    }

    /// The number by R4 or R6.
    Count count(Definition definition, Tally tally) {
        BigInteger distinct = BigInteger.valueOf(maps.distinct());
        boolean piecewise = definition == Definition.R4;
        if (tally.complete()) {
            return new Count.Exact(piecewise ? connected() : distinct);
        }
        // What was not searched may join what was found, but cannot make two maps one.
        BigInteger found = piecewise ? unmerged() : distinct;
        return new Count.Between(distinct, found.add(tally.missing()));
    }

    private BigInteger connected() {
        return BigInteger.valueOf(alongLine ? steps : pieces.count());
    }

    /// At most how many connected pieces were found: merging them could take long after the end.
    private BigInteger unmerged() {
        return BigInteger.valueOf(alongLine ? steps : pieces.found());
    }
}

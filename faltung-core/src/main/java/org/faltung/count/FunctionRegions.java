package org.faltung.count;

import java.math.BigInteger;
import java.util.Set;
import org.faltung.region.Prefix;
import org.faltung.region.Problem;
import org.faltung.region.merge.ConnectedPieces;
import org.faltung.region.merge.OutputMaps;
import org.faltung.result.Count;
import org.faltung.result.Definition;

/// Counts by the definitions that depend on the function alone, from the activation regions.
final class FunctionRegions {
    private final OutputMaps maps;
    private final ConnectedPieces pieces;
    private final boolean connected;

    FunctionRegions(Problem problem, Set<Definition> definitions) {
        maps = new OutputMaps(problem.folds());
        pieces = new ConnectedPieces(problem, maps);
        connected = definitions.contains(Definition.R4);
    }

    void add(Prefix pattern) {
        if (connected) {
            pieces.add(pattern);
        } else {
            maps.number(pattern);
        }
    }

    /// The number by R4 or R6.
    Count count(Definition definition, Tally tally) {
        BigInteger distinct = BigInteger.valueOf(maps.distinct());
        BigInteger found =
                definition == Definition.R4 ? BigInteger.valueOf(pieces.count()) : distinct;
        // What was not searched may join what was found, but cannot make two maps one.
        return tally.complete()
                ? new Count.Exact(found)
                : new Count.Between(distinct, found.add(tally.missing()));
    }
}

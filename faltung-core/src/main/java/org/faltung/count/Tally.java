package org.faltung.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faltung.result.Decided;

/// What walks found, summed up.
///
/// @param cells cells by layer of the fold sequence
/// @param missing a bound on the regions in the cells that were left behind; 0 if none was
/// @param bounded the bounded regions, as far as the engine tells
/// @param decided the decisions
public record Tally(
        List<BigInteger> cells, BigInteger missing, BigInteger bounded, Decided decided) {
    static Tally empty(int layers) {
        return new Tally(
                Collections.nCopies(layers, BigInteger.ZERO),
                BigInteger.ZERO,
                BigInteger.ZERO,
                Decided.NONE);
    }

    Tally plus(Tally other) {
        List<BigInteger> sum = new ArrayList<>();
        for (int l = 0; l < cells.size(); l++) {
            sum.add(cells.get(l).add(other.cells.get(l)));
        }
        return new Tally(
                sum,
                missing.add(other.missing),
                bounded.add(other.bounded),
                decided.plus(other.decided));
    }

    /// The same, with a bound on more regions that were left behind.
    Tally missing(BigInteger more) {
        return new Tally(cells, missing.add(more), bounded, decided);
    }

    /// Whether nothing was left behind.
    public boolean complete() {
        return missing.signum() == 0;
    }
}

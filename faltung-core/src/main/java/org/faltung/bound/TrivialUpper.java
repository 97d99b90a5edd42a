package org.faltung.bound;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.network.Network;

/// The product over all units of their numbers of pieces: every unit cuts every region into all its pieces.
///
/// A unit with P breakpoints has P + 1 pieces, the maximum of q values q.
final class TrivialUpper {
    private TrivialUpper() {}

    /// The product.
    static Magnitude of(Network network) {
        Map<Integer, Long> units = units(network);
        return Products.of(units.entrySet().stream().map(TrivialUpper::power).toList(), Rounded.UP);
    }

    /// The units by their number of breakpoints, at least 1; empty for an affine network.
    static Map<Integer, Long> units(Network network) {
        Map<Integer, Long> units = new TreeMap<>();
        add(Operator.of(network), units);
        units.remove(0);
        return units;
    }

    private static void add(List<Operator> chain, Map<Integer, Long> units) {
        for (Operator operator : chain) {
            switch (operator) {
                case Operator.Linear _ -> {}
                case Operator.Collapsing(int many) -> units.merge(1, (long) many, Long::sum);
                case Operator.Cutting cutting ->
                        cutting.units()
                                .forEach((breakpoints, many) ->
                                        units.merge(breakpoints, (long) many, Long::sum));
                case Operator.Parallel pair -> {
                    add(pair.one(), units);
                    add(pair.other(), units);
                }
            }
        }
    }

    private static Magnitude power(Map.Entry<Integer, Long> kind) {
        BigInteger pieces = BigInteger.valueOf(kind.getKey() + 1L);
        return Products.power(new Magnitude.Whole(pieces), kind.getValue(), Rounded.UP);
    }
}

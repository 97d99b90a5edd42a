package org.faltung.count;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.result.Count;
import org.faltung.result.Decided;
import org.faltung.result.Definition;

/// The number of linear regions of a network in a domain, and how it was found.
///
/// @param counts the number by each definition that was asked for
/// @param perLayer after each folding layer the regions (R2) of the network up to it; those found, if the search
///     ended early
/// @param bounded the bounded regions (R2), where they were counted
/// @param engine the engine's name; `none` where nothing had to be searched
/// @param decided the decisions by rung
/// @param seconds wall clock
/// @param notes what a reader should know: an empty or flat domain, a reduced dimension
public record RegionCount(
        Map<Definition, Count> counts,
        List<BigInteger> perLayer,
        Optional<BigInteger> bounded,
        String engine,
        Decided decided,
        double seconds,
        List<String> notes) {
    /// Copies the collections.
    public RegionCount {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        perLayer = List.copyOf(perLayer);
        notes = List.copyOf(notes);
    }

    /// The same, begun so many seconds earlier.
    public RegionCount after(double earlier) {
        return new RegionCount(
                counts, perLayer, bounded, engine, decided, seconds + earlier, notes);
    }

    /// The number by a definition that was asked for.
    ///
    /// @throws IllegalArgumentException if it was not
    public Count count(Definition definition) {
        Count count = counts.get(definition);
        if (count == null) {
            throw new IllegalArgumentException(definition + " was not counted");
        }
        return count;
    }

    /// The exact number by the one definition that was asked for.
    ///
    /// @throws IllegalStateException if the search ended before it was known
    public BigInteger exact() {
        return switch (counts.values().iterator().next()) {
            case Count.Exact(BigInteger regions) -> regions;
            case Count.Between(BigInteger lower, BigInteger upper) ->
                    throw new IllegalStateException(
                            "the search ended early: between "
                                    + lower
                                    + " and "
                                    + upper
                                    + " regions");
        };
    }

    /// Whether every number is exact.
    public boolean isExact() {
        return counts.values().stream().allMatch(Count.Exact.class::isInstance);
    }
}

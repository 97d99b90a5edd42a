package org.faltung.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faltung.result.Bound;

/// One architecture has more than another: a lower bound of the one is above an upper bound of the other.
///
/// @param measure of what it has more
/// @param more its number among those compared, from 0
/// @param fewer the number of the other
/// @param log10 the decimal logarithm of how many times more, at least
/// @param status the weaker of the statuses of the two bounds
/// @param assumes what they rest on that is not proved
public record Verdict(
        Measure measure,
        int more,
        int fewer,
        double log10,
        Bound.Status status,
        List<String> assumes) {
    /// Copies the assumptions.
    public Verdict {
        assumes = List.copyOf(assumes);
    }

    /// The verdict, or nothing if the bounds do not tell.
    static Optional<Verdict> of(Measure measure, List<Contender> all, int more, int fewer) {
        Contender one = all.get(more);
        Contender other = all.get(fewer);
        Optional<Double> below = measure.below(one);
        Optional<Double> above = measure.above(other);
        if (below.isEmpty() || above.isEmpty()) {
            return Optional.empty();
        }
        double gap = Math.nextDown(below.get() - above.get());
        if (!(gap > 0)) {
            return Optional.empty();
        }
        Bound lower = one.lower().orElseThrow();
        Bound upper = other.upper().orElseThrow();
        boolean first = lower.status().compareTo(upper.status()) >= 0;
        return Optional.of(
                new Verdict(
                        measure,
                        more,
                        fewer,
                        gap,
                        first ? lower.status() : upper.status(),
                        Stream.concat(lower.assumes().stream(), upper.assumes().stream())
                                .distinct()
                                .sorted()
                                .toList()));
    }
}

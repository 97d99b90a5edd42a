package org.faltung.bound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.exact.Rounded;
import org.faltung.matching.Choice;
import org.faltung.matching.HallCount;
import org.faltung.matroid.SharedCount;
import org.faltung.matroid.SharedLayer;

/// Upper bounds of one layer by strips of several rows of positions.
///
/// The restriction of an independent set to the positions of a strip is independent, so that the count of the
/// layer is at most the product of the counts of disjoint strips that cover it. Strips are counted by rank
/// where that is proved or cheap, else by Hall's condition; only counts that rest on no unproved
/// statement are used.
///
/// Derived in docs/theory/brackets.md (subadditivity).
final class Strips {
    private static final double WORK = 3e7;
    private static final int MOST_POSITIONS = 4096;

    private Strips() {}

    /// The products that are within reach: strips of 2, 3 and f rows, and of columns.
    static List<Magnitude> of(SharedLayer layer, int breakpoints) {
        List<Magnitude> products = new ArrayList<>();
        Optional<SharedLayer> trimmed = layer.trimmed();
        if (trimmed.isEmpty() || layer.field().positions() > MOST_POSITIONS) {
            return products;
        }
        for (SharedLayer oriented : trimmed.get().orientations()) {
            for (int height = 2; height <= Math.max(3, oriented.down().length()); height++) {
                Optional<Magnitude> product = product(oriented, height, breakpoints);
                product.ifPresent(products::add);
                if (product.isEmpty() && height > 3) {
                    break;
                }
            }
        }
        return products;
    }

    private static Optional<Magnitude> product(SharedLayer layer, int height, int breakpoints) {
        int rows = layer.positionsDown();
        if (height >= rows) {
            return Optional.empty();
        }
        Map<SharedLayer, Magnitude> known = new HashMap<>();
        List<Magnitude> factors = new ArrayList<>();
        for (int from = 0; from < rows; from += height) {
            SharedLayer strip = layer.strip(from, Math.min(rows, from + height));
            if (!known.containsKey(strip)) {
                Optional<Magnitude> count = count(strip, breakpoints);
                if (count.isEmpty()) {
                    return Optional.empty();
                }
                known.put(strip, count.get());
            }
            factors.add(known.get(strip));
        }
        return Optional.of(Products.of(factors, Rounded.UP));
    }

    private static Optional<Magnitude> count(SharedLayer strip, int breakpoints) {
        Optional<Magnitude> proved =
                SharedCount.of(strip, breakpoints, Digits.EXACT, WORK)
                        .filter(count -> count.assumes().isEmpty())
                        .map(SharedCount::value);
        if (proved.isPresent()) {
            return proved;
        }
        Choice choice = new Choice(strip.filters(), breakpoints);
        return HallCount.of(strip.field(), choice, Digits.EXACT, WORK).map(Digits.EXACT::magnitude);
    }
}

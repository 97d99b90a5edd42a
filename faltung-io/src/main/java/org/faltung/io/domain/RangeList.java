package org.faltung.io.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faltung.exact.Rational;
import org.faltung.polytope.Range;

/// Ranges as people write them: `LO:HI` for every coordinate, or `LO:HI,LO:HI,…`, one a coordinate. A range
/// with LO > HI holds no number, and a domain with such a side is empty.
public final class RangeList {
    private static final int LONGEST = 60;

    private RangeList() {}

    /// The ranges of some coordinates.
    ///
    /// @param coordinates how many, at least 1
    /// @throws IllegalArgumentException if it is no such list, with what would be one
    public static List<Range> parse(String text, int coordinates) {
        List<Range> ranges = new ArrayList<>();
        for (String range : text.split(",", -1)) {
            ranges.add(range(range.strip()));
        }
        return spread(ranges, coordinates);
    }

    /// One range for all, or one for each.
    static List<Range> spread(List<Range> ranges, int coordinates) {
        if (ranges.size() == 1) {
            return Collections.nCopies(coordinates, ranges.getFirst());
        }
        if (ranges.size() != coordinates) {
            throw new IllegalArgumentException(
                    "there are "
                            + ranges.size()
                            + " ranges for "
                            + coordinates
                            + (coordinates == 1 ? " coordinate" : " coordinates")
                            + "; give one for all"
                            + (coordinates == 1 ? "" : ", or " + coordinates));
        }
        return List.copyOf(ranges);
    }

    static Range range(String text) {
        String[] ends = text.split(":", -1);
        if (ends.length != 2 || ends[0].isBlank() || ends[1].isBlank()) {
            throw new IllegalArgumentException(
                    "'" + shortened(text) + "' is not a range; write LO:HI, such as -1:1");
        }
        return new Range(Rational.parse(ends[0].strip()), Rational.parse(ends[1].strip()));
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}

package org.faltung.cli;

import org.faltung.result.Bound;

/// The words of the output for what the library names by constants.
final class Words {
    private Words() {}

    static String of(Bound.Side side) {
        return switch (side) {
            case UPPER -> "upper";
            case LOWER -> "lower";
            case EXACT -> "exact";
            case AVERAGE -> "average";
        };
    }

    static String of(Bound.HoldsFor holdsFor) {
        return switch (holdsFor) {
            case EVERY -> "every";
            case SOME -> "some";
            case ALMOST_EVERY -> "almost-every";
        };
    }

    /// The same, for a narrow column.
    static String brief(Bound.HoldsFor holdsFor) {
        return holdsFor == Bound.HoldsFor.ALMOST_EVERY ? "almost all" : of(holdsFor);
    }

    static String of(Bound.Status status) {
        return switch (status) {
            case THEOREM -> "theorem";
            case DERIVED -> "derived";
            case PUBLISHED -> "published";
            case VERIFIED -> "verified";
            case CONJECTURE -> "conjecture";
        };
    }

    /// `noun` or its plural, after its number.
    static String count(long number, String noun) {
        return Numerals.grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }
}

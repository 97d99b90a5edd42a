package org.faltung.result;

import java.util.List;
import org.faltung.exact.Magnitude;

/// One statement about the number of linear regions (R2, whole input space) of an architecture.
///
/// @param name the result's name, as in the table of results
/// @param side which side of the true number the value lies on
/// @param holdsFor for which parameters of the architecture the statement is true
/// @param value the number
/// @param status how well the statement is proved
/// @param assumes names of unproved statements that this one rests on; empty if it rests on none
/// @param source where the statement comes from
/// @param note one sentence for a reader of the table: the rule that decided, or a caveat; may be empty
public record Bound(
        String name,
        Side side,
        HoldsFor holdsFor,
        Magnitude value,
        Status status,
        List<String> assumes,
        Source source,
        String note) {

    /// Copies the assumptions.
    public Bound {
        assumes = List.copyOf(assumes);
    }

    /// Which side of the number of regions a value lies on.
    public enum Side {
        /// Never below the number.
        UPPER,
        /// Never above the number.
        LOWER,
        /// The number itself.
        EXACT,
        /// The expected number over random parameters.
        AVERAGE
    }

    /// The parameters for which a statement is true.
    public enum HoldsFor {
        /// Every network of the architecture, so also a given trained one.
        EVERY,
        /// Some network of the architecture: a bound of the maximum, of no use for a given network.
        SOME,
        /// All networks but a set of parameters of measure zero.
        ALMOST_EVERY
    }

    /// How well a statement is proved.
    public enum Status {
        /// Published and proved again in the documentation, or elementary.
        THEOREM,
        /// Of this project, with its proof in the documentation.
        DERIVED,
        /// Quoted from a paper, not proved again.
        PUBLISHED,
        /// Checked numerically, without a proof.
        VERIFIED,
        /// Neither proved nor fully checked.
        CONJECTURE
    }
}

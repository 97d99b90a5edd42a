package org.faltung.bound;

import java.util.List;
import java.util.Optional;
import org.faltung.network.Network;
import org.faltung.result.Bound;

/// All that is known about the number of linear regions of one architecture.
///
/// @param network the architecture
/// @param results the results that apply, at most one a name
/// @param absences the results that do not apply or are out of reach, with the reason
/// @param best the tightest results
/// @param remarks sentences that a reader of the table must not miss, such as the overcount of a printed formula
/// @param growth the growth with the number of filters; empty unless the network is one convolutional layer
public record BoundTable(
        Network network,
        List<Bound> results,
        List<Absence> absences,
        Best best,
        List<String> remarks,
        Optional<Growth> growth) {
    /// Copies the lists.
    public BoundTable {
        results = List.copyOf(results);
        absences = List.copyOf(absences);
        remarks = List.copyOf(remarks);
    }

    /// A result that is not in the table.
    ///
    /// @param name its name
    /// @param reason why, as a clause that follows the name
    public record Absence(String name, String reason) {}

    /// The tightest results; a conjecture is never among them.
    ///
    /// @param lower the largest lower bound
    /// @param upper the smallest upper bound
    /// @param exact the number itself, if a result gives it
    public record Best(Optional<Bound> lower, Optional<Bound> upper, Optional<Bound> exact) {}
}

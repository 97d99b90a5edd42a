package org.faltung.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.Effort;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.width.HiddenWidths;
import org.faltung.width.Quantity;
import org.faltung.width.Rescaled;

/// Several architectures and what their bounds say about which has more regions.
///
/// @param contenders the architectures, in the order they were given
/// @param verdicts what is certain, by measure, then by the one that has more
public record Comparison(List<Contender> contenders, List<Verdict> verdicts) {
    /// Copies the lists.
    public Comparison {
        contenders = List.copyOf(contenders);
        verdicts = List.copyOf(verdicts);
    }

    /// The same amount of something for everybody.
    ///
    /// @param most at least 1
    public record Budget(Quantity quantity, long most) {}

    /// An architecture as it is.
    public static Contender contender(Network network, Effort effort) {
        return contender(network, Optional.empty(), effort);
    }

    /// An architecture brought to a budget: its hidden widths multiplied so that it has most of it.
    ///
    /// @throws org.faltung.width.WidthException if that cannot be
    public static Contender contender(Network network, Budget budget, Effort effort) {
        Rescaled rescaled = HiddenWidths.of(network).within(budget.quantity(), budget.most());
        return contender(rescaled.network(), Optional.of(rescaled.multiplier()), effort);
    }

    private static Contender contender(
            Network network, Optional<Rational> multiplier, Effort effort) {
        return new Contender(multiplier, Depth.of(network), ArchitectureBounds.of(network, effort));
    }

    /// Draws the conclusions.
    public static Comparison of(List<Contender> contenders) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (int more = 0; more < contenders.size(); more++) {
                for (int fewer = 0; fewer < contenders.size(); fewer++) {
                    Verdict.of(measure, contenders, more, fewer).ifPresent(verdicts::add);
                }
            }
        }
        return new Comparison(contenders, verdicts);
    }
}

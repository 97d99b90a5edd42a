package org.faltung.comparison;

import java.util.Optional;
import org.faltung.bound.BoundTable;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.result.Bound;

/// One of the architectures that are compared.
///
/// @param multiplier of its hidden widths; empty if they are as they were given
/// @param depth the most layers of neurons on a way through it
/// @param table what is known about its number of regions
public record Contender(Optional<Rational> multiplier, int depth, BoundTable table) {
    /// The architecture, as it is compared.
    public Network network() {
        return table.network();
    }

    /// A lower bound of the decimal logarithm of the largest number of regions; empty if none is known.
    public Optional<Double> log10Below() {
        return lower().map(bound -> bound.value().log10Below());
    }

    /// An upper bound of the decimal logarithm of the largest number of regions; empty if none is known.
    public Optional<Double> log10Above() {
        return upper().map(bound -> bound.value().log10Above());
    }

    /// Whether the number itself is known.
    public boolean exact() {
        return table.best().exact().isPresent();
    }

    /// The result that gives the lower bound.
    public Optional<Bound> lower() {
        return table.best().exact().or(table.best()::lower);
    }

    /// The result that gives the upper bound.
    public Optional<Bound> upper() {
        return table.best().exact().or(table.best()::upper);
    }

    /// [#log10Below()] less the logarithm of the number of parameters; empty if there are none.
    public Optional<Double> perParameterBelow() {
        return log10Below()
                .filter(_ -> network().parameters() > 0)
                .map(log10 -> log10 - parameters() - error(log10));
    }

    /// [#log10Above()] less the logarithm of the number of parameters; empty if there are none.
    public Optional<Double> perParameterAbove() {
        return log10Above()
                .filter(_ -> network().parameters() > 0)
                .map(log10 -> log10 - parameters() + error(log10));
    }

    private double parameters() {
        return Math.log10((double) network().parameters());
    }

    /// More than a logarithm, a difference and a correction may lose by rounding.
    private double error(double log10) {
        return 4 * Math.ulp(Math.max(1, Math.max(Math.abs(log10), parameters())));
    }
}

package org.faltung.comparison;

import java.util.Optional;

/// What architectures are ranked by.
public enum Measure {
    /// The largest number R of regions that weights can give.
    REGIONS,
    /// R divided by the number of parameters.
    REGIONS_PER_PARAMETER;

    Optional<Double> below(Contender contender) {
        return switch (this) {
            case REGIONS -> contender.log10Below();
            case REGIONS_PER_PARAMETER -> contender.perParameterBelow();
        };
    }

    Optional<Double> above(Contender contender) {
        return switch (this) {
            case REGIONS -> contender.log10Above();
            case REGIONS_PER_PARAMETER -> contender.perParameterAbove();
        };
    }
}

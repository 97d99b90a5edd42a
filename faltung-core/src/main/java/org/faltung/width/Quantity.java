package org.faltung.width;

import org.faltung.network.Network;

/// What an architecture has a budget of.
public enum Quantity {
    /// Trainable numbers.
    PARAMETERS("parameter"),
    /// Units with an activation.
    NEURONS("neuron");

    private final String noun;

    Quantity(String noun) {
        this.noun = noun;
    }

    /// What one of it is called.
    public String noun() {
        return noun;
    }

    /// How much of it a network has.
    public long of(Network network) {
        return switch (this) {
            case PARAMETERS -> network.parameters();
            case NEURONS -> network.neurons();
        };
    }
}

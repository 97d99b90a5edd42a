package org.faltung.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What the colours of a picture tell.
public enum Coloring {
    /// Every activation pattern has its colour.
    PATTERN,
    /// Regions by the largest output, with the boundaries of decisions.
    CLASS,
    /// Regions by the norm of the network's linear map on them.
    NORM,
    /// Folds by their layer.
    DEPTH,
    /// Folds by their unit.
    NEURON;

    /// As it is asked for.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All words.
    public static List<String> words() {
        return Arrays.stream(values()).map(Coloring::word).toList();
    }
}

package org.faltung.width;

import org.faltung.exact.Rational;
import org.faltung.network.Network;

/// An architecture whose hidden widths were multiplied.
///
/// @param network the architecture, its weights free
/// @param multiplier the smallest number that gives these widths; 1 gives those of the original
public record Rescaled(Network network, Rational multiplier) {}

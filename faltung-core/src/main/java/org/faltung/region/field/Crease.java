package org.faltung.region.field;

import org.faltung.exact.Rational;

/// A function whose zero is where a unit changes its piece: a row minus another, or minus a number.
///
/// @param layer index into the layers
/// @param value the number of the distinct value in its layer
/// @param plus the distinct row
/// @param minus the distinct row that is taken off; −1 for none
/// @param threshold the number that is taken off
public record Crease(int layer, int value, int plus, int minus, Rational threshold) {}

package org.faltung.slice;

import org.faltung.exact.Rational;

/// A point of a [Plane] in its own coordinates: origin + u e + v f.
///
/// @param u the coordinate along e
/// @param v the coordinate along f
public record PlanePoint(Rational u, Rational v) {}

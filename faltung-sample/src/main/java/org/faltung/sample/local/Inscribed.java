package org.faltung.sample.local;

import org.faltung.region.geometry.Ball;

/// A ball in a region.
///
/// @param ball certainly inside
/// @param most certainly no ball in the region has a larger radius than this; infinity if that is not known
public record Inscribed(Ball ball, double most) {}

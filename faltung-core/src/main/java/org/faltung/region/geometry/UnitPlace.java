package org.faltung.region.geometry;

/// Where a folding unit sits.
///
/// @param layer number of its layer, from 0, among the layers that fold
/// @param index number of the unit, from 0, among the folding units of its layer
public record UnitPlace(int layer, int index) {}

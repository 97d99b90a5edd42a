package org.faltung.view;

import org.faltung.view.scene.Scene;

/// A picture of a slice.
///
/// @param scene what is seen
/// @param regions regions that it shows
/// @param density whether they are too small to be drawn one by one, and it shows how many there are where
/// @param hover what a page needs to follow the pointer and to zoom
public record Drawn(Scene scene, long regions, boolean density, PlotBox hover) {}

package org.faltung.slice;

/// A point of the input space that a plane was laid through, or near, to be marked in a picture.
///
/// @param name such as `P0`
/// @param at the point in the plane's coordinates; of a point beside the plane, the nearest point on it
/// @param onPlane whether the point itself lies on the plane
public record Anchor(String name, PlanePoint at, boolean onPlane) {}

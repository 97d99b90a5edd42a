package org.faltung.view;

/// Where the window lies in a picture: what a script needs to zoom in it.
///
/// The point (u, v) is at x = x0 + xu (u - lowU) + xv (v - lowV) and y = y0 + yv (v - lowV).
///
/// @param x0 of the corner of the lowest u and v, in points, like all lengths on the page
/// @param y0 of the same, downwards
/// @param xu how far a unit of u leads to the right
/// @param xv how far a unit of v does
/// @param yv how far a unit of v leads down: negative
/// @param lowU the window
/// @param highU the window
/// @param lowV the window
/// @param highV the window
public record PlotBox(
        double x0,
        double y0,
        double xu,
        double xv,
        double yv,
        double lowU,
        double highU,
        double lowV,
        double highV) {}

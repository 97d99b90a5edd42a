package org.faltung.view.color;

/// Whether the paper is white or nearly black.
public enum Theme {
    LIGHT,
    DARK
}

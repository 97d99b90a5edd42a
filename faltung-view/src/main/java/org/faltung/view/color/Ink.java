package org.faltung.view.color;

/// A colour by its role, which has a shade in each theme.
///
/// @param name a word for programs, the same for the same shades: letters, digits, hyphens
public record Ink(String name, Rgb light, Rgb dark) {
    /// What is behind everything.
    public static final Ink PAPER = new Ink("paper", Rgb.of(0xFFFFFF), Rgb.of(0x14161A));

    /// Behind regions that have no colour of their own.
    public static final Ink PLAIN = new Ink("plain", Rgb.of(0xF6F6F3), Rgb.of(0x1D2026));

    /// Where nothing is known.
    public static final Ink UNKNOWN = new Ink("unknown", Rgb.of(0xD9D9D6), Rgb.of(0x3A3D43));

    /// Text.
    public static final Ink TEXT = new Ink("text", Rgb.of(0x1B1D21), Rgb.of(0xECEDEF));

    /// Text of less weight.
    public static final Ink FAINT = new Ink("faint", Rgb.of(0x5C6168), Rgb.of(0xA4AAB2));

    /// The frame and the ticks.
    public static final Ink FRAME = new Ink("frame", Rgb.of(0x3A3E45), Rgb.of(0x9AA0A8));

    /// Folds, where they have no colour of their own.
    public static final Ink FOLD = new Ink("fold", Rgb.of(0x3A3E45), Rgb.of(0x0B0C0E));

    /// Decision boundaries.
    public static final Ink DECISION = new Ink("decision", Rgb.of(0x000000), Rgb.of(0xFFFFFF));

    /// Points that the user named.
    public static final Ink ANCHOR = new Ink("anchor", Rgb.of(0x14161A), Rgb.of(0xFFFFFF));

    /// Around what must be seen on any ground.
    public static final Ink HALO = new Ink("halo", Rgb.of(0xFFFFFF), Rgb.of(0x14161A));

    /// The same colour in every theme.
    public static Ink fixed(Rgb color) {
        return new Ink("x" + color.hex().substring(1), color, color);
    }

    /// Its shade in a theme.
    public Rgb in(Theme theme) {
        return theme == Theme.LIGHT ? light : dark;
    }
}

package org.faltung.view.color;

import java.awt.Color;
import java.util.Locale;

/// A colour of the sRGB space; each component from 0 to 255.
public record Rgb(int red, int green, int blue) {
    /// Checks the components.
    public Rgb {
        if (((red | green | blue) & ~255) != 0) {
            throw new IllegalArgumentException(
                    "components must be from 0 to 255, got " + red + ", " + green + ", " + blue);
        }
    }

    /// The colour of a number such as 0xE69F00.
    public static Rgb of(int hex) {
        return new Rgb(hex >> 16 & 255, hex >> 8 & 255, hex & 255);
    }

    /// As styles write it: `#e69f00`.
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", number());
    }

    /// As one number, red highest.
    public int number() {
        return red << 16 | green << 8 | blue;
    }

    /// For Java's own pictures.
    public Color awt() {
        return new Color(number());
    }

    /// The colour on the way to another.
    ///
    /// @param share 0 for this one, 1 for the other
    public Rgb towards(Rgb other, double share) {
        return Oklab.of(this).towards(Oklab.of(other), share).rgb();
    }
}

package org.faltung.view.color;

/// A colour of the Oklab space, in which equal distances look about equally far.
///
/// Source: [Ottosson 2020](https://bottosson.github.io/posts/oklab/).
///
/// @param lightness from 0, black, to 1, white
/// @param a from green to red, about -0.4 to 0.4
/// @param b from blue to yellow, about -0.4 to 0.4
record Oklab(double lightness, double a, double b) {
    /// By lightness, chroma and hue.
    ///
    /// @param hue in turns
    static Oklab polar(double lightness, double chroma, double hue) {
        double angle = 2 * Math.PI * hue;
        return new Oklab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle));
    }

    static Oklab of(Rgb color) {
        double red = linear(color.red());
        double green = linear(color.green());
        double blue = linear(color.blue());
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /// The nearest colour that screens show, each component for itself.
    Rgb rgb() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Rgb(
                component(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                component(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                component(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    Oklab towards(Oklab other, double share) {
        return new Oklab(
                lightness + share * (other.lightness - lightness),
                a + share * (other.a - a),
                b + share * (other.b - b));
    }

    /// How different two colours look; 0.02 is about what can be told apart side by side.
    double distance(Oklab other) {
        return Math.hypot(Math.hypot(lightness - other.lightness, a - other.a), b - other.b);
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static double linear(int component) {
        double x = component / 255.0;
        return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
    }

    private static int component(double linear) {
        double x = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.clamp(x, 0, 1));
    }
}

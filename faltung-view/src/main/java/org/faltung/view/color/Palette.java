package org.faltung.view.color;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Colours for things that have no order.
public final class Palette {
    /// The number of colours of activation patterns; a prime, see [org.faltung.view.PatternColors].
    public static final int PATTERNS = 13;

    private static final List<Ink> PATTERN = pattern();

    /// Okabe and Ito 2008, without black; told apart by the colour-blind.
    private static final int[] FEW = {
        0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x8C8C8C
    };

    /// Petroff 2021, the ten colours; the most that are still told apart by the colour-blind.
    private static final int[] TEN = {
        0x3F90DA, 0xFFA90E, 0xBD1F01, 0x94A4A2, 0x832DB6, 0xA96B59, 0xE76300, 0xB9AC70, 0x717581,
        0x92DADD
    };

    /// What puts many hues evenly, and each far from the one before: the golden ratio less 1.
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Palette() {}

    /// A pale colour of an activation pattern, from 0 to [#PATTERNS] - 1.
    public static Ink pattern(int index) {
        return PATTERN.get(index);
    }

    private static List<Ink> pattern() {
        List<Ink> inks = new ArrayList<>();
        for (int i = 0; i < PATTERNS; i++) {
            double hue = (double) i / PATTERNS + 0.04;
            double step = (i % 3 - 1) * 0.06;
            inks.add(
                    new Ink(
                            "p" + i,
                            Oklab.polar(0.855 + step, 0.08 - 0.3 * Math.max(0, step), hue).rgb(),
                            Oklab.polar(0.47 + step, 0.075, hue).rgb()));
        }
        return List.copyOf(inks);
    }

    /// The fill of a class.
    ///
    /// @param classes how many there are; beyond ten, colours come again, darker
    public static Ink ofClass(int index, int classes) {
        Rgb strong = strong(index, classes);
        return new Ink(
                "c" + index,
                strong.towards(Rgb.of(0xFFFFFF), 0.35),
                strong.towards(Rgb.of(0x14161A), 0.35));
    }

    /// The line of something, one of many.
    ///
    /// @param count how many there are; beyond eight, neighbours in the order differ most, others may look alike
    public static Ink line(int index, int count) {
        if (count <= FEW.length) {
            Rgb strong = Rgb.of(FEW[index]);
            return new Ink(
                    "u" + index,
                    strong.towards(Rgb.of(0x000000), 0.12),
                    strong.towards(Rgb.of(0xFFFFFF), 0.25));
        }
        double hue = index * GOLDEN % 1;
        double step = (index % 3 - 1) * 0.08;
        return new Ink(
                "u" + index,
                Oklab.polar(0.58 + step, 0.145, hue).rgb(),
                Oklab.polar(0.74 + step, 0.125, hue).rgb());
    }

    /// The line of a layer: from dark to light on white, from light to dark on black, the first layer strongest.
    ///
    /// @param layers how many there are, at least 1
    public static Ink layer(int layer, int layers) {
        double place = layers == 1 ? 0 : (double) layer / (layers - 1);
        double reach = 0.86 - 0.6 / layers; // the fewer, the less near to the paper
        return new Ink(
                "l" + layer,
                Scale.VIRIDIS.at(0.04 + reach * place).light(),
                Scale.VIRIDIS.at(0.97 - reach * place).dark());
    }

    private static Rgb strong(int index, int count) {
        int[] colors = count <= FEW.length ? FEW : TEN;
        Rgb color = Rgb.of(colors[index % colors.length]);
        int rounds = index / colors.length;
        double darker = 1 - Math.pow(0.75, rounds);
        return color.towards(Rgb.of(0x000000), darker);
    }

    /// All of a kind, for who checks them.
    static List<Ink> patterns() {
        return IntStream.range(0, PATTERNS).mapToObj(Palette::pattern).toList();
    }
}

package org.faltung.view.color;

import java.util.List;
import java.util.stream.IntStream;

/// Colours for numbers from 0 to 1, perceptually uniform and ever lighter, so that they are told apart in grey
/// and by the colour-blind.
public enum Scale {
    /// From violet over green to yellow. Source: matplotlib, by van der Walt and Smith.
    VIRIDIS(
            0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59,
            0xB4DE2C, 0xFDE725),

    /// From blue over grey to yellow, made for the colour-blind. Source: Nuñez, Anderton and Renslow 2018.
    CIVIDIS(
            0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173, 0x8A8779, 0xA69D75, 0xC4B56C,
            0xE4CF5B, 0xFFEA46);

    /// The steps that a scale is drawn in: more than the eye tells apart, few enough to share styles.
    public static final int STEPS = 128;

    @SuppressWarnings("ImmutableEnumChecker") // made by toList, which gives unmodifiable lists
    private final List<Ink> inks;

    Scale(int... knots) {
        inks =
                IntStream.range(0, STEPS)
                        .mapToObj(step ->
                                new Ink(
                                        name().charAt(0) + "" + step,
                                        between(knots, step / (STEPS - 1.0)),
                                        between(knots, step / (STEPS - 1.0))))
                        .toList();
    }

    private static Rgb between(int[] knots, double place) {
        double along = place * (knots.length - 1);
        int knot = (int) Math.min(along, knots.length - 2);
        return Rgb.of(knots[knot]).towards(Rgb.of(knots[knot + 1]), along - knot);
    }

    /// The colour of a place.
    ///
    /// @param place from 0 to 1; beyond, the colour of the nearer end
    public Ink at(double place) {
        return inks.get((int) Math.round(Math.clamp(place, 0, 1) * (STEPS - 1)));
    }
}

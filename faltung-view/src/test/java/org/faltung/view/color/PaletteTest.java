package org.faltung.view.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    private static void assertApart(List<Ink> inks, Theme theme, double least) {
        for (int i = 0; i < inks.size(); i++) {
            for (int j = 0; j < i; j++) {
                double distance =
                        Oklab.of(inks.get(i).in(theme)).distance(Oklab.of(inks.get(j).in(theme)));
                assertThat(distance).as("%d and %d", i, j).isGreaterThan(least);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void coloursOfAKindAreToldApart(Theme theme) {
        assertApart(Palette.patterns(), theme, 0.03);
        assertApart(
                IntStream.range(0, 8).mapToObj(i -> Palette.ofClass(i, 8)).toList(), theme, 0.05);
        assertApart(
                IntStream.range(0, 10).mapToObj(i -> Palette.ofClass(i, 10)).toList(), theme, 0.03);
        for (int layers = 2; layers < 6; layers++) {
            int many = layers;
            assertApart(
                    IntStream.range(0, many).mapToObj(i -> Palette.layer(i, many)).toList(),
                    theme,
                    0.1);
        }
    }

    @Test
    void classesBeyondTenAreStillDifferent() {
        Set<Rgb> shades = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            shades.add(Palette.ofClass(i, 30).light());
        }
        assertThat(shades).hasSize(30);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void scalesGetEverLighter(Scale scale) {
        double before = -1;
        double step = 0;
        for (int i = 0; i < Scale.STEPS; i++) {
            double lightness = Oklab.of(scale.at(i / (Scale.STEPS - 1.0)).light()).lightness();
            step = Math.max(step, i == 0 ? 0 : lightness - before);
            assertThat(lightness).isGreaterThan(before - 0.004);
            before = lightness;
        }
        assertThat(step).isLessThan(0.015);
        assertThat(scale.at(-1)).isEqualTo(scale.at(0));
        assertThat(scale.at(2)).isEqualTo(scale.at(1));
    }

    @Test
    void oklabGivesBackWhatItWasGiven() {
        for (int color : new int[] {0, 0xFFFFFF, 0xE69F00, 0x123456, 0x00FF00}) {
            assertThat(Oklab.of(Rgb.of(color)).rgb()).isEqualTo(Rgb.of(color));
        }
        assertThat(Rgb.of(0xE69F00).hex()).isEqualTo("#e69f00");
    }
}

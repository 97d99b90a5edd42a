package org.faltung.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.faltung.region.plane.Outline;
import org.faltung.slice.Face;
import org.faltung.slice.PlanarMap;
import org.faltung.slice.PlanarMaps;
import org.faltung.slice.Window;
import org.faltung.testkit.SeedSource;
import org.faltung.view.color.Palette;
import org.junit.jupiter.params.ParameterizedTest;

class ColorsTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void theColourOfAPatternIsASumOverTheBitsOfItsCode(long seed) {
        for (Face face : Maps.map(seed).faces()) {
            assertThat(PatternColors.of(face)).isEqualTo(sum(face.code()) % Palette.PATTERNS);
        }
    }

    private static int sum(String code) {
        int sum = 0;
        int layer = 0;
        for (String digits : code.split("\\.", -1)) {
            for (int i = 0; i < digits.length(); i++) {
                int digit = Character.digit(digits.charAt(i), 16);
                for (int bit = 0; bit < 4; bit++) {
                    sum += (digit >> bit & 1) * PatternColors.weight(layer, 4 * i + bit);
                }
            }
            layer++;
        }
        return sum;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void oneBitMoreOrLessChangesTheColour(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int weight = PatternColors.weight(random.nextInt(100), random.nextInt(100_000));
        assertThat(weight).isBetween(1, Palette.PATTERNS - 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 20)
    void facesWithACommonSideHaveDifferentColours(long seed) {
        PlanarMap map = Maps.map(seed);
        Frame frame = Frame.stretched(map.window());
        int[] colors = Colors.of(map.faces(), frame);
        for (int i = 0; i < colors.length; i++) {
            for (int j = 0; j < i; j++) {
                if (touch(map.faces().get(i).outline(), map.faces().get(j).outline())) {
                    assertThat(colors[i]).as("faces %d and %d", i, j).isNotEqualTo(colors[j]);
                }
            }
        }
    }

    /// Whether two polygons have two corners in common, up to rounding.
    private static boolean touch(Outline one, Outline two) {
        int common = 0;
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < two.size(); j++) {
                double distance = Math.hypot(one.u(i) - two.u(j), one.v(i) - two.v(j));
                common += distance < 1e-10 ? 1 : 0;
            }
        }
        return common == 2;
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 10)
    void aPatternHasItsColourInEveryWindow(long seed) {
        PlanarMaps maps = PlanarMaps.of(Maps.network(seed, 2, 8, 8, 3));
        List<Face> small = maps.in(Window.square(-1, 1)).map().faces();
        List<Face> large = maps.in(Window.square(-2, 2)).map().faces();
        for (Face face : small) {
            Face same =
                    large.stream()
                            .filter(other -> other.code().equals(face.code()))
                            .findFirst()
                            .orElseThrow();
            assertThat(PatternColors.of(same)).isEqualTo(PatternColors.of(face));
        }
    }
}

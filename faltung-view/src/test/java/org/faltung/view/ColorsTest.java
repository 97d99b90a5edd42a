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
    @SeedSource(count = 200)
    void patternsThatDifferInOneBitHaveDifferentColours(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder code = new StringBuilder();
        int digits = random.nextInt(1, 40);
        for (int i = 0; i < digits; i++) {
            boolean point = i > 0 && i + 1 < digits && random.nextInt(8) == 0;
            code.append(point ? "." : Integer.toHexString(random.nextInt(16)));
        }
        int color = PatternColors.of(code.toString());
        assertThat(color).isBetween(0, Palette.PATTERNS - 1);
        for (int i = 0; i < code.length(); i++) {
            for (int bit = 0; code.charAt(i) != '.' && bit < 4; bit++) {
                int flipped = Character.digit(code.charAt(i), 16) ^ 1 << bit;
                String other =
                        code.substring(0, i) + Integer.toHexString(flipped) + code.substring(i + 1);
                assertThat(PatternColors.of(other)).as(other).isNotEqualTo(color);
            }
        }
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
            assertThat(PatternColors.of(same.code())).isEqualTo(PatternColors.of(face.code()));
        }
    }
}

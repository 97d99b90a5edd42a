package org.faltung.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class WindowTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 500)
    void positionsAndDataAgreeWithWalkingThePaddedAxis(long seed) {
        var random = new SplittableRandom(seed);
        var window =
                new Window(
                        random.nextInt(1, 5),
                        random.nextInt(1, 4),
                        random.nextInt(1, 4),
                        random.nextInt(0, 6),
                        random.nextInt(0, 6));
        int samples = random.nextInt(1, 9);
        int positions = 0;
        boolean onData = true;
        for (int start = -window.before();
                start + window.span() - 1 < samples + window.after();
                start += window.stride()) {
            boolean sees = false;
            for (int k = 0; k < window.length(); k++) {
                int sample = start + k * window.dilation();
                sees |= sample >= 0 && sample < samples;
            }
            positions++;
            onData &= sees;
        }
        assertThat(window.positions(samples)).isEqualTo(positions);
        if (positions > 0) {
            assertThat(window.alwaysOnData(samples))
                    .as("%s on %d samples", window, samples)
                    .isEqualTo(onData);
        }
    }

    @Test
    void sizesBeyondAnyArrayAreRefusedAndDoNotOverflow() {
        var window = Window.of(1, 1, Integer.MAX_VALUE);
        assertThatThrownBy(() -> window.positions(Integer.MAX_VALUE))
                .hasMessageContaining("pad less");
        assertThat(new Window(Integer.MAX_VALUE, 1, Integer.MAX_VALUE, 0, 0).positions(5)).isZero();
        assertThat(window.padded()).isTrue();
    }
}

package org.faltung.sample.initial;

import static org.assertj.core.api.Assertions.assertThat;

import org.faltung.count.Monitor;
import org.faltung.initial.Initialisation;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.polytope.Domain;
import org.faltung.sample.Aim;
import org.faltung.sample.DrawJournal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialRegionsTest {
    private static InitialRegions of(String architecture, int nets, int threads) {
        return of(architecture, nets, false, 0.1, threads);
    }

    private static InitialRegions of(
            String architecture, int nets, boolean enough, double error, int threads) {
        Network network = ArchitectureParser.parse(architecture).network();
        return InitialRegions.of(
                network,
                new Initialisation(Initialisation.Scheme.HE, 0.3),
                Domain.Box.cube(2, -5, 5),
                nets,
                enough,
                new Aim(error, 0.95, 1),
                threads,
                Monitor.NONE,
                _ -> {},
                DrawJournal.NONE);
    }

    /// Hanin and Rolnick 2019: N²/2 times 0.85 to 1.04; accepted from 0.6 to 1.3.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void inThePlaneThereAreAboutHalfTheSquareOfTheNeurons(int depth) {
        InitialRegions answer = of("in:2" + " fc:16 relu".repeat(depth), 20, 2);
        double scale = Math.pow(10, InitialRegions.log10Scale(16L * depth, 2));
        assertThat(scale).isBetween(127.9 * depth * depth, 128.1 * depth * depth);
        assertThat(answer.mean().interval().mean() / scale).isBetween(0.6, 1.3);
        assertThat(answer.exact()).isEqualTo(20);
    }

    @Test
    void threadsDoNotMatter() {
        assertThat(of("in:2 fc:8 relu fc:8 relu", 10, 1))
                .isEqualTo(of("in:2 fc:8 relu fc:8 relu", 10, 3));
    }

    @Test
    void fewerNetworksDoWhereTheIntervalIsNarrow() {
        InitialRegions answer = of("in:2 fc:6 relu", 10_000, true, 0.05, 2);
        assertThat(answer.mean().reached()).isTrue();
        assertThat(answer.mean().samples()).isBetween(64L, 1000L);
        assertThat(of("in:2 fc:6 relu", 100, true, 1e-4, 2).mean())
                .matches(mean -> !mean.reached() && mean.samples() == 100);
    }
}

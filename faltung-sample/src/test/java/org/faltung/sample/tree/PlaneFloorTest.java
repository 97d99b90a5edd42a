package org.faltung.sample.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Collections;
import org.faltung.count.Monitor;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.initial.Initialisation;
import org.faltung.initial.RandomNetwork;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// Planes through a box never have more regions than the box, with biases and without.
class PlaneFloorTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void aPlaneHasNoMoreRegionsThanTheBox(long seed) {
        int inputs = 3 + (int) Math.floorMod(seed, 2L);
        double bias = seed % 3 == 0 ? 0 : 0.3;
        Network network =
                RandomNetwork.of(
                        ArchitectureParser.parse("in:" + inputs + " fc:6 relu fc:5 relu fc:1")
                                .network(),
                        new Initialisation(Initialisation.Scheme.HE, bias),
                        seed);
        Domain.Box box =
                new Domain.Box(
                        Collections.nCopies(inputs, new Range(Rational.of(-1), Rational.of(1))));
        Count all = Regions.of(network).in(box).on(1).count().count(Definition.R2);
        BigInteger floor = PlaneFloor.of(network, box, seed, 1, Monitor.NONE).orElseThrow();
        assertThat(floor).isLessThanOrEqualTo(((Count.Exact) all).regions());
        assertThat(floor).isGreaterThan(BigInteger.ONE);
    }
}

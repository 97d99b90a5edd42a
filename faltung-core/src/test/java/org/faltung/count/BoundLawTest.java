package org.faltung.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.BoundTable;
import org.faltung.bound.Effort;
import org.faltung.exact.Magnitude;
import org.faltung.network.Fold;
import org.faltung.network.Join;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.oracle.RegionCase;
import org.faltung.oracle.RegionKind;
import org.faltung.oracle.RegionOracle;
import org.faltung.polytope.Domain;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// No network has more regions than an upper bound of its architecture says.
class BoundLawTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void noRandomNetworkExceedsABound(long seed) {
        RegionCase drawn = RegionCase.of(seed);
        check(drawn.network());
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void noNetworkOfBranchesAndMaximaExceedsABound(long seed) {
        check(RandomJoined.of(seed));
    }

    /// A plain network has at most 11: `framework-upper`.
    @Test
    void aResidualNetworkOfTwiceTwoUnitsHasSixteenRegions() {
        Join residual =
                new Join(
                        Join.Kind.SUM,
                        List.of(dense(new double[] {-2, 2, -1, -3}, -2, -3), new Fold.Rectifier()),
                        List.of());
        Network network =
                new Network(
                        new Shape.Vector(2),
                        List.of(
                                residual,
                                dense(new double[] {3, 0, 2, -3}, -4, 4),
                                new Fold.Rectifier()));
        assertThat(Regions.of(network).in(new Domain.Space(2)).count().exact()).isEqualTo(16);
        assertThat(RegionOracle.of(network, new Domain.Space(2)).count(RegionKind.R2))
                .isEqualTo(16);
        check(network);
    }

    private static Mix.Dense dense(double[] weights, double... biases) {
        return new Mix.Dense(biases.length, Weights.Trained.of(weights, biases));
    }

    private static void check(Network network) {
        BoundTable table = ArchitectureBounds.of(network, new Effort(true));
        BigInteger regions =
                Regions.of(network).in(new Domain.Space(network.input().size())).count().exact();
        for (Bound bound : table.results()) {
            boolean upper = bound.side() == Bound.Side.UPPER || bound.side() == Bound.Side.EXACT;
            if (upper && bound.value() instanceof Magnitude.Whole(BigInteger value)) {
                assertThat(regions)
                        .as("%s of %s", bound.name(), network)
                        .isLessThanOrEqualTo(value);
            }
        }
    }
}

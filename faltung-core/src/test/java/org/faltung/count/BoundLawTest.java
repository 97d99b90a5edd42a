package org.faltung.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.faltung.bound.ArchitectureBounds;
import org.faltung.bound.BoundTable;
import org.faltung.bound.Effort;
import org.faltung.bound.UnsupportedArchitectureException;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.oracle.RegionCase;
import org.faltung.polytope.Domain;
import org.faltung.result.Bound;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.params.ParameterizedTest;

/// No network has more regions than an upper bound of its architecture says.
class BoundLawTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 200)
    void noRandomNetworkExceedsABound(long seed) {
        RegionCase drawn = RegionCase.of(seed);
        check(drawn.network());
    }

    private static void check(Network network) {
        BoundTable table;
        try {
            table = ArchitectureBounds.of(network, new Effort(true));
        } catch (UnsupportedArchitectureException e) {
            return;
        }
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

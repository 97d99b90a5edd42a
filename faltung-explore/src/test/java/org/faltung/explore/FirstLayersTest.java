package org.faltung.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.faltung.count.Regions;
import org.faltung.fold.FoldSequence;
import org.faltung.fold.Folding;
import org.faltung.io.Models;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.slice.Mapped;
import org.faltung.slice.PlanarMaps;
import org.faltung.slice.Window;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

class FirstLayersTest {
    @TempDir private Path folder;

    /// The first k layers of a network have as many regions as the whole network has cells after k layers.
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 12)
    void haveTheRegionsThatTheCountNamesLayerByLayer(long seed) throws IOException {
        Network network =
                Models.read(Networks.dense(folder.resolve("net.json"), seed, 2, 4, 3, 5, 2))
                        .network();
        FoldSequence folds = Folding.of(network);
        List<BigInteger> perLayer =
                Regions.of(network).in(Domain.Box.cube(2, -3, 3)).by("restrict").count().perLayer();
        for (int k = 1; k <= 3; k++) {
            FoldSequence first = FirstLayers.of(folds, k);
            Mapped mapped = PlanarMaps.of(first).in(Window.square(-3, 3)).forEach(_ -> {});
            assertThat(mapped.faces()).isEqualTo(perLayer.get(k - 1).longValueExact());
            assertThat(mapped.complete()).isTrue();
        }
    }
}

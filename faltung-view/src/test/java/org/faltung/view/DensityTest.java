package org.faltung.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faltung.slice.PlanarMap;
import org.faltung.testkit.SeedSource;
import org.faltung.view.scene.Polyline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class DensityTest {
    @Test
    void aRegionIsSpreadOverItsArea() {
        Density density = new Density(10, 20, 4, 3, 1);
        density.add(Polyline.rectangle(10.5, 20, 2, 2));
        assertThat(density.regions(0, 0)).isEqualTo(0.125, within(1e-15));
        assertThat(density.regions(1, 1)).isEqualTo(0.25, within(1e-15));
        assertThat(density.regions(2, 0)).isEqualTo(0.125, within(1e-15));
        assertThat(density.regions(3, 0)).isZero();
        assertThat(density.regions(1, 2)).isZero();
        assertThat(density.total()).isEqualTo(1, within(1e-15));
    }

    @Test
    void aRegionWithoutAreaCountsAsMuch() {
        Density density = new Density(0, 0, 2, 2, 1);
        density.add(Polyline.builder().add(0.2, 0.2).add(1.8, 1.8).add(0.2, 0.2).build());
        density.add(Polyline.rectangle(1.2, 0.2, 0.1, 0.1));
        assertThat(density.total()).isEqualTo(2);
        assertThat(density.regions(1, 0)).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 10)
    void thePixelsHoldAllRegions(long seed) {
        PlanarMap map = Maps.map(seed);
        Frame frame = Frame.metric(map.plane().metric(), map.window());
        frame.fit(0, 0, 100, 100);
        Density density = new Density(0, 0, 100, 100, 7);
        map.faces().forEach(face -> density.add(Fills.onPage(face.outline(), frame)));
        assertThat(density.total()).isEqualTo(map.faces().size(), within(1e-6));
    }
}

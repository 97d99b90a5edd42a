package org.faltung.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.faltung.slice.FoldSegment;
import org.faltung.slice.PlanarMap;
import org.faltung.testkit.SeedSource;
import org.faltung.view.scene.Polyline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class ChainsTest {
    private static double length(Polyline line) {
        double length = 0;
        for (int i = 0; i + 1 < line.size(); i++) {
            length += Math.hypot(line.x(i + 1) - line.x(i), line.y(i + 1) - line.y(i));
        }
        return length;
    }

    @Test
    void piecesOfALineBecomeOneSegment() {
        Chains chains = new Chains();
        chains.add(1, 1, 2, 2);
        chains.add(0, 0, 1, 1);
        chains.add(5, 5, 2, 2);
        assertThat(chains.polylines()).containsExactly(Polyline.segment(0, 0, 5, 5));
    }

    @Test
    void bendsStayAndForksPart() {
        Chains chains = new Chains();
        chains.add(0, 0, 1, 0);
        chains.add(1, 0, 1, 1);
        chains.add(3, 0, 4, 0);
        chains.add(4, 0, 5, 1);
        chains.add(4, 0, 5, -1);
        List<Polyline> lines = chains.polylines();
        assertThat(lines.getFirst())
                .isEqualTo(Polyline.builder().add(0, 0).add(1, 0).add(1, 1).build());
        assertThat(lines).hasSize(3);
    }

    @Test
    void aClosedLineEnds() {
        Chains chains = new Chains();
        chains.add(0, 0, 1, 0);
        chains.add(1, 0, 0, 1);
        chains.add(0, 1, 0, 0);
        assertThat(chains.polylines()).hasSize(1);
        assertThat(length(chains.polylines().getFirst())).isEqualTo(2 + Math.sqrt(2));
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 10)
    void nothingIsLostOrDrawnTwice(long seed) {
        PlanarMap map = Maps.map(seed);
        Chains chains = new Chains();
        double length = 0;
        for (FoldSegment segment : map.folds()) {
            double x0 = 100 * segment.fromU();
            double y0 = 100 * segment.fromV();
            double x1 = 100 * segment.toU();
            double y1 = 100 * segment.toV();
            chains.add(x0, y0, x1, y1);
            length += Math.hypot(x1 - x0, y1 - y0);
        }
        List<Polyline> lines = chains.polylines();
        assertThat(lines.stream().mapToDouble(ChainsTest::length).sum())
                .isEqualTo(length, within(1e-3 * length));
        assertThat(lines.size()).isLessThanOrEqualTo(map.folds().size());
    }
}

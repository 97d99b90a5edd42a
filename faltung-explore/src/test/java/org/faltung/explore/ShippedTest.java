package org.faltung.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faltung.exact.Rational;
import org.junit.jupiter.api.Test;

/// The networks that come with the explorer do what is said of them.
class ShippedTest {
    private static Opened opened(String id) {
        return Shipped.all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static double[] outputs(Opened model, Sample sample) {
        return Pieces.values(
                model.folds(), sample.point().stream().mapToDouble(Rational::nearest).toArray());
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static long right(Opened model) {
        return model.samples().stream()
                .filter(sample -> sample.name().endsWith(" " + largest(outputs(model, sample))))
                .count();
    }

    @Test
    void theMoonsAreToldApart() {
        assertThat(opened("two-moons").samples()).hasSize(100);
        assertThat(right(opened("two-moons"))).isGreaterThanOrEqualTo(97);
    }

    @Test
    void theDigitsAreRead() {
        Opened digits = opened("digits");
        assertThat(digits.folding()).isEqualTo(List.of(216L, 24L));
        assertThat(digits.samples()).hasSize(30);
        assertThat(right(digits)).isGreaterThanOrEqualTo(26);
    }

    @Test
    void memberEightFollowsWhoeverLeadsAlone() {
        Opened karate = opened("karate");
        assertThat(karate.folds().inputs()).isEqualTo(68);
        assertThat(largest(outputs(karate, karate.samples().get(1)))).isZero();
        assertThat(largest(outputs(karate, karate.samples().get(2)))).isEqualTo(1);
    }

    @Test
    void theFriendshipsOfTheTrainerAreThoseOfTheGraph() {
        assertThat(opened("karate").model().network().input().described()).contains("karate");
    }
}

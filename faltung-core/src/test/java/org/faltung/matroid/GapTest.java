package org.faltung.matroid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.faltung.exact.Digits;
import org.faltung.exact.Magnitude;
import org.faltung.matching.Choice;
import org.faltung.matching.HallCount;
import org.junit.jupiter.api.Test;

/// The exponential gap between the printed formula F and the truth R (docs/theory/one-layer.md, Theorem 7).
class GapTest {
    /// R ≤ F (1 − 2^(−d |N|))^t for t disjoint boxes N of positions; 4 × 4 positions hold one for 2 × 2 filters.
    @Test
    void aBoxOfPositionsCostsItsShareOfThePatterns() {
        SharedLayer layer = SharedLayer.of(5, 5, 1, 2, 2, 1, 2);
        BigInteger formula =
                HallCount.of(layer.field(), new Choice(2, 1), Digits.EXACT, 1e9).orElseThrow();
        SharedCount truth = SharedCount.of(layer, 1, Digits.EXACT, 1e9).orElseThrow();
        BigInteger patterns = BigInteger.TWO.pow(2 * 16);
        assertThat(truth.value()).isInstanceOf(Magnitude.Whole.class);
        BigInteger regions = ((Magnitude.Whole) truth.value()).value();
        assertThat(regions).isEqualTo(BigInteger.valueOf(4087405363L));
        assertThat(regions.multiply(patterns))
                .isLessThanOrEqualTo(formula.multiply(patterns.subtract(BigInteger.ONE)));
    }
}

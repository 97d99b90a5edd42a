package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.faltung.notation.ArchitectureParser;
import org.faltung.oracle.Sides;
import org.faltung.result.Bound;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingLowerTest {
    /// Networks whose number of regions is bounded by hand:
    ///
    /// * behind `fc:1` a layer of m units sees one number, so that it cuts each region into at most m + 1;
    /// * the second of two rectifiers in a row has the pattern of the first;
    /// * behind `relu bn` the unit x ↦ s relu(x) + b cuts the line once more at most.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in:2 fc:2 relu fc:1 fc:8 relu | 36",
                "in:4 fc:40 relu fc:1 fc:40 relu | 4185731",
                "in:1 fc:3 relu relu | 4",
                "in:1 fc:3 relu bn relu | 7",
                "in:2 fc:2 relu fc:1 relu fc:8 relu | 72"
            })
    void noLowerBoundForgetsWhatLiesBetweenTwoFolds(String architecture, BigDecimal most) {
        for (Bound bound :
                ArchitectureBounds.of(
                                ArchitectureParser.parse(architecture).network(), Effort.USUAL)
                        .results()) {
            if (bound.side() != Bound.Side.UPPER) {
                assertThat(Sides.of(bound.value())).as(bound.name()).isLessThanOrEqualTo(most);
            }
        }
    }
}

package org.faltung.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegionOracleTest {
    static Stream<Golden> golden() {
        return Golden.all().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void knowsWhatIsKnownByHand(Golden golden) {
        RegionOracle oracle = RegionOracle.of(golden.network(), golden.domain());
        assertThat(Stream.of(RegionKind.values()).map(oracle::count).toList())
                .isEqualTo(golden.counts());
        assertThat(oracle.patterns()).hasSize(Math.toIntExact(golden.count(RegionKind.R2)));
        List<Long> perFold = oracle.perFold();
        assertThat(perFold).isSorted();
    }
}

package org.faltung.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.faltung.exact.Magnitude;
import org.faltung.network.Network;
import org.faltung.notation.ArchitectureParser;
import org.faltung.notation.ArchitectureWriter;
import org.faltung.result.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreTest {
    /// A network, and the chains that are found in it, for the branch and for the skip.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "in:2 res( fc:2 relu ) fc:3 relu ~ in:2 fc:3 relu",
                "in:2 res( fc:5 relu fc:3 | fc:3 ) fc:4 relu ~"
                        + " in:2 fc:5 relu fc:3 fc:4 relu / in:2 fc:3 fc:4 relu",
                "in:2 res( fc:3 pwl:2 | fc:3 ) fc:4 relu ~ in:2 fc:3 pwl:2 fc:4 relu",
                "in:2 res( fc:3 pwl:2 | fc:3 abs pwl:1 ) fc:4 relu ~",
                "in:2 cat( fc:5 relu ) fc:4 relu ~ in:2 fc:5 relu fc:4 relu / in:2 fc:4 relu",
                "in:4x4x2 cat( conv:3@3x3+1 relu ) relu maxpool:2 conv:5@2x2 relu ~"
                        + " in:4x4x2 conv:3@3x3+1 relu / in:4x4x2 relu / in:4x4x2 conv:3@3x3+1 relu"
                        + " avgpool:2 conv:5@2x2 relu / in:4x4x2 relu avgpool:2 conv:5@2x2 relu",
                "in:9x1 conv:3@1 relu maxpool:2 relu maxpool:3/1 conv:2@1 relu ~"
                        + " in:9x1 conv:3@1 relu / in:9x1 conv:3@1 relu avgpool:2",
                "in:4x4x1 conv:6@2x2 bn maxout:3 fc:2 relu ~ in:4x4x1 conv:2@2x2 relu fc:2 relu",
                "in:3 maxout:3 fc:2 relu ~",
                "in:3 cat( fc:3 ) maxout:2 fc:9 relu ~",
                "in:3 res( cat( fc:2 relu | fc:4 abs ) fc:3 ) relu relu fc:2 relu ~"
                        + " in:3 relu fc:2 relu",
                "in:4x4x2 res( maxpool:1 ) fc:3 relu ~"
            })
    void whatSomeWeightsLeaveIsAChain(String architecture, String expected) {
        List<String> cores =
                Core.of(ArchitectureParser.parse(architecture).network()).stream()
                        .map(Core.Chain::network)
                        .map(ArchitectureWriter::write)
                        .toList();
        assertThat(String.join(" / ", cores)).isEqualTo(expected == null ? "" : expected);
    }

    /// Four samples folded three times, then two positions with two filters each on the maxima: 3⁴ · 3².
    @Test
    void maxPoolingStandsBetweenFolds() {
        Network network =
                ArchitectureParser.parse("in:4x1 conv:3@1 relu maxpool:2 conv:2@1 relu").network();
        Bound bound = ContainedLower.of(network, Effort.USUAL).orElseThrow();
        assertThat(bound.value()).isEqualTo(new Magnitude.Whole(BigInteger.valueOf(81 * 9)));
    }
}

package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faltung.bound.BoundTable;
import org.faltung.result.Bound;
import org.faltung.result.Bound.HoldsFor;
import org.faltung.result.Bound.Side;
import org.faltung.result.Bound.Status;
import org.faltung.result.Source;
import org.junit.jupiter.api.Test;

class BoundsCsvTest {
    @Test
    void everyResultIsARecordAndAwkwardFieldsAreQuoted() {
        Bound plain = Reports.bound("serra-upper", Side.UPPER, HoldsFor.EVERY, Reports.power(2, 3));
        Bound awkward =
                new Bound(
                        "shared-one-layer",
                        Side.EXACT,
                        HoldsFor.ALMOST_EVERY,
                        Reports.power(7, 1),
                        Status.VERIFIED,
                        List.of("only-if-2d", "other"),
                        Source.FALTUNG,
                        "says \"yes\"\nand no");
        BoundTable table =
                Reports.table(
                        List.of(plain, awkward),
                        new BoundTable.Best(Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(BoundsCsv.of(Reports.report(table)))
                .isEqualTo(
                        """
                        name,side,holdsFor,value,log10,status,assumes,source,note\r
                        serra-upper,upper,every,8,0.903089987,theorem,,Serra et al. 2018,\r
                        shared-one-layer,exact,almost-every,7,0.845098040,verified,\
                        only-if-2d other,"Faltung, docs/theory","says ""yes""
                        and no"\r
                        """);
    }

    @Test
    void theComparisonTakesThePlaceOfTheResults() {
        assertThat(BoundsCsv.of(Reports.full()))
                .isEqualTo(
                        """
                        filters,parametersCnn,hiddenFc,parametersFc,log10Cnn,log10Fc,log10Ratio\r
                        2,10,1,10,2.408239965,0.301029996,2.107209969\r
                        2000,10000,1000,10000,8.588182584,7.605882361,0.982300224\r
                        """);
    }
}

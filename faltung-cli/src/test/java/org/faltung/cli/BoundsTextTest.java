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

class BoundsTextTest {
    @Test
    void aWholeAnswerReadsFromTheBestBoundsToWhatIsMissing() {
        assertThat(BoundsText.of(Reports.full()))
                .isEqualTo(
                        """
                        in:2 fc:1300 relu
                        2 inputs, 1_300 neurons, 3_900 parameters

                        Most linear regions that weights can give this architecture:
                          at least  12_157_665_459_056_928_801  strip-lower
                          at most   2.183 · 10^391              serra-upper

                                       holds
                                       for                       regions    log10  status    source
                        Lower bounds
                          strip-lower  some   12_157_665_459_056_928_801   19.085  theorem   Serra et al. 2018
                          serra-lower  some                        1_000    3.000  theorem   Serra et al. 2018
                        Upper bounds
                          serra-upper  every              2.183 · 10^391  391.339  theorem   Serra et al. 2018
                          hinz-upper   every              4.366 · 10^391  391.641  verified  Hinz 2021
                              rests on a table of small cases, "checked" (assumes gamma-base-2)

                        Not in the table
                          gcn-upper, gcn-lower: no graph convolution
                          tilting-upper: out of reach

                        Remarks
                          The printed formula overcounts here.
                          With d filters in place of its own, their number grows like 7/4 · d^4.

                        Against a fully connected layer with as many parameters
                                               hidden  parameters                        log10 of
                          filters  parameters   units   with them  log10 CNN  log10 FC  the ratio
                                2          10       1          10      2.408     0.302      2.107
                            2_000      10_000   1_000      10_000      8.588     7.606      0.982
                          Both grow like P^9 with the number P of parameters; the CNN's number tends to 7.482 · 10^7 times
                              the other.
                          The left side is a lower bound.

                        """
                                .replace('_', Numerals.THIN_SPACE));
    }

    @Test
    void anExactNumberIsAllThatTheHeadSays() {
        Bound exact =
                Reports.bound("shared-one-layer", Side.EXACT, HoldsFor.SOME, Reports.power(255, 1));
        BoundTable table =
                Reports.table(
                        List.of(exact),
                        new BoundTable.Best(
                                Optional.of(exact), Optional.of(exact), Optional.of(exact)));
        assertThat(BoundsText.of(Reports.report(table)))
                .contains("architecture:\n  exactly  255  shared-one-layer\n")
                .doesNotContain("at least", "at most", "Not in the table", "Remarks");
    }

    @Test
    void noLineIsLongerThanAHundredColumns() {
        Bound widest =
                new Bound(
                        "framework-proved-upper",
                        Side.UPPER,
                        HoldsFor.EVERY,
                        Reports.power(2, 4_000_000),
                        Status.PUBLISHED,
                        List.of(),
                        Source.HINZ_2019,
                        "a note of many words ".repeat(10));
        Bound long25 =
                Reports.bound(
                        "montufar-2014-lower", Side.LOWER, HoldsFor.SOME, Reports.power(9, 26));
        BoundTable table =
                Reports.table(
                        List.of(widest, long25),
                        new BoundTable.Best(
                                Optional.of(long25), Optional.of(widest), Optional.empty()));
        for (BoundsReport report : List.of(Reports.report(table), Reports.full())) {
            assertThat(BoundsText.of(report).lines()).allMatch(line -> line.length() <= 100);
        }
        assertThat(BoundsText.of(Reports.report(table)))
                .contains("6.461 · 10^24")
                .contains("6_461_081_889_226_673_298_932_241".replace('_', Numerals.THIN_SPACE));
    }
}

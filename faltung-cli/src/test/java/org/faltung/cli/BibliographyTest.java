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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BibliographyTest {
    private static String cited(Source... sources) {
        List<Bound> results = List.of(sources).stream().map(BibliographyTest::resultFrom).toList();
        return Bibliography.of(
                Reports.table(
                        results,
                        new BoundTable.Best(Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private static Bound resultFrom(Source source) {
        return new Bound(
                "trivial-upper",
                Side.UPPER,
                HoldsFor.EVERY,
                Reports.power(2, 1),
                Status.THEOREM,
                List.of(),
                source,
                "");
    }

    @ParameterizedTest
    @EnumSource
    void everySourceHasOneEntryWithTitleAndYear(Source source) {
        String entry = cited(source);
        assertThat(entry).contains("{" + source.key() + ",\n", "title ", "year ").endsWith("}\n");
        assertThat(entry.chars().filter(c -> c == '@')).hasSize(1);
        assertThat(entry.chars().filter(c -> c == '{').count())
                .isEqualTo(entry.chars().filter(c -> c == '}').count());
    }

    @Test
    void aSourceIsListedOnceHoweverManyResultsItHas() {
        assertThat(cited(Source.XIONG_2020, Source.ZASLAVSKY_1975, Source.XIONG_2020))
                .startsWith("@book{zaslavsky1975,\n")
                .contains("}\n\n@inproceedings{xiong2020,\n")
                .containsOnlyOnce("xiong2020");
    }
}

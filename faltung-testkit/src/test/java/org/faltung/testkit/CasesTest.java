package org.faltung.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CasesTest {
    static Stream<Case> squares() {
        return Cases.of("testkit/squares.tsv");
    }

    @ParameterizedTest
    @MethodSource("squares")
    void everyLineIsACase(Case square) {
        int side = square.integer("side");
        assertThat(square.digits("area")).isEqualTo(side * side);
        assertThat(square.decimal("side")).isEqualTo(side);
    }

    @Test
    void linesThatSayNothingAreNoCases() {
        assertThat(squares().map(Case::origin))
                .containsExactly("cases/testkit/squares.tsv:4", "cases/testkit/squares.tsv:6");
    }

    @Test
    void aDashOrNothingIsNoAnswer() {
        List<Case> cases = squares().toList();
        assertThat(cases.get(0).optional("note")).contains("unit");
        assertThat(cases.get(1).optional("note")).isEmpty();
    }

    @Test
    void messagesSayWhere() {
        Case first = squares().findFirst().orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.text("colour"))
                .withMessageContaining("squares.tsv:4: no column 'colour'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first.integer("note"))
                .withMessageContaining("squares.tsv:4: note must be an int, got 'unit'");
    }

    @ParameterizedTest
    @CsvSource({
        "missing.tsv, no such resource",
        "empty.tsv, must hold a header and a case",
        "ragged.tsv, 'ragged.tsv:2: must have 2 cells, has 3'",
        "twice.tsv, 'twice.tsv:2: two columns are named a'"
    })
    void whatIsNoTableIsRefused(String file, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cases.of("testkit/" + file))
                .withMessageContaining(message);
    }
}

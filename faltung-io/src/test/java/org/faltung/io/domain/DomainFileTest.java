package org.faltung.io.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.io.ImportException;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainFileTest {
    private static final String TWO = "(declare-const X_0 Real)(declare-const X_1 Real)";

    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("domain"), text);
    }

    private static List<Rational> vector(String... numbers) {
        return Arrays.stream(numbers).map(Rational::parse).toList();
    }

    private static AffineForm form(String constant, String... linear) {
        return AffineForm.of(vector(linear), Rational.parse(constant));
    }

    private static Range range(String low, String high) {
        return new Range(Rational.parse(low), Rational.parse(high));
    }

    @Test
    void rowsOfAPolytopeAreExact() throws IOException {
        Path file = file("# a triangle\n\n-1 0 0\n0, -1, 0 # y >= 0\n 0.1 1/3, 1e0\r\n");
        assertThat(PolytopeReader.read(file, 2))
                .isEqualTo(
                        new Domain.Polytope(
                                2,
                                List.of(
                                        form("0", "1", "0"),
                                        form("0", "0", "1"),
                                        form("1", "-1/10", "-1/3"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "1 2 ~ line 1 has 2 numbers, but the model has 2 inputs, so that a row a_1 ... a_n b has 3",
                "1 2 3 4 ~ line 1 has 4 numbers",
                "1 NaN 3 ~ line 1: 'NaN' is not a number",
                "1,,3 ~ line 1: '' is not a number",
                "1 2 <= 3 ~ line 1: '<=' is not a number",
                "# 1 ~ there are no rows in it; write a line 'a_1 ... a_n b' for each a.x <= b",
            })
    void badRowsAreRefused(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> PolytopeReader.read(file, 2))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(file + ": " + message)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(assert (>= X_0 -0.5)) (assert (<= X_0 0.5)) (assert (<= -1e-1 X_1 1))",
                "(assert (and (<= (* 2 X_0) 1.0) (or (<= (- 0.5) X_0)) (<= X_1 1) (>= X_1 (/ -1 10))))",
                "(assert (<= X_0 0.5))(assert (<= X_0 9))(assert (>= (+ X_0 1 (- X_1 X_1)) 0.5))"
                        + "(assert (and)) (assert true) (assert (<= 0 1))\n; X_2\n"
                        + "(assert (>= 1 X_1)) (assert (= X_1 X_1)) (assert (< -0.1 X_1))(check-sat)",
            })
    void aBoxIsABoxHoweverItIsWritten(String assertions) throws IOException {
        Vnnlib read = Vnnlib.read(file("; comment (\n" + TWO + assertions), 2);
        assertThat(read.domain())
                .isEqualTo(new Domain.Box(List.of(range("-1/2", "1/2"), range("-1/10", "1"))));
    }

    @Test
    void linksOfInputsMakeAPolytope() throws IOException {
        Vnnlib read =
                Vnnlib.read(
                        file(
                                TWO
                                        + "(assert (<= (+ (* 0.5 X_0) (* X_1 2) (- 1)) 3))"
                                        + "(assert (>= X_0 1)) (assert (>= X_0 2))"),
                        2);
        assertThat(read.domain())
                .isEqualTo(
                        new Domain.Polytope(
                                2, List.of(form("-2", "1", "0"), form("4", "-1/2", "-2"))));
        assertThat(read.notes()).isEmpty();
    }

    @Test
    void outputsAreLeftOutWithANote() throws IOException {
        Path file =
                file(
                        TWO
                                + "(declare-const Y_0 Real)"
                                + "(assert (and (<= 0 X_0 1) (<= 0 X_1 1)))"
                                + "(assert (or (<= Y_0 1) (and (>= Y_0 2))))");
        assertThat(Vnnlib.read(file, 2).notes())
                .containsExactly(
                        file + ": what it says of the outputs Y_... (1 constraint) is left out");
    }

    @Test
    void whatCannotHoldIsAnEmptyDomain() throws IOException {
        assertThat(Vnnlib.read(file("(assert (= X_0 1)) (assert (>= X_0 2))"), 1).domain())
                .isEqualTo(new Domain.Box(List.of(range("2", "1"))));
        assertThat(Vnnlib.read(file("(assert false)"), 1).domain())
                .isEqualTo(new Domain.Polytope(1, List.of(form("-1", "0"))));
        assertThat(Vnnlib.read(file("(assert (<= Y_0 2))"), 1).domain())
                .isEqualTo(new Domain.Space(1));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "(assert (or (<= X_0 1) (>= X_0 2))) ~ line 1: an 'or' of 2 cases over the inputs is a union of domains, not one; write a file for each case and count them one by one",
                "(assert (or (<= X_0 1) (>= Y_0 2))) ~ line 1: an 'or' of 2 cases over the inputs",
                "(declare-const X_2 Real) ~ line 1: there is no input X_2: the model has 2, X_0 to X_1",
                "(declare-const X_0 Real) ~ it declares 1 inputs X_0, X_1, ..., but the model has 2",
                "(assert (<= X_0 Y_0)) ~ line 1: a constraint that links inputs and outputs is not one of the domain",
                "(assert (<= X_0 x1)) ~ line 1: 'x1' is neither an input X_0, X_1, ... nor a number",
                "(assert (<= (* X_0 X_1) 1)) ~ line 1: a product of inputs is not linear",
                "(assert (<= (/ X_0 0) 1)) ~ line 1: a quotient must divide by a number other than 0",
                "(assert (not (<= X_0 1))) ~ line 1: 'not' over the inputs is not read",
                "(assert (<= X_0)) ~ line 1: '<=' compares at least 2 terms",
                "(assert (<= (max X_0 1) 1)) ~ line 1: 'max' in a term is not read",
                "(assert (<= X_0 ()) ~ line 1: a '(' without its ')'; the file is cut short",
                "(assert (<= X_0 ())) ~ line 1: '()' is not a term",
                "(assert X_0) ~ line 1: 'X_0' is not a constraint",
                "assert ~ line 1: expected '(', got 'assert'",
                "(vnnlib-version <2.0>) ~ line 1: 'vnnlib-version' is not read; VNN-LIB version 1",
                ") ~ line 1: a ')' without its '('",
            })
    void whatIsNoDomainIsRefused(String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Vnnlib.read(file, 2))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(file + ": " + message)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[0, 1], [2, 1]]", "[1, 0]", "\"0:1,1/2:0.4\""})
    void aSubspaceWithARangeThatEndsBelowItsStartIsEmpty(String box) throws IOException {
        Path file = file("{\"origin\":[0,0],\"directions\":[[1,0],[0,1]],\"box\":" + box + "}");
        assertThat(Chart.of(SubspaceReader.read(file, 2)).empty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"box\": [[-1, \"1/2\"], [-1, 0.5]]",
                ", \"box\": [-1, 0.5]",
                ", \"box\": \"-1:1/2\"",
                ", \"box\": \"-1:0.5,-1:0.5\"",
            })
    void aSubspaceIsRead(String box) throws IOException {
        Path file =
                file(
                        "{\"origin\": [0.1, 0, 1], \"directions\": [[1, 0, \"1/3\"], [0, 2, 0]]"
                                + box
                                + "}");
        assertThat(SubspaceReader.read(file, 3))
                .isEqualTo(
                        new Domain.Slice(
                                vector("1/10", "0", "1"),
                                List.of(vector("1", "0", "1/3"), vector("0", "2", "0")),
                                Optional.of(List.of(range("-1", "1/2"), range("-1", "1/2")))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'directions':[[1,0]]} ~ 'origin' is missing",
                "{'origin':[0,0]} ~ 'directions' is missing",
                "{'origin':[0,0,0],'directions':[[1,0]]} ~ origin: it has 3 coordinates, but the model has 2 inputs",
                "{'origin':[0,0],'directions':[[1,0],[1]]} ~ directions[1]: it has 1 coordinates",
                "{'origin':[0,0],'directions':[]} ~ directions: there must be at least 1 direction",
                "{'origin':[0,0],'directions':[[0,0]]} ~ directions: direction 0 is zero or a combination of those before it",
                "{'origin':[0,0],'directions':[[1,0],[0,1],[1,1]]} ~ directions: direction 2 is zero or a combination",
                "{'origin':[0,0],'directions':[[1,0],[0,1]],'box':'0:1,0:1,0:1'} ~ box: there are 3 ranges for 2 coordinates; give one for all, or 2",
                "{'origin':[0,0],'directions':[[1,0],[0,1]],'box':'0-1'} ~ box: '0-1' is not a range; write LO:HI, such as -1:1",
                "{'origin':[0,0],'directions':[[1,0]],'box':[[0,1,2]]} ~ box[0]: a range is [lo, hi], got 3 items",
                "{'origin':[0,0],'directions':[[1,0]],'window':[0,1]} ~ 'window' is not known here; there are box, directions, origin",
                "{'origin':[0,NaN],'directions':[[1,0]]} ~ origin[1]: 'NaN' is not a number",
            })
    void badSubspacesAreRefused(String text, String message) throws IOException {
        Path file = file(text.replace('\'', '"'));
        assertThatThrownBy(() -> SubspaceReader.read(file, 2))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(file + ": " + message);
    }
}

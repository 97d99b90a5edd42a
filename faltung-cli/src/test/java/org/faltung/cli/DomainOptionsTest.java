package org.faltung.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.network.Shape;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class DomainOptionsTest {
    private static final Shape TWO = new Shape.Vector(2);

    @TempDir private Path folder;

    /// A command with a model and a domain, and nothing else.
    private static final class Probe implements Command {
        @Override
        public CommandSpec spec() {
            CommandSpec spec = CommandSpec.create().name("probe");
            spec.addPositional(PositionalParamSpec.builder().index("0").type(String.class).build());
            DomainOptions.addTo(spec);
            return spec;
        }

        @Override
        public Status run(ParseResult request, Console console) {
            return Status.DONE;
        }
    }

    private static ParseResult parsed(String words) {
        return Commands.line(Optional.of(new Probe())).parseArgs(words.strip().split(" +"));
    }

    private static DomainChoice choose(Shape shape, String words) {
        ParseResult request = parsed(words);
        assertThat(request.matchedPositionalValue(0, "")).isEqualTo("MODEL");
        return DomainOptions.of(request, shape);
    }

    private static Range range(String low, String high) {
        return new Range(Rational.parse(low), Rational.parse(high));
    }

    private static List<Rational> vector(String... numbers) {
        return Arrays.stream(numbers).map(Rational::parse).toList();
    }

    private static String json(DomainChoice choice) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            choice.write(json);
        }
        return text.toString();
    }

    private static void assertChosen(String words, Domain domain, String described, String json) {
        DomainChoice choice = choose(TWO, words);
        assertThat(choice.domain()).isEqualTo(domain);
        assertThat(choice.described()).isEqualTo(described);
        assertThat(json(choice)).isEqualTo(json);
    }

    @Test
    void fewInputsHaveTheWholeSpaceWithoutAWord() {
        for (String words : List.of("MODEL", "MODEL --space", "--space MODEL")) {
            assertChosen(
                    words,
                    new Domain.Space(2),
                    "all of R^2",
                    "{\"kind\":\"space\",\"inputDimension\":2}");
        }
        assertThat(choose(new Shape.Vector(6), "MODEL").domain()).isEqualTo(new Domain.Space(6));
        assertThat(choose(new Shape.Vector(7), "MODEL --space").domain())
                .isEqualTo(new Domain.Space(7));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "MODEL --box -1:1/2 ~ -1:1/2",
                "--box -1:0.5 MODEL ~ -1:0.5",
                "--box=-1:0.5,-2/2:0.5 MODEL ~ -1:0.5,-2/2:0.5",
            })
    void aBoxMayHaveNegativeEnds(String words, String said) {
        assertChosen(
                words,
                new Domain.Box(Collections.nCopies(2, range("-1", "1/2"))),
                "the box " + said + " in R^2",
                "{\"kind\":\"box\",\"inputDimension\":2,\"box\":\"" + said + "\"}");
    }

    @Test
    void aSideMayHaveLengthZero() {
        assertThat(choose(TWO, "MODEL --box 0:1,3:3").domain())
                .isEqualTo(new Domain.Box(List.of(range("0", "1"), range("3", "3"))));
    }

    @Test
    void aBallIsABox() {
        assertChosen(
                "MODEL --radius 0.05 --around -1/2,0.05",
                new Domain.Box(List.of(range("-11/20", "-9/20"), range("0", "1/10"))),
                "all points within 1/20 of -1/2,0.05 in R^2, in the maximum norm",
                "{\"kind\":\"around\",\"inputDimension\":2,\"point\":\"-1/2,0.05\",\"radius\":\"1/20\"}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "MODEL --line -1,0 -1/2,2 ~ 0:1",
                "--line -1,0 -1/2,2 MODEL ~ 0:1",
                "--window -3:-1 MODEL --line=-1,0 -1/2,2 ~ -3:-1",
                "--line -1,0 -1/2,2 --window=-3:-1 MODEL ~ -3:-1",
            })
    void aLineRunsFromPointToPoint(String words, String window) {
        String[] ends = window.split(":");
        assertChosen(
                words,
                new Domain.Slice(
                        vector("-1", "0"),
                        List.of(vector("1/2", "2")),
                        Optional.of(List.of(range(ends[0], ends[1])))),
                "the line through -1,0 and -1/2,2 in the window " + window,
                "{\"kind\":\"line\",\"inputDimension\":2,\"points\":[\"-1,0\",\"-1/2,2\"],\"window\":\""
                        + window
                        + "\"}");
    }

    @Test
    void aPlaneIsWholeWithoutAWindow() {
        assertChosen(
                "MODEL --plane 0,0 -1,0 0,-1",
                new Domain.Slice(
                        vector("0", "0"),
                        List.of(vector("-1", "0"), vector("0", "-1")),
                        Optional.empty()),
                "the plane through 0,0 and -1,0 and 0,-1",
                "{\"kind\":\"plane\",\"inputDimension\":2,\"points\":[\"0,0\",\"-1,0\",\"0,-1\"],\"window\":null}");
        Domain windowed = choose(TWO, "--plane 0,0 -1,0 0,-1 MODEL --window -1:1,0:2").domain();
        assertThat(((Domain.Slice) windowed).window())
                .contains(List.of(range("-1", "1"), range("0", "2")));
    }

    @Test
    void filesNameDomains() throws IOException {
        Path polytope = Files.writeString(folder.resolve("p"), "1 1 1\n");
        assertThat(choose(TWO, "MODEL --polytope " + polytope).domain())
                .isInstanceOf(Domain.Polytope.class);
        Path property =
                Files.writeString(
                        folder.resolve("v"),
                        "(assert (<= 0 X_0 1))(assert (<= 0 X_1 1))(assert (< Y_0 1))");
        DomainChoice choice = choose(TWO, "MODEL --vnnlib " + property);
        assertThat(choice.domain()).isInstanceOf(Domain.Box.class);
        assertThat(choice.notes()).hasSize(1);
        assertThat(json(choice))
                .isEqualTo(
                        "{\"kind\":\"vnnlib\",\"inputDimension\":2,\"file\":\"" + property + "\"}");
        Path subspace =
                Files.writeString(
                        folder.resolve("s"), "{\"origin\":[0,0],\"directions\":[[1,0.5]]}");
        choice = choose(TWO, "MODEL --subspace " + subspace);
        assertThat(choice.domain()).isInstanceOf(Domain.Slice.class);
        assertThat(choice.described()).isEqualTo("the subspace of " + subspace + ", 1-dimensional");
        Path point = Files.writeString(folder.resolve("x.csv"), "1,2\n");
        assertThat(choose(TWO, "MODEL --around " + point + " --radius 0").domain())
                .isEqualTo(new Domain.Box(List.of(range("1", "1"), range("2", "2"))));
    }

    /// A domain is a closed set, and one without points is empty, however it is written.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--box 1:0",
                "--box 0:1,1/2:1/3",
                "--line 0,0 1,1 --window 1:0",
                "--plane 0,0 1,0 0,1 --window 0:1,0.1:-0.1"
            })
    void aRangeThatEndsBelowItsStartIsEmpty(String words) {
        Domain domain = choose(TWO, words + " MODEL").domain();
        assertThat(Chart.of(domain).empty()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "--box 0:1 --line 0,0 1,1 ~ --box and --line name two domains; choose one of them",
                "--space --vnnlib x ~ --space and --vnnlib name two domains; choose one of them",
                "--box 0:1 --box 0:2 ~ --box is given twice; a domain is named once",
                "--line 0,0 1,1 --line 0,0 2,1 ~ --line is given twice; a domain is named once",
                "--box 0:1,0:1,0:1 ~ --box: there are 3 ranges for 2 coordinates; give one for all, or 2 (the model's input is a vector of 2)",
                "--box 0,1 ~ --box: '0' is not a range; write LO:HI, such as -1:1 (",
                "--box 0:inf ~ --box: 'inf' is not a number; write a decimal such as -0.05, or p/q (",
                "--box 0:1/0 ~ --box: '1/0' divides by 0 (",
                "--around 0,0 ~ --around needs a radius; add one, such as --radius 0.05",
                "--radius 1 ~ --radius is that of --around; add --around POINT, or leave it out",
                "--around 0,0 --radius -1 ~ --radius must be at least 0, got -1; leave out its sign",
                "--around 0,0 --radius x ~ --radius: 'x' is not a number; write a decimal such as -0.05, or p/q (",
                "--around 0,0,0 --radius 1 ~ --around: '0,0,0': it holds 3 numbers, but the model's input is a vector of 2 and takes 2",
                "--window 0:1 ~ --window is that of --line or --plane; add one of them, or leave it out",
                "--box 0:1 --window 0:1 ~ --window is that of --line or --plane; add one of them, or leave it out",
                "--line 0,0 0,0/1 ~ --line: both points are the same; a line needs two different ones",
                "--line 0,0 1,1 --window 0:1,0:1 ~ --window: there are 2 ranges for 1 coordinate; give one for all (",
                "--plane 0,0 1,1 2,2 ~ --plane: the three points lie on one line; a plane needs one beside it",
                "--plane 0,0 0.1,0 0.1,0 ~ --plane: the three points lie on one line; a plane needs one beside it",
                "--plane 0,0 1,0 0,x ~ --plane: '0,x': this is neither a comma list of numbers",
                "--polytope nothing ~ --polytope: there is no file 'nothing'",
                "--vnnlib nothing ~ --vnnlib: there is no file 'nothing'",
                "--subspace nothing ~ --subspace: there is no file 'nothing'",
                "--around nothing.npy --radius 1 ~ --around: nothing.npy: there is no such file; check its name",
            })
    void badDomainsAreRefused(String words, String message) {
        assertThatThrownBy(() -> choose(TWO, words + " MODEL"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void whetherADomainIsNamedCanBeAsked() {
        assertThat(DomainOptions.areIn(parsed("MODEL --window 0:1 --radius 1"))).isFalse();
        assertThat(DomainOptions.areIn(parsed("MODEL --line 0 1"))).isTrue();
    }

    @Test
    void manyInputsNeedADomain() {
        assertThatThrownBy(() -> choose(new Shape.Image(28, 28, 1), "MODEL"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "the model has 784 inputs, so that a domain must be named: try --box 0:1,"
                                + " or --line P0 P1 between two points; --space is all of R^784,"
                                + " however long it takes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"--line 0", "--plane 0 1", "MODEL --box", "--line 0 --box 0:1"})
    void missingWordsAreNoticed(String words) {
        assertThatThrownBy(() -> choose(new Shape.Vector(1), words))
                .isInstanceOf(ParameterException.class);
    }
}

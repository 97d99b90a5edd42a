package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.linear.AffineForm;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.verify.CertificateWriter;
import org.faltung.verify.Subtree;
import org.faltung.verify.Verified;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;
    private Path model = Path.of("");
    private Path certificate = Path.of("");

    /// |x| in [-1, 2], and a proof of its two regions.
    @BeforeEach
    void writeFiles() throws IOException {
        model = model("abs.json", "abs");
        certificate = folder.resolve("proof.fct");
        TrainedModel read = TrainedModel.of(model.toString());
        Domain domain = new Domain.Box(List.of(new Range(Rational.of(-1), Rational.of(2))));
        try (CertificateWriter writer =
                CertificateWriter.to(certificate, read.network(), read.sha256(), domain)) {
            Subtree root = writer.root();
            root.open(0);
            root.leaf(List.of(-0.5));
            root.open(1);
            root.leaf(List.of(1.0));
            writer.finish();
        }
    }

    private Path model(String name, String kind) throws IOException {
        String json =
                """
                {"format": "faltung-model", "version": 1,
                 "input": {"kind": "vector", "channels": 1},
                 "layers": [{"kind": "%s"}]}
                """;
        return Files.writeString(folder.resolve(name), json.formatted(kind));
    }

    private Status run(String... words) {
        return Main.run(words, new Console(out, err));
    }

    private Status verify(Path proof, Path about) {
        return run("verify", proof.toString(), "--model", about.toString(), "--json");
    }

    @Test
    void aProofIsProvedAnew() {
        assertThat(verify(certificate, model)).isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8))
                .startsWith(
                        "{\"verified\":true,\"count\":\"2\",\"definition\":\"R2\",\"domain\":{\"kind\":\"box\","
                                + "\"inputDimension\":1,\"sides\":[\"-1:2\"]},\"leaves\":2,\"seconds\":")
                .endsWith("}\n");
        assertThat(err.size()).isZero();
    }

    @Test
    void peopleReadASentence() {
        assertThat(run("verify", certificate.toString(), "--model", model.toString()))
                .isEqualTo(Status.DONE);
        assertThat(out.toString(UTF_8))
                .startsWith("2 activation regions (R2), proved anew\n")
                .contains("the box -1:2 in R^1");
    }

    @Test
    void aChangedByteIsRefusedSayingWhere() throws IOException {
        byte[] bytes = Files.readAllBytes(certificate);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 4;
            out.reset();
            err.reset();
            Files.write(certificate, changed);
            assertThat(verify(certificate, model)).isEqualTo(Status.INPUT_AT_FAULT);
            assertThat(out.size()).isZero();
            assertThat(err.toString(UTF_8))
                    .startsWith("faltung: the certificate is refused at byte ")
                    .hasLineCount(1);
        }
    }

    @Test
    void aProofAboutAnotherModelIsRefused() throws IOException {
        assertThat(verify(certificate, model("relu.json", "relu")))
                .isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).contains("it is of another model, whose file has SHA-256");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--space | 16",
                "--box -1:1 | 16",
                "--box -1:1,1/3:1/3 | 4",
                "--box 0:0 | 1",
                "--box 1/3:1/3 | 1",
                "--line -1,-2 2,3 | 6",
                "--line -1,-2 2,3 --window -9:9 | 6",
                "--plane 0,0 1,0 0,1 --window -1:1,-1:1 | 16",
                "--around 0,0 --radius 1/8 | 4",
            })
    void whatIsCountedIsProvedAnew(String domain, String regions) throws IOException {
        Path network =
                Files.writeString(
                        folder.resolve("net.json"),
                        """
                        {"format": "faltung-model", "version": 1,
                         "input": {"kind": "vector", "channels": 2},
                         "layers": [{"kind": "abs"},
                          {"kind": "dense", "units": 2, "weights": [1, 0, 0, 1], "biases": [-0.5, -0.5]},
                          {"kind": "relu"}]}
                        """);
        Path proof = folder.resolve("counted.fct");
        List<String> words = new ArrayList<>(List.of("count", network.toString(), "--json"));
        words.addAll(List.of(domain.split(" ")));
        words.addAll(List.of("--certificate", proof.toString()));
        assertThat(run(words.toArray(new String[0]))).isEqualTo(Status.DONE);
        String counted = out.toString(UTF_8);
        out.reset();
        assertThat(verify(proof, network)).as(err.toString(UTF_8)).isEqualTo(Status.DONE);
        assertThat(counted).contains("\"value\":\"" + regions + "\"");
        assertThat(out.toString(UTF_8)).contains("\"count\":\"" + regions + "\"");
    }

    @Test
    void missingFilesAndWordsAreNamed() {
        Path nothing = folder.resolve("nothing");
        assertThat(verify(nothing, model)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(verify(certificate, nothing)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(run("verify", certificate.toString())).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8))
                .contains("there is no certificate '" + nothing)
                .contains("there is no model file '" + nothing)
                .contains("--model");
    }

    @Test
    void everyDomainIsToldExactly() {
        Rational third = Rational.parse("1/3");
        Range range = new Range(Rational.ZERO, third);
        assertThat(told(new Domain.Space(3))).contains("{\"kind\":\"space\",\"inputDimension\":3}");
        AffineForm row = AffineForm.of(List.of(Rational.ONE, third), third);
        assertThat(told(new Domain.Polytope(2, List.of(row)))).contains("\"atLeastZero\":[\"");
        List<Rational> point = List.of(third, Rational.ONE);
        Domain line = new Domain.Slice(point, List.of(point), Optional.of(List.of(range)));
        assertThat(told(line))
                .contains(
                        "\"origin\":[\"1/3\",\"1\"],\"directions\":[[\"1/3\",\"1\"]],\"window\":[\"0:1/3\"]");
        assertThat(DomainText.of(line))
                .isEqualTo("a slice of dimension 1 of R^2, coefficients in 0:1/3");
        assertThat(DomainText.of(new Domain.Polytope(2, List.of(row))))
                .isEqualTo("the polytope in R^2 of 1 constraint");
    }

    private static String told(Domain domain) {
        return VerifiedJson.of(new Verified(BigInteger.ONE, "R2", domain, 1, 0));
    }
}

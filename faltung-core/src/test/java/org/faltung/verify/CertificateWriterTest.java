package org.faltung.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.polytope.Domain;
import org.faltung.testkit.SeedSource;
import org.faltung.verify.ProofNode.Branch;
import org.faltung.verify.ProofNode.Leaf;
import org.faltung.verify.ProofNode.Open;
import org.faltung.verify.ProofNode.Pruned;
import org.faltung.verify.ProofNode.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

class CertificateWriterTest {
    private static final Domain LINE = new Domain.Space(1);

    /// relu(x).
    private static Network rectifier() {
        Weights one = Weights.Trained.of(new double[] {1}, new double[] {0});
        return new Network(
                new Shape.Vector(1), List.of(new Mix.Dense(1, one), new Fold.Rectifier()));
    }

    private record Task(Subtree subtree, ProofNode cell) {}

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void subtreesMayBeToldInAnyOrderByThreads(long seed) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        Network network = Trained.any(random);
        Domain domain = Domains.any(random, network.input().size());
        ProofNode proof = NaiveProver.prove(network, domain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var writer = CertificateWriter.to(out, network, Certificates.MODEL, domain)) {
            List<Task> tasks = List.of(new Task(writer.root(), proof));
            while (!tasks.isEmpty()) {
                List<Task> left = Collections.synchronizedList(new ArrayList<>());
                List<Thread> threads = new ArrayList<>();
                for (Task task : tasks) {
                    SplittableRandom own = random.split();
                    threads.add(
                            Thread.startVirtualThread(
                                    () -> tell(task.subtree, task.cell, own, left, true)));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                Collections.shuffle(left, new Random(seed));
                tasks = left;
            }
            assertThat(writer.finish()).isEqualTo(proof.leaves());
        }
        assertThat(Certificates.verified(out.toByteArray(), network).count())
                .isEqualTo(proof.leaves());
    }

    private static void tell(
            Subtree subtree,
            ProofNode node,
            SplittableRandom random,
            List<Task> left,
            boolean top) {
        if (!top && random.nextInt(4) == 0) {
            left.add(new Task(subtree.left(), node));
            return;
        }
        switch (node) {
            case Leaf(List<Rational> witness) -> subtree.exactLeaf(witness);
            case Split(List<Branch> branches) -> {
                for (int p = 0; p < branches.size(); p++) {
                    switch (branches.get(p)) {
                        case Pruned(List<Integer> support, _) -> subtree.pruned(p, support);
                        case Open(ProofNode cell) -> {
                            subtree.open(p);
                            tell(subtree, cell, random, left, false);
                        }
                    }
                }
            }
        }
    }

    @Test
    void aFileHasItsNameOnlyWhenItIsFinished(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("proof.cert");
        try (var writer = CertificateWriter.to(file, rectifier(), Certificates.MODEL, LINE)) {
            writer.root().open(0);
            writer.root().leaf(List.of(-1.0));
            assertThat(file).doesNotExist();
            assertThatIllegalStateException()
                    .isThrownBy(writer::finish)
                    .withMessage("the proof is not complete");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        try (var writer = CertificateWriter.to(file, rectifier(), Certificates.MODEL, LINE)) {
            writer.root().open(0);
            writer.root().leaf(List.of(-1.0));
            writer.root().open(1);
            writer.root().leaf(List.of(0.5));
            assertThat(writer.root().isComplete()).isTrue();
            assertThat(writer.finish()).isEqualTo(2);
        }
        Verified verified = Verifier.verify(file, rectifier(), Certificates.MODEL, leaves -> {});
        assertThat(verified.count()).isEqualTo(2);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void eventsOutOfOrderAreAFaultOfTheCaller() {
        var out = new ByteArrayOutputStream();
        try (var writer = CertificateWriter.to(out, rectifier(), Certificates.MODEL, LINE)) {
            Subtree root = writer.root();
            assertThatIllegalStateException().isThrownBy(() -> root.open(1));
            assertThatIllegalStateException().isThrownBy(() -> root.leaf(List.of(0.0)));
            assertThatIllegalStateException().isThrownBy(() -> root.pruned(0, List.of()));
            assertThatIllegalStateException().isThrownBy(() -> root.pruned(0, List.of(1)));
            root.pruned(0, List.of(0));
            assertThatIllegalStateException().isThrownBy(() -> root.pruned(1, List.of(0)));
            assertThatIllegalStateException().isThrownBy(root::left);
            root.open(1);
            assertThatIllegalStateException().isThrownBy(() -> root.open(0));
            Subtree rest = root.left();
            assertThat(root.isComplete()).isTrue();
            rest.leaf(List.of(1.0));
            assertThatIllegalStateException().isThrownBy(() -> rest.leaf(List.of(1.0)));
            writer.finish();
            assertThatIllegalStateException().isThrownBy(writer::finish);
        }
    }

    @Test
    void networksWithoutWeightsAndOtherDimensionsAreRefused() {
        var out = new ByteArrayOutputStream();
        Network free =
                new Network(new Shape.Vector(1), List.of(new Mix.Dense(1, Weights.Free.FREE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateWriter.to(out, free, Certificates.MODEL, LINE))
                .withMessageContaining("has no weights");
        Domain plane = new Domain.Space(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateWriter.to(out, rectifier(), Certificates.MODEL, plane))
                .withMessageContaining("dimension 2, but the network has 1 inputs");
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void witnessesAreReadAsTheyWereWritten(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> reals = new ArrayList<>();
        int kind = random.nextInt(4);
        for (int q = random.nextInt(5); q >= 0; q--) {
            double whole = random.nextInt(-99, 99);
            reals.add(
                    switch (kind) {
                        case 0 -> random.nextGaussian();
                        case 1 -> Math.scalb(whole, random.nextInt(-30, 40));
                        case 2 -> Math.scalb(whole, random.nextInt(-1074, 900));
                        default -> whole / 8;
                    });
        }
        Bytes bytes = new Bytes();
        Witness.writeReals(bytes, reals);
        assertThat(bytes.length()).isLessThanOrEqualTo(1 + 8 * reals.size());
        List<Rational> exact = reals.stream().map(Rational::of).toList();
        assertThat(coordinates(bytes, reals.size())).isEqualTo(exact);
        Bytes rationals = new Bytes();
        List<Rational> thirds =
                exact.stream().map(x -> x.over(Rational.of(random.nextInt(1, 9)))).toList();
        Witness.writeRationals(rationals, thirds);
        assertThat(coordinates(rationals, reals.size())).isEqualTo(thirds);
    }

    private static List<Rational> coordinates(Bytes bytes, int dimension) {
        byte[] content = Certificates.signed(bytes);
        Source source = new Source(new java.io.ByteArrayInputStream(content));
        Point point = Witness.read(source, dimension);
        source.end();
        return point.numerators().stream().map(n -> Rational.of(n, point.denominator())).toList();
    }
}

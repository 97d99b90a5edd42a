package org.faltung.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.faltung.exact.Rational;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class VerifierTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 100)
    void everyProvedLeafIsAPatternOfItsOwnAndEveryPatternSeenIsALeaf(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network network = Trained.any(random);
        Domain domain = Domains.any(random, network.input().size());
        ProofNode proof = NaiveProver.prove(network, domain);
        Verified verified = Certificates.verified(Certificates.of(network, domain, proof), network);
        assertThat(verified.leaves()).isEqualTo(proof.leaves());
        assertThat(verified.count()).isEqualTo(proof.leaves());
        assertThat(verified.domain()).isEqualTo(domain);
        assertThat(verified.definition()).isEqualTo("R2");

        Chart chart = Chart.of(domain);
        Set<List<Integer>> patterns = new HashSet<>();
        for (List<Rational> witness : witnesses(proof)) {
            patterns.add(Patterns.at(network, Domains.point(chart, witness)));
        }
        assertThat(patterns).hasSize((int) proof.leaves());
        for (int i = 0; i < 40; i++) {
            List<Rational> point = Domains.generic(random, chart.dimension());
            if (chart.constraints().stream().allMatch(f -> f.at(point).signum() >= 0)) {
                assertThat(patterns).contains(Patterns.at(network, Domains.point(chart, point)));
            }
        }
    }

    private static List<List<Rational>> witnesses(ProofNode node) {
        List<List<Rational>> all = new ArrayList<>();
        switch (node) {
            case ProofNode.Leaf(List<Rational> witness) -> all.add(witness);
            case ProofNode.Split(List<ProofNode.Branch> branches) -> {
                for (ProofNode.Branch branch : branches) {
                    if (branch instanceof ProofNode.Open(ProofNode cell)) {
                        all.addAll(witnesses(cell));
                    }
                }
            }
        }
        return all;
    }

    @Test
    void theHatHasFourRegions() {
        assertThat(count(hat(), new Domain.Space(1))).isEqualTo(4);
        assertThat(count(hat(), Domains.box(0, 5, 1))).isEqualTo(2);
        assertThat(count(hat(), Domains.box(-1, 0, 1))).isEqualTo(1);
    }

    /// relu(x + 1) − 2 relu(x) + relu(x − 1).
    private static Network hat() {
        return new Network(
                new Shape.Vector(1),
                List.of(
                        dense(3, new double[] {1, 1, 1}, 1, 0, -1),
                        new Fold.Rectifier(),
                        dense(1, new double[] {1, -2, 1}, 0)));
    }

    @Test
    void aUnitThatIsZeroEverywhereIsOff() {
        Network network =
                new Network(
                        new Shape.Vector(1),
                        List.of(
                                dense(3, new double[] {0, 1, 1}, 0, 0, 0),
                                new Fold.Rectifier(),
                                dense(
                                        4,
                                        new double[] {1, 1, -1, 1, -1, 1, 1, 0, 0, 0, 0, 0},
                                        0,
                                        0,
                                        1,
                                        1),
                                new Fold.Maxout(2)));
        ProofNode proof = NaiveProver.prove(network, new Domain.Space(1));
        assertThat(Certificates.verified(certificate(network, proof), network).count())
                .isEqualTo(2);
    }

    private static byte[] certificate(Network network, ProofNode proof) {
        return Certificates.of(network, new Domain.Space(network.input().size()), proof);
    }

    @Test
    void aBoxOfOnePointHasOneRegion() {
        Rational third = Rational.parse("1/3");
        Domain point = new Domain.Box(List.of(new Range(third, third)));
        assertThat(count(hat(), point)).isEqualTo(1);
        Domain zero = Domains.box(0, 0, 1);
        assertThat(count(hat(), zero)).isEqualTo(1);
    }

    @Test
    void aWindowMayFixACoordinate() {
        List<Range> window = List.of(Domains.range(0, 0), Domains.range(-3, 3));
        List<List<Rational>> directions =
                List.of(List.of(Rational.ONE, Rational.ONE), List.of(Rational.ONE, Rational.ZERO));
        List<Rational> origin = List.of(Rational.ZERO, Rational.ZERO);
        Domain slice = new Domain.Slice(origin, directions, Optional.of(window));
        Network sum =
                new Network(
                        new Shape.Vector(2),
                        List.of(dense(2, new double[] {1, 1, 1, -1}, -1, 7), new Fold.Absolute()));
        assertThat(count(sum, slice)).isEqualTo(2);
        assertThat(Chart.of(slice).dimension()).isEqualTo(1);
    }

    @Test
    void anEmptyRangeHasNoRegion() {
        Domain empty = Domains.box(1, -1, 1);
        Bytes bytes = new Bytes();
        Certificates.header(hat(), empty).writeTo(bytes);
        bytes.varint(0);
        assertThat(Certificates.verified(Certificates.signed(bytes), hat()).count()).isZero();
        var out = new java.io.ByteArrayOutputStream();
        try (var writer = CertificateWriter.to(out, hat(), Certificates.MODEL, empty)) {
            assertThat(writer.finish()).isZero();
        }
        assertThat(out.toByteArray()).isEqualTo(Certificates.signed(bytes));
    }

    @Test
    void aNetworkWithoutFoldsHasOneRegion() {
        Network affine =
                new Network(new Shape.Vector(2), List.of(dense(1, new double[] {1, 2}, 3)));
        assertThat(count(affine, new Domain.Space(2))).isEqualTo(1);
        assertThat(count(affine, Domains.box(0, 1, 2))).isEqualTo(1);
    }

    private static long count(Network network, Domain domain) {
        ProofNode proof = NaiveProver.prove(network, domain);
        return Certificates.verified(Certificates.of(network, domain, proof), network)
                .count()
                .longValueExact();
    }

    private static Mix.Dense dense(int units, double[] linear, double... offset) {
        return new Mix.Dense(units, Weights.Trained.of(linear, offset));
    }
}

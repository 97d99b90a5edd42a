package org.faltung.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.region.pivot.PivotEngine;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// What the engines prove, the verifier proves again.
class EngineProofTest {
    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 150)
    void theProofOfAnyNetworkIsProvedAnew(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network network = Trained.any(random);
        Domain domain = Domains.any(random, network.input().size());
        byte[] certificate = certificate(network, domain, random.nextInt(1, 9));
        assertThat(Certificates.verified(certificate, network).count())
                .isEqualTo(NaiveProver.prove(network, domain).leaves());
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 8)
    void aProofTakesFewBytesARegion(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int inputs = random.nextInt(2, 7);
        Network network = Trained.rectifiers(random, inputs, 6, 6);
        byte[] certificate = certificate(network, Domains.box(-1, 1, inputs), 5);
        Verified verified = Certificates.verified(certificate, network);
        assertThat(certificate.length).isLessThan((int) (300 + 200 * verified.leaves()));
    }

    @Test
    void anImageHasAProof() {
        Network network = Trained.images(new SplittableRandom(1));
        byte[] certificate = certificate(network, Domains.box(0, 1, 9), 4);
        Verified verified = Certificates.verified(certificate, network);
        assertThat(verified.leaves()).isGreaterThan(20);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 40)
    void aSinglePointNeedsNoEngine(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network network = Trained.any(random);
        int inputs = network.input().size();
        long x = random.nextInt(-1, 2);
        Domain point = Domains.box(x, x, inputs);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var writer = CertificateWriter.to(out, network, Certificates.MODEL, point)) {
            writer.provePoint();
            assertThat(writer.finish()).isEqualTo(1);
        }
        assertThat(Certificates.verified(out.toByteArray(), network).count()).isEqualTo(1);
        Domain space = new Domain.Space(inputs);
        try (var writer = CertificateWriter.to(out, network, Certificates.MODEL, space)) {
            assertThatIllegalStateException().isThrownBy(writer::provePoint);
        }
    }

    private static byte[] certificate(Network network, Domain domain, int frontier) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var writer = CertificateWriter.to(out, network, Certificates.MODEL, domain)) {
            Recorder.record(PivotEngine.enumerating(), network, domain, frontier, writer.root());
            writer.finish();
        }
        return out.toByteArray();
    }
}

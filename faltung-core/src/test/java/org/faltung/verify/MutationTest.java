package org.faltung.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.region.pivot.PivotEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A certificate that is spoilt on purpose and signed anew is refused, or proves a count that is true.
class MutationTest {
    private static final int EACH = 1000;
    private static final List<Case> CASES = cases();

    private record Case(Network network, Domain domain, ProofNode proof, Header header) {}

    private static List<Case> cases() {
        SplittableRandom random = new SplittableRandom(0xFA17);
        List<Case> cases = new ArrayList<>();
        while (cases.size() < 40) {
            Network network = Trained.any(random);
            Domain domain = Domains.any(random, network.input().size());
            ProofNode proof = NaiveProver.prove(network, domain);
            if (proof.leaves() > 2 && proof.leaves() < 40) {
                Header header = Certificates.header(network, domain);
                cases.add(new Case(network, domain, proof, header));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @EnumSource
    void aSpoiltTreeProvesNoWrongCount(Mutation mutation) {
        int refused = 0;
        for (int seed = 0; seed < EACH; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Case one = CASES.get(random.nextInt(CASES.size()));
            ProofNode spoilt = mutation.of(one.proof, random);
            byte[] certificate = Certificates.raw(one.header, spoilt, spoilt.leaves());
            refused += refused(one, certificate, mutation + ", seed " + seed);
        }
        assertThat(refused).isGreaterThan(EACH / 3);
    }

    @Test
    void aCountThatIsOffByOneIsRefused() {
        for (int seed = 0; seed < EACH; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Case one = CASES.get(random.nextInt(CASES.size()));
            int off = random.nextBoolean() ? 1 : -1;
            byte[] certificate = Certificates.raw(one.header, one.proof, one.proof.leaves() + off);
            assertThat(refused(one, certificate, "seed " + seed)).isEqualTo(1);
        }
    }

    @Test
    void anotherDomainProvesNoWrongCount() {
        int refused = 0;
        for (int seed = 0; seed < EACH; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Case one = CASES.get(random.nextInt(CASES.size()));
            Domain domain = Domains.any(random, one.domain.ambient());
            Header header = Certificates.header(one.network, domain);
            byte[] certificate = Certificates.raw(header, one.proof, one.proof.leaves());
            refused += refused(one, certificate, "seed " + seed);
        }
        assertThat(refused).isGreaterThan(EACH / 3);
    }

    @Test
    void anotherByteProvesNoWrongCount() {
        int refused = 0;
        for (int seed = 0; seed < EACH; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Case one = CASES.get(random.nextInt(CASES.size()));
            byte[] signed = Certificates.of(one.network, one.domain, one.proof);
            byte[] content = Arrays.copyOf(signed, signed.length - Checksum.BYTES);
            content[random.nextInt(content.length)] ^= (byte) random.nextInt(1, 256);
            refused += refused(one, Certificates.signed(content), "seed " + seed);
        }
        assertThat(refused).isGreaterThan(EACH / 3);
    }

    /// As above, but in what the search writes: short codes, and witnesses of every kind.
    @Test
    void anotherByteOfAnEnginesProofProvesNoWrongCount() {
        int refused = 0;
        for (int seed = 0; seed < EACH; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Case one = CASES.get(random.nextInt(CASES.size()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (var writer =
                    CertificateWriter.to(out, one.network, Certificates.MODEL, one.domain)) {
                Recorder.record(
                        PivotEngine.enumerating(), one.network, one.domain, 4, writer.root());
                writer.finish();
            }
            byte[] content = Arrays.copyOf(out.toByteArray(), out.size() - Checksum.BYTES);
            Bytes header = new Bytes();
            one.header.writeTo(header);
            int at = random.nextInt(header.length(), content.length);
            content[at] ^= (byte) random.nextInt(1, 256);
            refused += refused(one, Certificates.signed(content), "seed " + seed);
        }
        assertThat(refused).isGreaterThan(EACH / 3);
    }

    /// 1 if it is refused; else checks the count with a proof of its own.
    private static int refused(Case one, byte[] certificate, String description) {
        Verified verified;
        try {
            verified = Certificates.verified(certificate, one.network);
        } catch (CertificateException e) {
            assertThat(e.position()).as(description).isBetween(0L, (long) certificate.length);
            return 1;
        }
        long truth =
                verified.domain().equals(one.domain)
                        ? one.proof.leaves()
                        : NaiveProver.prove(one.network, verified.domain()).leaves();
        assertThat(verified.count()).as(description).isEqualTo(truth);
        return 0;
    }
}

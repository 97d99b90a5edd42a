package org.faltung.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.faltung.network.Fold;
import org.faltung.network.Mix;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.faltung.network.Weights;
import org.faltung.polytope.Domain;
import org.faltung.testkit.SeedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class DamageTest {
    private static final Network NETWORK = Trained.rectifiers(new SplittableRandom(8), 2, 3, 2);
    private static final Domain DOMAIN = Domains.box(-1, 2, 2);
    private static final ProofNode PROOF = NaiveProver.prove(NETWORK, DOMAIN);

    @Test
    void everyChangedBitIsRefused() {
        byte[] good = Certificates.of(NETWORK, DOMAIN, PROOF);
        assertThat(PROOF.leaves()).isGreaterThan(5);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Certificates.verified(bad, NETWORK))
                    .as("bit %s", bit)
                    .isInstanceOf(CertificateException.class)
                    .hasMessageContaining("refused at byte");
        }
    }

    @Test
    void everyTruncatedCertificateIsRefused() {
        byte[] good = Certificates.of(NETWORK, DOMAIN, PROOF);
        for (int length = 0; length < good.length; length++) {
            byte[] bad = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Certificates.verified(bad, NETWORK))
                    .isInstanceOf(CertificateException.class)
                    .hasMessageContaining("refused at byte " + length + ": it ends within");
        }
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        byte[] good = Certificates.of(NETWORK, DOMAIN, PROOF);
        byte[] bad = Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> Certificates.verified(bad, NETWORK))
                .hasMessageContaining("byte " + good.length + ": bytes follow the end");
    }

    @Test
    void eachRefusalSaysWhatIsWrong() {
        assertRefused(0, 'X', "byte 0: it is no certificate; one begins with FALTUNGC");
        assertRefused(8, 2, "byte 9: its version is 2, but only version 1 is known");
        assertRefused(9, 2, "it is of another model, whose file has SHA-256 0223456789");
        assertRefused(41, 4, "its definition has number 4; only R2 is known");
        assertRefused(42, 9, "its domain has kind 9");
        assertRefused(43, 3, "its domain has dimension 3, but the model has 2 inputs");
        byte[] good = Certificates.of(NETWORK, DOMAIN, PROOF);
        assertRefused(good.length - 33, 3, "it claims 3 regions, but its proof has");
        byte[] changed = good.clone();
        changed[good.length - 1]++;
        assertThatThrownBy(() -> Certificates.verified(changed, NETWORK))
                .hasMessageContaining("the checksum is not that of the bytes before it");
    }

    private static void assertRefused(int at, int value, String message) {
        byte[] signed = Certificates.of(NETWORK, DOMAIN, PROOF);
        byte[] content = Arrays.copyOf(signed, signed.length - Checksum.BYTES);
        content[at] = (byte) value;
        assertThatThrownBy(() -> Certificates.verified(Certificates.signed(content), NETWORK))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void headersOfOtherSizesAreRefused() {
        Header header = Certificates.header(NETWORK, DOMAIN);
        Header units = new Header(header.model(), DOMAIN, 6, 2);
        assertThatThrownBy(() -> verified(units))
                .hasMessageContaining("it has 6 folding units, but there are 5");
        Header coordinates = new Header(header.model(), DOMAIN, 5, 1);
        assertThatThrownBy(() -> verified(coordinates))
                .hasMessageContaining("it has 1 coordinates, but there are 2");
    }

    private static Verified verified(Header header) {
        return Certificates.verified(Certificates.raw(header, PROOF, PROOF.leaves()), NETWORK);
    }

    @ParameterizedTest(name = "seed {0}")
    @SeedSource(count = 300)
    void randomBytesAreRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] noise = new byte[random.nextInt(400)];
        random.nextBytes(noise);
        assertThatThrownBy(() -> Certificates.verified(noise, NETWORK))
                .isInstanceOf(CertificateException.class);
        Bytes bytes = new Bytes();
        Header header = Certificates.header(NETWORK, DOMAIN);
        header.writeTo(bytes);
        int sound = random.nextInt(bytes.length() / 2, bytes.length() + 1);
        byte[] content = Arrays.copyOf(Certificates.signed(bytes), sound + noise.length);
        System.arraycopy(noise, 0, content, sound, noise.length);
        assertThatThrownBy(() -> Certificates.verified(Certificates.signed(content), NETWORK))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void lengthsThatCannotBeAreRefusedBeforeAnythingIsAllocated() {
        Bytes bytes = new Bytes();
        Certificates.header(NETWORK, new Domain.Space(2)).writeTo(bytes);
        byte[] header = Certificates.signed(bytes);
        byte[] content = Arrays.copyOf(header, 60);
        content[42] = 2;
        Arrays.fill(content, 44, 60, (byte) 0xff);
        assertThatThrownBy(() -> Certificates.verified(content, NETWORK))
                .hasMessageContaining("the number of the polytope's rows is more than 2147483647");
        content[48] = 7;
        assertThatThrownBy(() -> Certificates.verified(content, NETWORK))
                .hasMessageContaining("the length of a row of the polytope is more than 65536");
    }

    @Test
    void aTreeMayBeAsDeepAsTheNetworkHasUnits() {
        int units = 5000;
        double[] ones = new double[units];
        Arrays.fill(ones, 1);
        Network network =
                new Network(
                        new Shape.Vector(1),
                        List.of(
                                new Mix.Dense(units, Weights.Trained.of(ones, new double[units])),
                                new Fold.Rectifier()));
        var out = new java.io.ByteArrayOutputStream();
        Domain line = new Domain.Space(1);
        try (var writer = CertificateWriter.to(out, network, Certificates.MODEL, line)) {
            Subtree root = writer.root();
            for (int u = 0; u < units; u++) {
                root.open(0);
            }
            root.leaf(List.of(-1.0));
            for (int u = units - 1; u > 0; u--) {
                root.pruned(1, List.of(0, u));
            }
            root.open(1);
            for (int u = 1; u < units; u++) {
                root.pruned(0, List.of(0, u));
                root.open(1);
            }
            root.leaf(List.of(1.0));
            assertThat(writer.finish()).isEqualTo(2);
        }
        assertThat(Certificates.verified(out.toByteArray(), network).count()).isEqualTo(2);
    }
}

package org.faltung.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;

/// Certificates of naive proofs, and what the verifier says of them.
final class Certificates {
    static final String MODEL = "0123456789abcdef".repeat(4);

    private Certificates() {}

    /// As the writer writes it.
    static byte[] of(Network network, Domain domain, ProofNode proof) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CertificateWriter writer = CertificateWriter.to(out, network, MODEL, domain)) {
            proof.tell(writer.root());
            writer.finish();
        }
        return out.toByteArray();
    }

    /// Whatever it says: with the right checksum, but nothing else checked.
    static byte[] raw(Header header, ProofNode proof, long count) {
        Bytes bytes = new Bytes();
        header.writeTo(bytes);
        proof.write(bytes);
        bytes.varint(count);
        return signed(bytes);
    }

    static byte[] signed(Bytes bytes) {
        byte[] content = new byte[bytes.length()];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) bytes.get(i);
        }
        return signed(content);
    }

    /// The bytes with their checksum.
    static byte[] signed(byte[] content) {
        MessageDigest digest = Checksum.start();
        byte[] all = Arrays.copyOf(content, content.length + Checksum.BYTES);
        System.arraycopy(digest.digest(content), 0, all, content.length, Checksum.BYTES);
        return all;
    }

    static Header header(Network network, Domain domain) {
        Chart chart = Chart.of(domain);
        int units = Circuit.of(network, chart).decisions().size();
        return new Header(MODEL, domain, units, chart.dimension());
    }

    static Verified verified(byte[] certificate, Network network) {
        return Verifier.verify(new ByteArrayInputStream(certificate), network, MODEL, leaves -> {});
    }
}

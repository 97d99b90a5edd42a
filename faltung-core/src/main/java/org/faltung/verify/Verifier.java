package org.faltung.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.faltung.network.Network;

/// Proves counts of regions anew from certificates, in rational arithmetic, with code that shares nothing with the
/// search: it reads the network's layers itself.
///
/// It believes nothing that a certificate says: that every piece of every unit is looked at is what it walks by;
/// that a pruned piece has no interior, it computes; that an open one has, the points of its leaves show.
public final class Verifier {
    private Verifier() {}

    /// Proves the count that a certificate claims.
    ///
    /// @param certificate read to its end; stays open
    /// @param network of the model
    /// @param modelSha256 of the model's file, 64 hexadecimal digits
    /// @param progress told the number of leaves that were checked, from time to time
    /// @throws CertificateException if the certificate is damaged, of another model, or proves something else
    public static Verified verify(
            InputStream certificate, Network network, String modelSha256, LongConsumer progress) {
        long start = System.nanoTime();
        Source source = new Source(certificate);
        Header header = Header.read(source, modelSha256, network.input().size());
        Chart chart = chart(header, source);
        Circuit circuit = circuit(network, chart, source);
        requireSame(source, "folding units", header.units(), circuit.decisions().size());
        requireSame(source, "coordinates", header.dimension(), chart.dimension());
        long leaves = chart.empty() ? 0 : new Walk(source, circuit, chart, progress).leaves();
        long claimed = source.varint("the count", Long.MAX_VALUE);
        if (claimed != leaves) {
            throw source.refusal("it claims " + claimed + " regions, but its proof has " + leaves);
        }
        source.end();
        return new Verified(
                BigInteger.valueOf(leaves),
                "R2",
                header.domain(),
                leaves,
                (System.nanoTime() - start) / 1e9);
    }

    /// Proves the count that a certificate in a file claims.
    ///
    /// @throws CertificateException if the certificate is damaged, of another model, or proves something else
    /// @throws UncheckedIOException if the file cannot be read
    public static Verified verify(
            Path certificate, Network network, String modelSha256, LongConsumer progress) {
        try (InputStream in = Files.newInputStream(certificate)) {
            return verify(in, network, modelSha256, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Chart chart(Header header, Source source) {
        try {
            return Chart.of(header.domain());
        } catch (IllegalArgumentException e) {
            throw source.refusal("its domain is not one: " + e.getMessage());
        }
    }

    private static Circuit circuit(Network network, Chart chart, Source source) {
        try {
            return Circuit.of(network, chart);
        } catch (IllegalArgumentException e) {
            throw source.refusal("there is no proof about its model: " + e.getMessage());
        }
    }

    private static void requireSame(Source source, String what, int claimed, int real) {
        if (claimed != real) {
            throw source.refusal("it has " + claimed + " " + what + ", but there are " + real);
        }
    }
}

package org.faltung.verify;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.jspecify.annotations.Nullable;

/// Writes a certificate: a proof tree, told event by event to a [Subtree], that shows the number of regions of a
/// network in a domain.
///
/// Threads may tell subtrees at the same time; they come into the file in preorder. What is told before its
/// turn waits in memory, so subtrees should be told about in the order in which they were left.
///
/// A file gets its name only when it is finished. Closing an unfinished certificate leaves no file behind.
public final class CertificateWriter implements AutoCloseable {
    private final OutputStream out;
    private final MessageDigest digest = Checksum.start();
    private final Optional<Path> target;
    private final Path unfinished;
    private final Subtree root;
    private final Optional<PointProof> point;
    private final Deque<Subtree> front =
            new ArrayDeque<>(); // those that are written out now, deepest first
    private long leaves;
    private boolean finished;

    private CertificateWriter(OutputStream out, @Nullable Path target, Path unfinished, Plan plan) {
        this.target = Optional.ofNullable(target);
        this.unfinished = unfinished;
        this.out = new DigestOutputStream(new BufferedOutputStream(out, 1 << 16), digest);
        int constraints = plan.chart().constraints().size();
        root = new Subtree(this, plan.circuit().decisions(), constraints, null);
        boolean single = plan.chart().dimension() == 0 && !plan.chart().empty();
        point = single ? Optional.of(new PointProof(plan.circuit(), root)) : Optional.empty();
        write(plan.header());
        if (!plan.chart().empty()) {
            front.push(root);
        }
    }

    /// What the writer must know of the problem.
    private record Plan(Bytes header, Circuit circuit, Chart chart) {
        static Plan of(Network network, String modelSha256, Domain domain) {
            if (domain.ambient() != network.input().size()) {
                throw new IllegalArgumentException(
                        "the domain has dimension "
                                + domain.ambient()
                                + ", but the network has "
                                + network.input().size()
                                + " inputs");
            }
            Chart chart = Chart.of(domain);
            Circuit circuit = Circuit.of(network, chart);
            int units = circuit.decisions().size();
            Bytes header = new Bytes();
            new Header(modelSha256, domain, units, chart.dimension()).writeTo(header);
            return new Plan(header, circuit, chart);
        }
    }

    /// Begins a certificate in a stream, which stays open.
    ///
    /// @param modelSha256 of the model's file, 64 hexadecimal digits
    /// @throws IllegalArgumentException if the network has a layer that certificates do not cover
    public static CertificateWriter to(
            OutputStream out, Network network, String modelSha256, Domain domain) {
        Plan plan = Plan.of(network, modelSha256, domain);
        return new CertificateWriter(out, null, Path.of(""), plan);
    }

    /// Begins a certificate in a file. Until it is finished its name has `.part-PID` at the end.
    ///
    /// @param modelSha256 of the model's file, 64 hexadecimal digits
    /// @throws IllegalArgumentException if the network has a layer that certificates do not cover
    /// @throws UncheckedIOException if the file cannot be made
    public static CertificateWriter to(
            Path file, Network network, String modelSha256, Domain domain) {
        Plan plan = Plan.of(network, modelSha256, domain);
        Path unfinished =
                file.resolveSibling(file.getFileName() + ".part-" + ProcessHandle.current().pid());
        try {
            return new CertificateWriter(Files.newOutputStream(unfinished), file, unfinished, plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The proof tree of the whole domain. If a range of the domain is empty, nothing is to be told.
    public Subtree root() {
        return root;
    }

    /// Tells the whole proof of a domain that is a single point, in which no search is needed.
    ///
    /// @throws IllegalStateException if the domain is none
    public void provePoint() {
        point.orElseThrow(() -> new IllegalStateException("the domain is not a single point"))
                .tell();
    }

    /// Writes the count, which is the number of leaves, and the checksum.
    ///
    /// @throws IllegalStateException if a subtree is not complete
    public synchronized BigInteger finish() {
        if (!front.isEmpty() || finished) {
            throw new IllegalStateException(
                    finished ? "the certificate is finished already" : "the proof is not complete");
        }
        Bytes end = new Bytes();
        end.varint(leaves);
        write(end);
        Bytes checksum = new Bytes();
        checksum.all(digest.digest());
        write(checksum);
        try {
            out.flush();
            if (target.isPresent()) {
                out.close();
                Files.move(
                        unfinished,
                        target.get(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        finished = true;
        return BigInteger.valueOf(leaves);
    }

    /// Ends the writing; deletes a file that was not finished.
    @Override
    public synchronized void close() {
        if (target.isEmpty() || finished) {
            return;
        }
        try {
            out.close();
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Takes what a subtree wrote, and perhaps what comes after it.
    synchronized void take(
            Subtree subtree, Part.Chunk chunk, @Nullable Part after, long moreLeaves) {
        subtree.parts.add(chunk);
        if (after != null) {
            subtree.parts.add(after);
        }
        leaves += moreLeaves;
        drain();
    }

    private void drain() {
        while (!front.isEmpty()) {
            Subtree first = front.peek();
            switch (first.parts.poll()) {
                case Part.Chunk(Bytes bytes) -> write(bytes);
                case Part.Child(Subtree subtree) -> front.push(subtree);
                case Part.End() -> front.pop();
                case null -> {
                    return;
                }
            }
        }
    }

    private void write(Bytes bytes) {
        try {
            bytes.drainTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

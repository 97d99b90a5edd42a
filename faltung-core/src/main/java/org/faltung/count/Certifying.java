package org.faltung.count;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faltung.exact.Rational;
import org.faltung.network.Network;
import org.faltung.polytope.Chart;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Polyhedron;
import org.faltung.polytope.RelativeInterior;
import org.faltung.region.Problem;
import org.faltung.region.ProvingEngine;
import org.faltung.region.pivot.PivotEngine;
import org.faltung.result.Count;
import org.faltung.verify.CertificateWriter;

/// A count of activation regions (R2) that is written down with its proof.
///
/// The proof is about the domain as the user gave it: its dimension is not reduced, and a polytope's constraints
/// stay as they are.
///
/// @param counting what is to be counted
/// @param network the network as it was read
/// @param domain the domain as it was given
/// @param sha256 of the model's file
/// @param file where the certificate goes
record Certifying(Counting counting, Network network, Domain domain, String sha256, Path file) {

    RegionCount run(long start) {
        Chart chart = counting.chart();
        if (domain instanceof Domain.Polytope && (chart.empty() || chart.embedding().isPresent())) {
            throw new CannotCountException(
                    "a polytope without interior cannot be certified; give it as a box or a subspace"
                            + " of its own dimension, or count it without a certificate");
        }
        try (CertificateWriter writer = CertificateWriter.to(file, network, sha256, domain)) {
            RegionCount count = write(writer, start);
            if (count.isExact()) {
                require(writer.finish(), count);
            }
            return count;
        }
    }

    private RegionCount write(CertificateWriter writer, long start) {
        Chart chart = counting.chart();
        if (counting.isTrivial()) {
            if (!chart.empty()) {
                writer.root().exactLeaf(inside(chart.polyhedron()));
            }
            return counting.run(start);
        }
        Polyhedron region =
                domain instanceof Domain.Polytope(int n, var rows)
                        ? Polyhedron.where(n, rows)
                        : chart.polyhedron();
        Problem problem = new Problem(counting.folds(), region);
        ProvingEngine engine = PivotEngine.enumerating();
        Search search = counting.search(engine, problem);
        Tally tally = search.prove(engine, writer.root());
        return counting.answer(
                counting.same(search.count(tally)),
                search,
                tally,
                engine.name(),
                start,
                chart.notes());
    }

    private static List<Rational> inside(Polyhedron region) {
        Optional<RelativeInterior> inside =
                RelativeInterior.of(region.dimension(), region.constraints());
        return inside.orElseThrow().point();
    }

    private static void require(BigInteger leaves, RegionCount count) {
        Count.Exact counted = new Count.Exact(leaves);
        if (!count.counts().containsValue(counted)) {
            throw new IllegalStateException(
                    "the certificate has "
                            + leaves
                            + " leaves, but the count is "
                            + count.counts());
        }
    }
}

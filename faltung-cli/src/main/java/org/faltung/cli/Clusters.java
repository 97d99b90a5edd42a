package org.faltung.cli;

import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;
import org.faltung.count.Cluster;
import org.faltung.count.ClusterException;
import org.faltung.count.ClusterProvider;
import org.faltung.count.Regions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The option `--spark MASTER_URL`: other machines that search.
final class Clusters {
    static final Joined NONE = new Joined(Optional.empty(), 0);

    private Clusters() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(
                Limits.option(
                        "--spark",
                        "MASTER_URL",
                        "Search on Apache Spark: local[N], local[*], spark://HOST:PORT, yarn."));
    }

    /// The cluster that a command works with, if any.
    ///
    /// @param seconds that it took to connect
    record Joined(Optional<Cluster> cluster, double seconds) implements AutoCloseable {
        /// The regions, searched there.
        Regions share(Regions regions) {
            return cluster.map(regions::across).orElse(regions);
        }

        /// Tells what the cluster did.
        void tell(Console console) {
            cluster.map(Cluster::summary).filter(text -> !text.isEmpty()).ifPresent(console::say);
        }

        @Override
        public void close() {
            cluster.ifPresent(Cluster::close);
        }
    }

    /// Connects to the cluster that was asked for, if any.
    ///
    /// @throws ClusterException if it cannot be reached, or there is nothing to reach it with
    static Joined join(ParseResult request, Console console) {
        if (!request.hasMatchedOption("--spark")) {
            return NONE;
        }
        String address = request.matchedOptionValue("--spark", "");
        Iterator<ClusterProvider> providers = ServiceLoader.load(ClusterProvider.class).iterator();
        if (!providers.hasNext()) {
            throw new ClusterException(
                    "--spark needs the module faltung-spark, which is not on the class path. The launcher"
                            + " ./faltung fetches it by itself, once; with java alone, add the jars in"
                            + " target/spark to -cp");
        }
        long start = System.nanoTime();
        Cluster cluster = providers.next().connect(address, console::say);
        return new Joined(Optional.of(cluster), (System.nanoTime() - start) / 1e9);
    }
}

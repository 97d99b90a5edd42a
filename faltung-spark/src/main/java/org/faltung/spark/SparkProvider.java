package org.faltung.spark;

import java.util.function.Consumer;
import org.faltung.count.Cluster;
import org.faltung.count.ClusterProvider;

/// Connects to Apache Spark by the address of its master: `local[2]`, `spark://host:7077`, `yarn`, `k8s://…`.
public final class SparkProvider implements ClusterProvider {
    @Override
    public Cluster connect(String address, Consumer<String> says) {
        return new SparkCluster(Connection.to(address), says);
    }
}

package org.faltung.count;

import java.util.function.Consumer;

/// Connects to clusters; found by [java.util.ServiceLoader], so that who counts on one machine carries none of it.
public interface ClusterProvider {
    /// Connects.
    ///
    /// @param address of the cluster, in its own notation
    /// @param says is told what a user should know while it works
    /// @throws ClusterException if the address is wrong, or nobody answers there
    Cluster connect(String address, Consumer<String> says);
}

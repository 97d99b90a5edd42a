package org.faltung.spark;

import org.apache.spark.api.java.JavaSparkContext;
import org.faltung.count.ClusterException;

/// What goes wrong on a cluster, in words that say what to try.
final class Problems {
    private static final int LONGEST = 600;

    private Problems() {}

    /// Why a job failed.
    static ClusterException of(Throwable fault, JavaSparkContext context) {
        String said = String.valueOf(fault.getMessage());
        if (said.contains("UnsupportedClassVersionError")) {
            return new ClusterException(
                    "a worker of "
                            + context.master()
                            + " runs an older Java than 25, which Faltung's classes need. Start the workers with"
                            + " JAVA_HOME at a JDK 25, or set spark.executorEnv.JAVA_HOME to one on them",
                    fault);
        }
        return new ClusterException(
                "Spark gave up: " + (said.length() > LONGEST ? said.substring(0, LONGEST) + " …" : said),
                fault);
    }
}

package org.faltung.spark;

import java.util.Optional;
import org.faltung.count.ClusterException;

/// What goes wrong on a cluster, in words that say what to try.
final class Problems {
    private static final int LONGEST = 600;

    private Problems() {}

    /// Why a job failed.
    static ClusterException of(Throwable fault) {
        String said = String.valueOf(fault.getMessage());
        String brief = said.length() > LONGEST ? said.substring(0, LONGEST) + " …" : said;
        return new ClusterException(ofJava(said).orElse("Spark gave up: " + brief), fault);
    }

    /// What to say if a message is about a Java that is too old.
    static Optional<String> ofJava(String message) {
        return message.contains("UnsupportedClassVersionError")
                ? Optional.of(
                        "a worker runs an older Java than 25, which Faltung's classes need. Start the workers with"
                                + " JAVA_HOME at a JDK 25, or set -Dspark.executorEnv.JAVA_HOME to one on their machines")
                : Optional.empty();
    }
}

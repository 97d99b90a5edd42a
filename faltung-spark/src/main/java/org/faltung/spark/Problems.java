package org.faltung.spark;

import java.nio.file.Path;
import java.util.Optional;
import org.faltung.count.ClusterException;

/// What goes wrong on a cluster, in words that say what to try.
final class Problems {
    private static final int LONGEST = 600;

    private static final String NOT_SHARED = "a worker does not find the folder ";

    private static final String END =
            ", where it is to write; --out must be in a folder that all machines share, by the same name";

    private Problems() {}

    /// Why a job failed.
    static ClusterException of(Throwable fault) {
        String said = String.valueOf(fault.getMessage());
        String brief = said.length() > LONGEST ? said.substring(0, LONGEST) + " …" : said;
        return new ClusterException(hopeless(said).orElse("Spark gave up: " + brief), fault);
    }

    /// What an executor says that does not find the folder of a list.
    static String notShared(Path folder) {
        return NOT_SHARED + folder + END;
    }

    /// What to say if a message is about something that no further attempt will mend.
    static Optional<String> hopeless(String message) {
        return ofFolder(message).or(() -> ofJava(message));
    }

    private static Optional<String> ofFolder(String message) {
        int begin = message.indexOf(NOT_SHARED);
        int end = message.indexOf(END, Math.max(0, begin));
        return begin < 0 || end < 0
                ? Optional.empty()
                : Optional.of(message.substring(begin, end + END.length()));
    }

    /// What to say if a message is about a Java that is too old.
    private static Optional<String> ofJava(String message) {
        return message.contains("UnsupportedClassVersionError")
                ? Optional.of(
                        "a worker runs an older Java than 25, which Faltung's classes need. Start the workers with"
                                + " JAVA_HOME at a JDK 25, or set -Dspark.executorEnv.JAVA_HOME to one on their machines")
                : Optional.empty();
    }
}

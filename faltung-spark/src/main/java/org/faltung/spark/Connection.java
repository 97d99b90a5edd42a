package org.faltung.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.faltung.count.ClusterException;
import org.faltung.count.Finished;
import org.faltung.store.ParquetFile;

/// A connection to the master of a cluster.
///
/// What `-Dspark.…` or spark-submit say is left as it is; what they leave open is set for long tasks of pure computation.
final class Connection {
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "local(\\[(\\*|[0-9]+)])?|spark://[^:/,]+:[0-9]+(,[^:/,]+:[0-9]+)*|yarn|k8s://.+");

    private static final int KNOCK_MILLISECONDS = 5000;

    /// How long to wait for a master's answer; Spark itself would for a minute, three times twenty seconds. The time that
    /// Spark takes to begin, on a machine that is busy, is not part of it.
    private static final int PATIENCE_SECONDS = 22;

    private static final int POLLS_A_SECOND = 20;

    /// The property by which SLF4J chooses among several.
    private static final String PROVIDER = "slf4j.provider";

    private Connection() {}

    /// Connects.
    static JavaSparkContext to(String master) {
        if (!ADDRESS.matcher(master).matches()) {
            throw new ClusterException(
                    "--spark "
                            + master
                            + ": this is no address of a Spark master; give local[N], local[*], spark://HOST:PORT,"
                            + " yarn or k8s://HOST:PORT");
        }
        if (master.startsWith("spark://")) {
            knock(master);
        }
        quieten();
        return begun(settings(master), master);
    }

    /// What goes wrong is said in words of ours. Where spark-submit has begun, its configuration says what is logged.
    private static void quieten() {
        if (System.getProperty("SPARK_SUBMIT") != null) {
            return;
        }
        if (System.getProperty(PROVIDER) == null) {
            System.setProperty(PROVIDER, "org.apache.logging.slf4j.SLF4JServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        Configurator.setRootLevel(Level.OFF);
    }

    /// Asks whether anybody listens where the master should be.
    private static void knock(String master) {
        String why = "";
        for (String place : master.substring("spark://".length()).split(",", -1)) {
            int colon = place.lastIndexOf(':');
            String host = place.substring(0, colon);
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(place.substring(colon + 1));
                socket.connect(new InetSocketAddress(host, port), KNOCK_MILLISECONDS);
                return;
            } catch (IOException | IllegalArgumentException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        throw unreachable(master, why);
    }

    private static ClusterException unreachable(String master, String why) {
        return new ClusterException(
                "no Spark master answers at "
                        + master
                        + " ("
                        + why
                        + "). Is it running, and is this the address that its page shows? On one machine try --spark"
                        + " 'local[*]'");
    }

    private static SparkConf settings(String master) {
        SparkConf settings = new SparkConf().setMaster(master);
        settings.setIfMissing("spark.app.name", "faltung");
        settings.setIfMissing("spark.ui.enabled", "false");
        settings.setIfMissing("spark.driver.maxResultSize", "0"); // patterns may be many
        settings.setIfMissing("spark.task.maxFailures", "8"); // machines come and go
        settings.setIfMissing("spark.locality.wait", "0s"); // tasks bring all they need
        settings.setIfMissing("spark.executor.extraJavaOptions", "-XX:+UseParallelGC");
        if (!master.startsWith("local") && !settings.contains("spark.jars")) {
            settings.setJars(
                    AppJars.of(Finished.class, Connection.class, ParquetFile.class)
                            .toArray(new String[0]));
        }
        return settings;
    }

    /// Begins the application in a thread of its own, for Spark waits longer for a master than a user does.
    private static JavaSparkContext begun(SparkConf settings, String master) {
        FutureTask<JavaSparkContext> beginning =
                new FutureTask<>(() -> new JavaSparkContext(settings));
        Thread thread = new Thread(beginning, "faltung-connection");
        thread.setDaemon(true);
        thread.start();
        int idle = 0;
        try {
            while (!beginning.isDone() && idle < PATIENCE_SECONDS * POLLS_A_SECOND) {
                Thread.sleep(1000 / POLLS_A_SECOND);
                idle += thread.getState() == Thread.State.TIMED_WAITING ? 1 : 0;
                idle += thread.getState() == Thread.State.WAITING ? 1 : 0;
            }
            if (!beginning.isDone() && master.startsWith("spark://")) {
                throw unreachable(
                        master, "something listens there, but it does not speak as a master does");
            }
            return beginning.get();
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new ClusterException(
                    "Spark does not begin at " + master + ": " + why.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting", e);
        }
    }
}

package org.faltung.spark;

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
        quieten();
        SparkConf settings = settings(master);
        if (master.startsWith("spark://")) {
            new Knock(master, settings).requireAnswer();
        }
        return begun(settings, master);
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

    private static JavaSparkContext begun(SparkConf settings, String master) {
        try {
            return new JavaSparkContext(settings);
        } catch (Exception e) { // Scala declares none
            throw new ClusterException(
                    "Spark does not begin at " + master + ": " + e.getMessage(), e);
        }
    }
}

package org.faltung.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.spark.SecurityManager;
import org.apache.spark.SecurityManager$;
import org.apache.spark.SparkConf;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.faltung.count.ClusterException;

/// A question to standalone masters, whether one is there: an application that begins would ask for a minute, three
/// times twenty seconds.
final class Knock {
    private static final int MILLISECONDS = 5000;

    /// The setting for how long a master may take to say that it is one.
    private static final String LOOKUP = "spark.rpc.lookupTimeout";

    private static final String ANSWER = "15s";

    private final String master;
    private final SparkConf settings;

    /// @param master an address `spark://host:port,…`
    /// @param settings of the application
    Knock(String master, SparkConf settings) {
        this.master = master;
        this.settings = settings.clone().setIfMissing(LOOKUP, ANSWER);
    }

    /// Asks one after another until one answers.
    ///
    /// @throws ClusterException if none does
    void requireAnswer() {
        String why = "";
        for (String place : master.substring("spark://".length()).split(",", -1)) {
            int colon = place.lastIndexOf(':');
            String host = place.substring(0, colon);
            try {
                int port = Integer.parseInt(place.substring(colon + 1));
                requireListener(host, port);
                if (isMaster(host, port)) {
                    return;
                }
                why = "something listens there, but it does not speak as a master does";
            } catch (IOException | IllegalArgumentException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        throw new ClusterException(
                "no Spark master answers at "
                        + master
                        + " ("
                        + why
                        + "). Is it running, and is this the address that its page shows? On one machine try --spark"
                        + " 'local[*]'");
    }

    private static void requireListener(String host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), MILLISECONDS);
        }
    }

    private boolean isMaster(String host, int port) {
        SecurityManager security =
                new SecurityManager(
                        settings,
                        SecurityManager$.MODULE$.$lessinit$greater$default$2(),
                        SecurityManager$.MODULE$.$lessinit$greater$default$3());
        RpcEnv caller = RpcEnv.create("faltung", "localhost", 0, settings, security, true);
        try {
            caller.setupEndpointRef(new RpcAddress(host, port), "Master");
            return true;
        } catch (Exception e) { // Scala declares none
            return false;
        } finally {
            caller.shutdown();
        }
    }
}

package org.faltung.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.faltung.count.ClusterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that lead nowhere.
class ConnectionTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "loca1[2]",
                "local[x]",
                "spark:/host:1",
                "spark://host",
                "http://host:8080"
            })
    void whatIsNoAddressIsSaid(String address) {
        assertThatThrownBy(() -> new SparkProvider().connect(address, _ -> {}))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("no address of a Spark master");
    }

    @Test
    void aMasterThatIsNotThereIsSaidWithExitStatusTwo(@TempDir Path folder) throws Exception {
        Path model = folder.resolve("m.json");
        Drawn.write(Drawn.network(1, false, 2, 4, 1), model);
        Driver.Outcome outcome =
                Driver.faltung(
                                folder,
                                List.of(
                                        "count",
                                        model.toString(),
                                        "--spark",
                                        "spark://127.0.0.1:" + closedPort()))
                        .end();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1).contains("no Spark master answers at");
    }

    @Test
    void aServerThatSaysNothingIsNoMaster() throws Exception {
        System.setProperty("spark.rpc.lookupTimeout", "1s");
        try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            requireNoMaster(silent.getLocalPort());
        } finally {
            System.clearProperty("spark.rpc.lookupTimeout");
        }
    }

    @Test
    void aServerOfPagesIsNoMaster() throws Exception {
        HttpServer pages =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 9);
        pages.start();
        try {
            requireNoMaster(pages.getAddress().getPort());
        } finally {
            pages.stop(0);
        }
    }

    private static void requireNoMaster(int port) {
        String address = "spark://127.0.0.1:" + port;
        assertThatThrownBy(() -> new SparkProvider().connect(address, _ -> {}))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("no Spark master answers at " + address)
                .hasMessageContaining("it does not speak as a master does");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package org.faltung.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
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

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

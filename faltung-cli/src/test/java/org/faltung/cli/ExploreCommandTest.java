package org.faltung.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Status run(String... words) {
        return Main.run(words, new Console(out, err));
    }

    private void refused(String message, String... words) {
        assertThat(run(words)).isEqualTo(Status.INPUT_AT_FAULT);
        assertThat(err.toString(UTF_8)).startsWith("faltung: " + message).hasLineCount(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void aModelThatIsNotThereIsToldOf() {
        refused("there is no model file 'nothing.onnx'", "explore", "nothing.onnx");
    }

    @Test
    void aBrokenModelIsToldOf(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{}");
        refused(file + ": this is not a model", "explore", file.toString());
    }

    @Test
    void aPortIsANumber() {
        refused("--port must be a whole number from 1 to 65535, got 'x'", "explore", "--port", "x");
    }

    @Test
    void aPortThatIsTakenIsToldOf() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            refused("cannot listen at 127.0.0.1, port " + port + ": ", "explore", "--port", port);
        }
    }

    @Test
    void theAddressIsPrintedAndAnswersUntilTheEnd() throws Exception {
        CompletableFuture<Status> status = new CompletableFuture<>();
        Thread command = new Thread(() -> status.complete(run("explore")));
        command.start();
        for (int i = 0; i < 1200 && out.size() == 0 && !status.isDone(); i++) {
            Thread.sleep(50);
        }
        String address = out.toString(UTF_8);
        assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+/\n");
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.strip())).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).body())
                    .contains("<title>Faltung explorer</title>");
        }
        command.interrupt();
        assertThat(status.get(60, TimeUnit.SECONDS)).isEqualTo(Status.DONE);
    }
}

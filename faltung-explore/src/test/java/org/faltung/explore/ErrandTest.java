package org.faltung.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.faltung.io.Models;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// No request takes the machine from others: over real connections.
class ErrandTest {
    @TempDir private static Path folder;
    private static Path file;
    private static HttpClient http;
    private static Explorer strict;
    private static Explorer patient;

    /// A view of it has far more regions than are found in the time of a test.
    private static String heavy;

    @BeforeAll
    static void draw() throws IOException {
        file = Networks.dense(folder.resolve("heavy.json"), 8, 2, 150, 150, 150, 150, 150, 2);
        String id = Models.read(file).sha256().substring(0, 12);
        heavy = "model=" + id + "&plane=inputs&window=-40,40,-40,40&layers=5";
        http = HttpClient.newHttpClient();
        strict = explorer(new Allowance(Duration.ZERO, Duration.ofMillis(300)));
        patient = explorer(new Allowance(Duration.ofHours(1), Duration.ofHours(1)));
    }

    @AfterAll
    static void end() {
        strict.close();
        patient.close();
        http.shutdownNow();
    }

    private static Explorer explorer(Allowance allowance) {
        return Explorer.start(List.of(file), "127.0.0.1", 0, allowance);
    }

    private static HttpRequest request(Explorer at, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + "/api/" + path))
                .build();
    }

    private static HttpResponse<String> get(Explorer at, String path) {
        try {
            return http.send(request(at, path), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private static void waitForRunning(Explorer at, int errands) throws InterruptedException {
        for (int i = 0; i < 6000 && at.running() != errands; i++) {
            Thread.sleep(10);
        }
        assertThat(at.running()).as("errands at work").isEqualTo(errands);
    }

    private static void waitForWaiting(Explorer at, int errands) throws InterruptedException {
        for (int i = 0; i < 6000 && at.waiting() != errands; i++) {
            Thread.sleep(10);
        }
        assertThat(at.waiting()).as("errands that wait").isEqualTo(errands);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region?at=0.3,0.7&",
                "shape?at=0.3,0.7&",
                "line?from=-40,-37&to=40,38&",
                "export?format=svg&",
                "export?format=png&",
                "export?format=geojson&"
            })
    void aRequestThatTakesTooLongEndsAndSaysWhatToTry(String path) throws InterruptedException {
        String error = json(get(strict, path + heavy), 503).get("error").asString();
        assertThat(error)
                .startsWith("this took longer than the ")
                .contains(" s that one request may take here; ")
                .containsAnyOf("show fewer layers", "zoom in");
        waitForRunning(strict, 0);
        assertThat(json(get(strict, "models"), 200).get("models").size()).isEqualTo(4);
    }

    @Test
    void whoHangsUpEndsHisWork() throws Exception {
        Socket caller = ask(patient, "export?format=geojson&" + heavy);
        waitForRunning(patient, 1);
        Thread.sleep(300); // into the middle of it
        assertThat(patient.running()).isEqualTo(1);
        caller.close();
        waitForRunning(patient, 0);
    }

    @Test
    void nothingIsLeftRunningAfterTheEnd() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Explorer brief = explorer(Allowance.USUAL)) {
            PageSocket page = PageSocket.open(http, brief.port());
            assertThat(page.name()).isNotEmpty();
            page.abort();
        }
        List<Thread> left = left(before);
        for (int i = 0; i < 6000 && !left.isEmpty(); i++) {
            Thread.sleep(10);
            left = left(before);
        }
        assertThat(left).as("threads that keep the program from ending").isEmpty();
    }

    private static List<Thread> left(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && !before.contains(thread))
                .toList();
    }

    @Test
    void whoHangsUpWhileHeWaitsIsNotWorkedFor() throws Exception {
        Socket[] callers = new Socket[Explorer.SEARCHES_OF_ONE + 2];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = ask(patient, "export?format=geojson&" + heavy);
        }
        waitForRunning(patient, Explorer.SEARCHES_OF_ONE);
        for (int i = callers.length - 1; i >= 0; i--) {
            callers[i].close();
        }
        waitForRunning(patient, 0);
    }

    /// Asks, and does not read the answer.
    private static Socket ask(Explorer at, String path) throws IOException {
        Socket socket = new Socket("127.0.0.1", at.port());
        String request = "GET /api/%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n";
        socket.getOutputStream()
                .write(request.formatted(path, at.port()).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void whoAsksAgainBeforeTheAnswerIsNotTakenForGone() throws Exception {
        List<Socket> busy = new ArrayList<>();
        for (int i = 0; i < Explorer.SEARCHES_OF_ONE; i++) {
            busy.add(ask(patient, "export?format=geojson&" + heavy));
        }
        waitForRunning(patient, Explorer.SEARCHES_OF_ONE);
        try (Socket caller = ask(patient, "export?format=svg&" + heavy.replace("40", "0.05"))) {
            waitForWaiting(patient, 1); // so that the first request has been read
            caller.getOutputStream()
                    .write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            for (Socket one : busy) {
                one.close();
            }
            String answer =
                    new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Connection: close")
                    .contains("</svg>");
        }
    }

    @Test
    void oneClientWithHeavyRequestsLeavesOthersTheirTurns() throws Exception {
        PageSocket greedy = PageSocket.open(http, patient.port());
        String page = greedy.name();
        int tooMany = 6;
        int all = Explorer.SEARCHES_OF_ONE + Limits.WAITING + tooMany;
        List<CompletableFuture<HttpResponse<String>>> asked =
                java.util.stream.IntStream.range(0, all)
                        .mapToObj(_ ->
                                http.sendAsync(
                                        request(
                                                patient,
                                                "export?format=svg&page=" + page + "&" + heavy),
                                        BodyHandlers.ofString()))
                        .toList();
        waitForRunning(patient, Explorer.SEARCHES_OF_ONE);
        PageSocket modest = PageSocket.open(http, patient.port());
        String moons = "model=two-moons&plane=inputs&window=0,1,0,1&layers=2";
        assertThat(modest.view(moons).fineFaces()).isPositive();
        assertThat(json(get(patient, "region?at=0.3,0.3&" + moons), 200).has("pattern")).isTrue();
        assertThat(get(patient, "export?format=svg&" + moons).statusCode()).isEqualTo(200);
        assertThat(patient.running())
                .as("the heavy ones still are at work")
                .isEqualTo(Explorer.SEARCHES_OF_ONE);
        // Beyond those at work and those that wait, the greedy one is refused.
        assertThat(asked.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                .hasSize(tooMany)
                .allSatisfy(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(429);
                    assertThat(refused.body()).contains("wait already");
                });
        asked.forEach(one -> one.cancel(true));
        greedy.abort();
        modest.abort();
        waitForRunning(patient, 0);
    }
}

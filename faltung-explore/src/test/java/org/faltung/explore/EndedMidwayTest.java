package org.faltung.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.faltung.fold.Folding;
import org.faltung.io.Models;
import org.faltung.io.point.PointReader;
import org.faltung.io.point.PointTable;
import org.faltung.network.Network;
import org.faltung.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading a file and laying a plane look again and again whether they are still wanted, and end where they are not.
class EndedMidwayTest {
    @TempDir private static Path folder;

    /// Runs work to its end and counts how often it looks; then ends it at each of the first looks, and at the last.
    ///
    /// @return how often
    private static int looks(Consumer<Runnable> work) {
        AtomicInteger all = new AtomicInteger();
        work.accept(all::incrementAndGet);
        for (int last : new int[] {1, 2, all.get() / 2 + 1, all.get()}) {
            AtomicInteger looks = new AtomicInteger();
            assertThatThrownBy(() -> work.accept(() -> endAt(last, looks)))
                    .isInstanceOf(CancellationException.class);
            assertThat(looks).as("looks, ended at the one numbered " + last).hasValue(last);
        }
        return all.get();
    }

    private static void endAt(int last, AtomicInteger looks) {
        if (looks.incrementAndGet() == last) {
            throw new CancellationException();
        }
    }

    @Test
    void readingAModelOfOurOwn() throws IOException {
        Path file = Networks.dense(folder.resolve("large.json"), 1, 2, 80, 80, 80, 2);
        assertThat(looks(between -> Models.read(file, between)))
                .as("each of seven layers, and each 4096 of about 13 400 numbers")
                .isEqualTo(7 + 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"points.csv", "points.json"})
    void readingPoints(String name) throws IOException {
        String rows = "1,2\n".repeat(5000);
        String text = name.endsWith("csv") ? rows : "[[" + rows.strip().replace("\n", "],[") + "]]";
        String file = Files.writeString(folder.resolve(name), text).toString();
        Shape two = new Shape.Vector(2);
        assertThat(looks(between -> PointTable.read(file, two, between))).isGreaterThanOrEqualTo(2);
        Shape all = new Shape.Vector(10_000);
        String flat = Files.writeString(folder.resolve(name), text.replace("],[", ",")).toString();
        assertThat(looks(between -> PointReader.read(flat, all, between)))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void bringingItIntoNormalForm() throws IOException {
        Network network =
                Models.read(Networks.dense(folder.resolve("n.json"), 1, 2, 30, 20, 2)).network();
        assertThat(looks(between -> Folding.of(network, between)))
                .as("each row that is written, and each layer")
                .isGreaterThan(30 + 20 + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s0,s9,s18,s27,0", "r1,r2,r3,r4,0.5", "pca"})
    void layingAPlane(String word) {
        Shelf shelf = new Shelf();
        Shipped.all().forEach(shelf::add);
        Opened digits = shelf.model("digits");
        assertThat(looks(between -> shelf.planes(digits, between).of(word)))
                .as("each coordinate, or each sample")
                .isGreaterThan(30);
    }

    @Test
    void whatTakesTooLongSaysWhatToTry() throws Exception {
        Allowance nothing = new Allowance(Duration.ZERO, Duration.ZERO);
        byte[] model = Files.readAllBytes(Networks.dense(folder.resolve("m.json"), 1, 2, 3, 2));
        try (Explorer strict = Explorer.start(List.of(), "127.0.0.1", 0, nothing);
                HttpClient http = HttpClient.newHttpClient()) {
            URI home = URI.create(strict.address());
            HttpResponse<String> opened =
                    http.send(
                            HttpRequest.newBuilder(home.resolve("/api/models?name=m.json"))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(model))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(opened.statusCode()).isEqualTo(503);
            assertThat(opened.body()).contains("open it by its path: faltung explore FILE");
            HttpResponse<String> plane =
                    http.send(
                            HttpRequest.newBuilder(
                                            home.resolve("/api/plane?model=digits&plane=pca"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(plane.statusCode()).isEqualTo(503);
            assertThat(plane.body()).contains("choose other points");
        }
    }
}

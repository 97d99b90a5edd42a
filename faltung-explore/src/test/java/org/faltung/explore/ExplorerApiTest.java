package org.faltung.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faltung.count.Region;
import org.faltung.count.RegionCount;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.io.Models;
import org.faltung.io.domain.SubspaceReader;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.faltung.polytope.Range;
import org.faltung.result.Count;
import org.faltung.result.Definition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What the explorer answers, and to whom.
class ExplorerApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WINDOW = "window=-2,2,-1.5,1.5";

    private static final List<PageSocket> SOCKETS = new ArrayList<>();

    @TempDir private static Path folder;
    private static Explorer explorer;
    private static HttpClient http;
    private static Network network;
    private static String id;

    @BeforeAll
    static void start() throws IOException {
        Path file = Networks.dense(folder.resolve("net.json"), 7, 2, 7, 6, 3);
        network = Models.read(file).network();
        id = Models.read(file).sha256().substring(0, 12);
        explorer = Explorer.start(List.of(file), "127.0.0.1", 0);
        http = HttpClient.newHttpClient();
    }

    @AfterEach
    void hangUp() {
        SOCKETS.forEach(PageSocket::abort);
        SOCKETS.clear();
    }

    @AfterAll
    static void end() {
        explorer.close();
    }

    private static PageSocket opened(Explorer at) {
        PageSocket socket = PageSocket.open(http, at.port());
        SOCKETS.add(socket);
        return socket;
    }

    private static String view(int layers) {
        return "model=" + id + "&plane=inputs&" + WINDOW + "&layers=" + layers;
    }

    private static Domain.Box window() {
        return new Domain.Box(
                List.of(
                        new Range(Rational.of(-2), Rational.of(2)),
                        new Range(Rational.parse("-1.5"), Rational.parse("1.5"))));
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return send(explorer, request(explorer, path, headers).GET());
    }

    private static HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(
                explorer,
                request(explorer, path, headers)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static HttpRequest.Builder request(Explorer at, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private static HttpResponse<String> send(Explorer at, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("of port " + at.port(), e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String error(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body()).get("error").asString();
    }

    @Test
    void theShippedNetworksAreThereWithHowTheyWereMade() {
        JsonNode models = json(get("/api/models")).get("models");
        List<String> titles = new ArrayList<>();
        models.forEach(model -> titles.add(model.get("title").asString()));
        assertThat(titles)
                .containsExactly("net.json", "Two moons", "Handwritten digits", "Karate club");
        assertThat(models.get(2).get("made").asString()).contains("right for 276 of the other 297");
        assertThat(models.get(2).get("source").asString()).contains("CC BY 4.0");
        assertThat(models.get(2).get("samples").size()).isEqualTo(30);
    }

    @Test
    void everyAnswerCarriesThePolicyOfAPageThatLoadsNothingFromElsewhere() {
        for (String path : List.of("/", "/web/app.js", "/api/models", "/nothing")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
        assertThat(get("/").body()).doesNotContainPattern("(src|href)=\"https?:");
        assertThat(get("/web/../networks/digits.json").statusCode()).isEqualTo(404);
        assertThat(get("/web/%2e%2e/networks/digits.json").statusCode()).isIn(400, 404);
    }

    @Test
    void otherPagesAndOtherNamesAreTurnedAway() throws Exception {
        assertThat(error(get("/api/models", "Origin", "http://evil.example"), 403))
                .contains("other pages");
        assertThat(error(get("/api/models", "Origin", "null"), 403)).contains("other pages");
        assertThat(error(get("/api/models", "Sec-Fetch-Site", "cross-site"), 403))
                .contains("other pages");
        assertThat(
                        error(
                                post(
                                        "/api/models?name=x.json",
                                        new byte[] {'{'},
                                        "Origin",
                                        "http://localhost:1"),
                                403))
                .contains("other pages");
        assertThat(raw("GET /api/models HTTP/1.1\r\nHost: evil.example:%d\r\n\r\n"))
                .contains(" 403 ");
        assertThat(
                        raw(
                                "GET /api/models HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"))
                .contains(" 200 ");
        String upgrade =
                "GET /api/view HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        assertThat(raw(upgrade + "Origin: http://evil.example\r\n\r\n")).contains(" 403 ");
        assertThat(raw(upgrade + "\r\n")).contains(" 101 ");
    }

    /// The first line of the answer to a request of these very bytes.
    private static String raw(String request) throws IOException {
        try (var socket = new java.net.Socket("127.0.0.1", explorer.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(request.formatted(explorer.port()).getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[12];
            return new String(
                            answer,
                            0,
                            socket.getInputStream().readNBytes(answer, 0, 12),
                            StandardCharsets.US_ASCII)
                    + " ";
        }
    }

    @Test
    void whereOthersReachItEveryRequestNeedsTheToken() {
        try (Explorer open = Explorer.start(List.of(), "0.0.0.0", 0)) {
            String token = open.address().replaceAll(".*token=", "");
            assertThat(token).matches("[0-9a-f]{32}");
            for (String path :
                    List.of(
                            "/",
                            "/web/app.js",
                            "/api/models",
                            "/api/view",
                            "/?token=" + "0".repeat(32))) {
                assertThat(send(open, request(open, path).GET()).statusCode())
                        .as(path)
                        .isEqualTo(401);
            }
            HttpResponse<String> page = send(open, request(open, "/?token=" + token).GET());
            assertThat(page.statusCode()).isEqualTo(200);
            String cookie = page.headers().firstValue("Set-Cookie").orElse("");
            assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
            String pair = cookie.replaceAll(";.*", "");
            assertThat(send(open, request(open, "/api/models", "Cookie", pair).GET()).statusCode())
                    .isEqualTo(200);
            assertThat(
                            send(
                                            open,
                                            request(
                                                            open,
                                                            "/api/models",
                                                            "Authorization",
                                                            "Bearer " + token)
                                                    .GET())
                                    .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aViewIsSentWholeAndExact() {
        PageSocket socket = opened(explorer);
        Received all = socket.view(view(2));
        RegionCount count = Regions.of(network).in(window()).count();
        assertThat(all.done().get("count").get("value").asString())
                .isEqualTo(count.exact().toString());
        assertThat(all.fineFaces()).isEqualTo(count.exact().intValueExact());
        assertThat(all.coarseFaces()).isPositive();
        assertThat(all.area()).isCloseTo(12, within(1e-4));
        assertThat(all.polygons()).isCloseTo(1, within(1e-4));
        Received first = socket.view(view(1));
        assertThat(first.done().get("count").get("value").asString())
                .isEqualTo(all.done().get("perLayer").get(0).asString());
        assertThat(first.fineFaces()).isEqualTo(first.done().get("count").get("value").asInt(0));
    }

    @Test
    void theOtherDefinitionsFollow() {
        JsonNode counts = opened(explorer).counts(view(2));
        RegionCount count =
                Regions.of(network)
                        .in(window())
                        .by("restrict")
                        .count(EnumSet.of(Definition.R2, Definition.R4, Definition.R6));
        for (Definition definition : List.of(Definition.R2, Definition.R4, Definition.R6)) {
            assertThat(counts.get(definition.name()).get("kind").asString()).isEqualTo("exact");
            assertThat(
                            new Count.Exact(
                                    new BigInteger(
                                            counts.get(definition.name()).get("value").asString())))
                    .isEqualTo(count.count(definition));
        }
    }

    @Test
    void aRegionIsThatOfTheListOfRegions() {
        Map<String, Region> regions = new TreeMap<>();
        Regions.of(network).in(window()).list(region -> regions.put(region.code(), region));
        assertThat(regions).hasSizeGreaterThan(10);
        for (Region region : regions.values()) {
            JsonNode answer =
                    json(
                            get(
                                    "/api/region?"
                                            + view(2)
                                            + "&at="
                                            + region.point().get(0).nearest()
                                            + ","
                                            + region.point().get(1).nearest()));
            assertThat(answer.get("pattern").asString()).isEqualTo(region.code());
            JsonNode shape =
                    json(
                            get(
                                    "/api/shape?"
                                            + view(2)
                                            + "&at="
                                            + region.point().get(0).nearest()
                                            + ","
                                            + region.point().get(1).nearest()));
            assertThat(shape.get("pattern").asString()).isEqualTo(region.code());
            assertThat(shape.get("area").asDouble(0))
                    .isEqualTo(region.shape().volume().orElseThrow().nearest());
            assertThat(answer.get("class").asInt(0)).isEqualTo(region.shape().argmax());
            long inner =
                    region.borders().stream().filter(border -> border.unit().isPresent()).count();
            assertThat(shape.get("neighbours").size()).isEqualTo((int) inner);
            shape.get("neighbours")
                    .forEach(one -> assertThat(regions).containsKey(one.get("pattern").asString()));
            int best = answer.get("output").asInt(0);
            for (int q = 0; q < 2; q++) {
                double exact = region.shape().map().get(best).coefficient(q).nearest();
                assertThat(answer.get("map").get(best).get(q).asDouble(0)).isEqualTo(exact);
                assertThat(answer.get("gradient").get(q).asDouble(0))
                        .isCloseTo(exact, within(1e-9));
            }
        }
    }

    @Test
    void aLineBreaksWhereCountSaysItDoes() {
        JsonNode line = json(get("/api/line?" + view(2) + "&from=-2,-1.5&to=2,1.25"));
        Domain.Slice slice =
                new Domain.Slice(
                        List.of(Rational.of(-2), Rational.parse("-1.5")),
                        List.of(List.of(Rational.of(4), Rational.parse("2.75"))),
                        Optional.of(List.of(new Range(Rational.ZERO, Rational.ONE))));
        BigInteger regions = Regions.of(network).in(slice).by("pivot").count().exact();
        assertThat(line.get("regions").asInt(0)).isEqualTo(regions.intValueExact());
        assertThat(line.get("at").size()).isEqualTo(regions.intValueExact() - 1);
        assertThat(line.get("values").size()).isEqualTo(3);
        assertThat(line.get("values").get(0).size()).isEqualTo(regions.intValueExact() + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s0,s9,s18,s27,0",
                "s1,s4,s7,s20,0.37",
                "r1,r2,r3,r4,1",
                "0,s3,s8,s8,0",
                "pca"
            })
    void thePlaneOfAnExportIsThatOfTheView(String plane) throws IOException {
        String view = "model=digits&plane=%s&window=0,1.5,0.25,1.25&layers=2".formatted(plane);
        Received sent = opened(explorer).view(view);
        HttpResponse<String> file = get("/api/export?" + view + "&format=domain");
        Path domain = Files.writeString(folder.resolve("domain.json"), file.body());
        Network digits = shipped("digits").model().network();
        BigInteger count =
                Regions.of(digits).in(SubspaceReader.read(domain, 64)).by("pivot").count().exact();
        assertThat(sent.done().get("count").get("value").asString()).isEqualTo(count.toString());
        assertThat(sent.fineFaces()).isEqualTo(count.intValueExact());
        String geoJson = get("/api/export?" + view + "&format=geojson").body();
        assertThat(geoJson.split("\"Polygon\"", -1).length - 1).isEqualTo(count.intValueExact());
    }

    private static Opened shipped(String name) {
        return Shipped.all().stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plane=inputs&window=0,1,0,1&layers=2",
                "model=none&plane=inputs&window=0,1,0,1&layers=2",
                "model=ID&plane=inputs&window=0,1,0&layers=2",
                "model=ID&plane=inputs&window=0,1,1,1&layers=2",
                "model=ID&plane=inputs&window=0,1,0,1e999999999&layers=2",
                "model=ID&plane=inputs&window=0,1,0,NaN&layers=2",
                "model=ID&plane=inputs&window=0,1,0,1&layers=x",
                "model=ID&plane=s0,s0,s1,s2,0&window=0,1,0,1&layers=2",
                "model=digits&plane=inputs&window=0,1,0,1&layers=2",
                "model=digits&plane=s0,s0,s1,s2,0&window=0,1,0,1&layers=2",
                "model=digits&plane=s0,s1,s2,s3,2&window=0,1,0,1&layers=2",
                "model=digits&plane=s0,s1,u99,s3,0&window=0,1,0,1&layers=2",
                "model=%zz&plane=inputs&window=0,1,0,1&layers=2"
            })
    void whatCannotBeIsRefusedWithASentence(String words) {
        String query = words.replace("ID", id);
        for (String path :
                List.of(
                        "/api/region?at=0,0&",
                        "/api/shape?at=0,0&",
                        "/api/line?from=0,0&to=1,1&",
                        "/api/export?format=svg&")) {
            HttpResponse<String> answer = get(path + query.replace("%zz", "%25zz"));
            assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404);
            assertThat(JSON.readTree(answer.body()).get("error").asString()).hasSizeGreaterThan(10);
        }
        assertThat(opened(explorer).fault(query)).hasSizeGreaterThan(10);
    }

    @Test
    void aLineNeedsTwoPoints() {
        assertThat(error(get("/api/line?" + view(2) + "&from=1,1&to=1,1"), 400))
                .contains("two different points");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[1, 2]",
                "{\"format\": \"faltung-model\", \"version\": 2}",
                "\u0000\u0001\u0002",
                "\u0008\u0007\u0012"
            })
    void aBrokenModelIsRefusedByItsNameAlone(String text) {
        for (String name : List.of("it.json", "it.onnx", "../../it.json", "it")) {
            HttpResponse<String> answer =
                    post(
                            "/api/models?name=" + encoded(name),
                            text.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.body()).doesNotContain("/tmp").doesNotContain("faltung-dropped");
            assertThat(error(answer, 400)).contains("it");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void aSmallFileOfAHugeNetworkIsRefused() {
        String model =
                "{\"format\": \"faltung-model\", \"version\": 1, \"input\": {\"kind\": \"image\", \"rows\": 1, \"columns\": 1, \"channels\": 1}, \"layers\": [{\"kind\": \"upsample\", \"factor\": 40000}, {\"kind\": \"relu\"}]}";
        assertThat(
                        error(
                                post(
                                        "/api/models?name=bomb.json",
                                        model.getBytes(StandardCharsets.UTF_8)),
                                400))
                .contains("what is dropped may have");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() {
        HttpResponse<String> answer =
                post("/api/models?name=large.onnx", new byte[Limits.UPLOAD + 1]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("16 MB");
    }

    @Test
    void aModelOpensAndItsPointsAreKept() throws IOException {
        byte[] bytes = Files.readAllBytes(Networks.dense(folder.resolve("three.json"), 9, 3, 4, 2));
        JsonNode model = json(post("/api/models?name=three.json", bytes)).get("model");
        assertThat(model.get("architecture").asString()).isEqualTo("in:3 fc:4 relu fc:2");
        String other = model.get("id").asString();
        JsonNode points =
                json(
                        post(
                                "/api/points?name=table.csv&model=" + other,
                                "0,0,0\n1,0,0\n0,1,0\n0.1,0,1\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(points.get("points").size()).isEqualTo(4);
        JsonNode plane = json(get("/api/plane?plane=pca&model=" + other));
        assertThat(plane.get("marks").size()).isEqualTo(4);
        String p = points.get("points").get(0).asString();
        assertThat(
                        json(get("/api/plane?plane=" + p + ",r1,r2,r3,0&model=" + other))
                                .get("anchors")
                                .get(0)
                                .get("name")
                                .asString())
                .isEqualTo("table.csv 1");
        assertThat(
                        error(
                                post(
                                        "/api/points?name=short.csv&model=" + other,
                                        "0,0\n".getBytes(StandardCharsets.UTF_8)),
                                400))
                .startsWith("short.csv");
    }

    @Test
    void aPictureLargerThanTheInputIsRefusedBeforeItIsUnpacked() throws IOException {
        var image =
                new java.awt.image.BufferedImage(
                        3000, 3000, java.awt.image.BufferedImage.TYPE_BYTE_BINARY);
        var out = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "png", out);
        assertThat(error(post("/api/points?model=digits&name=big.png", out.toByteArray()), 400))
                .isEqualTo(
                        "big.png: it is 3000 x 3000 pixels, but the model's input is an image of 8x8x1; scale it down");
        assertThat(error(post("/api/points?model=digits&name=no.png", new byte[] {1, 2, 3}), 400))
                .startsWith("no.png");
    }

    @Test
    void onlySoManyDroppedModelsAreKept() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int seed = 0; seed <= Limits.DROPPED_MODELS; seed++) {
            byte[] bytes =
                    Files.readAllBytes(
                            Networks.dense(folder.resolve("many.json"), 1000 + seed, 2, 2, 1));
            ids.add(
                    json(post("/api/models?name=many.json", bytes))
                            .get("model")
                            .get("id")
                            .asString());
        }
        assertThat(error(get("/api/plane?plane=inputs&model=" + ids.getFirst()), 404))
                .contains("drop its file again");
        assertThat(json(get("/api/plane?plane=inputs&model=" + ids.getLast())).has("window"))
                .isTrue();
        assertThat(json(get("/api/plane?plane=inputs&model=" + id)).has("window")).isTrue();
    }

    @Test
    void aReaderWhoStopsReadingAndGoesEndsTheWork() throws Exception {
        Path file = Networks.dense(folder.resolve("heavy.json"), 3, 2, 60, 60, 60, 60, 2);
        try (Explorer busy = Explorer.start(List.of(file), "127.0.0.1", 0)) {
            String heavy = Models.read(file).sha256().substring(0, 12);
            PageSocket socket = opened(busy);
            socket.ask("model=" + heavy + "&plane=inputs&window=-40,40,-40,40&layers=4");
            for (int i = 0; i < 3000 && busy.running() == 0; i++) {
                Thread.sleep(20);
            }
            assertThat(busy.running()).isEqualTo(1);
            // Another one is answered in the meantime.
            assertThat(
                            opened(busy)
                                    .view("model=two-moons&plane=inputs&window=0,1,0,1&layers=2")
                                    .fineFaces())
                    .isPositive();
            assertThat(busy.running()).as("the first one, which nobody reads").isPositive();
            socket.abort();
            for (int i = 0; i < 3000 && busy.running() > 0; i++) {
                Thread.sleep(20);
            }
            assertThat(busy.running()).isZero();
        }
    }

    @Test
    void oneAddressHasSoManyPagesAndNoMore() throws Exception {
        try (Explorer busy = Explorer.start(List.of(), "127.0.0.1", 0)) {
            for (int i = 0; i < Limits.CLIENTS_OF_ADDRESS; i++) {
                opened(busy);
            }
            PageSocket last = opened(busy);
            last.read();
            for (int i = 0; i < 3000 && !last.isClosed(); i++) {
                Thread.sleep(20);
            }
            assertThat(last.isClosed()).isTrue();
            SOCKETS.getFirst().abort();
        }
    }

    @Test
    void aNewViewEndsTheOneBefore() throws Exception {
        Path file = Networks.dense(folder.resolve("heavier.json"), 4, 2, 60, 60, 60, 60, 2);
        try (Explorer busy = Explorer.start(List.of(file), "127.0.0.1", 0)) {
            String heavy = Models.read(file).sha256().substring(0, 12);
            PageSocket socket = opened(busy);
            socket.ask("model=" + heavy + "&plane=inputs&window=-40,40,-40,40&layers=4");
            Received small = socket.view("model=two-moons&plane=inputs&window=0,1,0,1&layers=2");
            assertThat(small.done().get("count").get("kind").asString()).isEqualTo("exact");
            assertThat(busy.running()).isLessThanOrEqualTo(1);
        }
    }
}

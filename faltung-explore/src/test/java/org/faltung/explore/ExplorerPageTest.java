package org.faltung.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faltung.explore.OnPage.await;
import static org.faltung.explore.OnPage.faces;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.faltung.count.Regions;
import org.faltung.exact.Rational;
import org.faltung.io.Models;
import org.faltung.io.domain.SubspaceReader;
import org.faltung.network.Network;
import org.faltung.polytope.Domain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The explorer as a person meets it: a real browser on a real server.
class ExplorerPageTest {
    @TempDir private static Path folder;
    private static Chromium chromium;
    private static Explorer explorer;
    private static Network small;
    private static Path heavy;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void launch() throws IOException {
        chromium = Chromium.launch();
        Path file = Networks.dense(folder.resolve("small.json"), 1, 2, 8, 8, 3);
        heavy = Networks.dense(folder.resolve("heavy.json"), 2, 2, 60, 60, 60, 60, 2);
        small = Models.read(file).network();
        explorer = Explorer.start(List.of(file, heavy), "127.0.0.1", 0);
    }

    @AfterAll
    static void end() {
        if (explorer != null) {
            explorer.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        context =
                chromium.browser()
                        .newContext(new Browser.NewContextOptions().setViewportSize(1200, 780));
        page = context.newPage();
        page.setDefaultTimeout(OnPage.PATIENCE);
    }

    @AfterEach
    void close() {
        context.close();
    }

    private static Page shown(Page page, String fragment) {
        return OnPage.shown(page, explorer, fragment);
    }

    private static String id(String title) {
        return title.equals("small")
                ? Models.read(folder.resolve("small.json")).sha256().substring(0, 12)
                : title;
    }

    /// Sends what a page asks of one to another.
    private void ask(Explorer one, Explorer other, Route asked) {
        String address = asked.request().url().replace(one.address(), other.address());
        asked.fulfill(new Route.FulfillOptions().setResponse(page.request().get(address)));
    }

    private static String number(Page page) {
        return page.textContent("#number").replaceAll("\\D", "");
    }

    /// Waits until the page shows another number of faces than before.
    private static void waitForOther(Page page, int before) {
        await(
                page,
                "n => document.documentElement.dataset.view === 'done' && document.documentElement.dataset.faces !== String(n)",
                before);
    }

    /// The exact number of regions in the page's window by the search that shares nothing with the picture.
    private static BigInteger count(Page page, Network network) {
        page.waitForSelector("#exports");
        Download download = page.waitForDownload(() -> page.click("[data-format=domain]"));
        Domain domain = SubspaceReader.read(download.path(), network.input().size());
        return Regions.of(network).in(domain).by("pivot").count().exact();
    }

    @Test
    void theNumberDrawnIsTheExactCount() {
        shown(page, "m=" + id("small"));
        BigInteger exact = count(page, small);
        assertThat(number(page)).isEqualTo(exact.toString());
        assertThat(faces(page)).isEqualTo(exact.intValueExact());
        assertThat(page.textContent("#status")).contains("exact");
        await(page, "document.querySelector('#R6').textContent.includes('exact')");
        assertThat(page.textContent("#R2")).startsWith(exact.toString());
    }

    @Test
    void zoomingCountsAnew() {
        shown(page, "m=" + id("small") + "&c=0,0&s=8");
        int before = faces(page);
        page.click("#zoom-in");
        waitForOther(page, before);
        assertThat(faces(page)).isLessThan(before);
        assertThat(BigInteger.valueOf(faces(page))).isEqualTo(count(page, small));
        int closer = faces(page);
        page.focus("#view");
        page.keyboard().press("0");
        waitForOther(page, closer);
        page.mouse().move(400, 400);
        page.mouse().wheel(0, -600);
        waitForOther(page, faces(page));
        assertThat(BigInteger.valueOf(faces(page))).isEqualTo(count(page, small));
    }

    @Test
    void aRegionUnderThePointerSaysWhatItIsAndAClickKeepsIt() {
        shown(page, "m=digits&color=class");
        page.mouse().move(420, 400);
        page.waitForSelector("#region-body .facts");
        assertThat(page.textContent("#region-body"))
                .contains("area")
                .contains("units on")
                .contains("neighbour");
        assertThat(page.locator("#region-body .pictures canvas").count()).isEqualTo(2);
        page.mouse().click(420, 400);
        await(page, "document.querySelector('#region-kept').textContent.includes('kept')");
        String kept = page.textContent("#pattern");
        assertThat(kept).containsPattern("[0-9a-f]{20,}");
        page.mouse().move(700, 300);
        await(page, "location.hash.includes('pin=')");
        assertThat(page.textContent("#pattern")).isEqualTo(kept);
        page.focus("#view");
        page.keyboard().press("Escape");
        assertThat(page.textContent("#region-kept")).isEmpty();
    }

    @Test
    void layersAreSwitchedOnOneByOne() {
        shown(page, "m=" + id("small") + "&c=0,0&s=8");
        int all = faces(page);
        String perLayer = page.textContent("#by-layer").replaceAll(".*: ", "");
        page.focus("#view");
        page.keyboard().press("[");
        waitForOther(page, all);
        assertThat(Integer.toString(faces(page))).isEqualTo(perLayer.split(", ")[0]);
        assertThat(page.textContent("#layers-said")).isEqualTo("the first of 2");
        assertThat(page.isDisabled("[data-color=class]")).isTrue();
        page.click("#build");
        await(
                page,
                "n => document.querySelector('#layers').value === '2' && document.documentElement.dataset.faces === String(n)",
                all);
    }

    @Test
    void aBrokenFileIsToldOfBesideTheButtonAndAGoodOneOpens() throws IOException {
        shown(page, "m=two-moons");
        page.evaluate(
                """
                () => {
                  const files = new DataTransfer();
                  files.items.add(new File(['not a model'], 'broken.onnx'));
                  for (const type of ['dragenter', 'dragover', 'drop']) {
                    document.querySelector('#view').dispatchEvent(
                      new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: files}));
                  }
                }
                """);
        await(page, "document.querySelector('#open-fault').textContent !== ''");
        assertThat(page.textContent("#open-fault"))
                .startsWith("broken.onnx: ")
                .doesNotContain("/tmp");
        assertThat(page.inputValue("#model")).isEqualTo("two-moons");
        int before = faces(page);
        byte[] bytes =
                Files.readAllBytes(Networks.dense(folder.resolve("dropped.json"), 5, 2, 5, 2));
        page.setInputFiles("#file", new FilePayload("dropped.json", "application/json", bytes));
        waitForOther(page, before);
        assertThat(page.textContent("#open-fault")).isEmpty();
        assertThat(page.textContent("#about-steps")).isEqualTo("in:2 fc:5 relu fc:2");
    }

    @Test
    void anOwnImageBecomesAnAnchorOfThePlane() throws IOException {
        shown(page, "m=digits");
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(3, 4, 0, 255);
        Path file = folder.resolve("mine.png");
        ImageIO.write(image, "png", file.toFile());
        page.setInputFiles("#file", file);
        await(page, "location.hash.includes('p=u')");
        OnPage.done(page);
        assertThat(page.evaluate("faltung.state.laid.anchors[0].name")).isEqualTo("mine.png");
    }

    @Test
    void turningThePlaneMovesTheThirdPoint() {
        shown(page, "m=digits");
        Object before = page.evaluate("faltung.state.laid.anchors[2].v");
        page.evaluate(
                "() => { const turn = document.querySelector('#turn'); turn.value = 0.5; turn.dispatchEvent(new Event('input')); }");
        await(page, "v => faltung.state.laid.anchors[2].v !== v", before);
        OnPage.done(page);
        assertThat(page.url()).contains("m=digits");
        BigInteger exact =
                count(
                        page,
                        Shipped.all().stream()
                                .filter(one -> one.id().equals("digits"))
                                .findFirst()
                                .orElseThrow()
                                .model()
                                .network());
        assertThat(number(page)).isEqualTo(exact.toString());
    }

    @Test
    void aLineAcrossIsPlottedWithItsBreakpoints() {
        shown(page, "m=" + id("small") + "&c=0,0&s=6");
        page.keyboard().down("Shift");
        page.mouse().move(200, 300);
        page.mouse().down();
        page.mouse().move(500, 420);
        page.mouse().move(650, 500);
        page.mouse().up();
        page.keyboard().up("Shift");
        page.waitForSelector("#plot svg polyline");
        @SuppressWarnings("unchecked")
        List<List<Number>> ends = (List<List<Number>>) page.evaluate("faltung.state.line");
        List<Rational> from = exact(ends.get(0));
        List<Rational> to = exact(ends.get(1));
        List<Rational> step = List.of(to.get(0).minus(from.get(0)), to.get(1).minus(from.get(1)));
        Domain line =
                new Domain.Slice(
                        from,
                        List.of(step),
                        java.util.Optional.of(
                                List.of(
                                        new org.faltung.polytope.Range(
                                                Rational.ZERO, Rational.ONE))));
        BigInteger regions = Regions.of(small).in(line).count().exact();
        assertThat(page.getAttribute("#plot", "data-breakpoints"))
                .isEqualTo(regions.subtract(BigInteger.ONE).toString());
        page.click("#line-close");
        assertThat(page.isVisible("#line")).isFalse();
    }

    private static List<Rational> exact(List<Number> point) {
        return point.stream()
                .map(x ->
                        Rational.parse(
                                new java.math.BigDecimal(x.doubleValue())
                                        .round(new java.math.MathContext(12))
                                        .toString()))
                .toList();
    }

    @Test
    void theViewIsExportedInEveryFormat() throws IOException {
        shown(page, "m=" + id("small"));
        Download svg = page.waitForDownload(() -> page.click("[data-format=svg]"));
        assertThat(Files.readString(svg.path()))
                .contains("<svg")
                .contains(number(page) + " linear regions");
        Download png = page.waitForDownload(() -> page.click("[data-format=png]"));
        assertThat(ImageIO.read(png.path().toFile()).getWidth()).isEqualTo(1600);
        Download json = page.waitForDownload(() -> page.click("[data-format=geojson]"));
        long polygons = Files.readString(json.path()).split("\"Polygon\"", -1).length - 1;
        assertThat(polygons).isEqualTo(faces(page));
        assertThat(json.suggestedFilename()).endsWith(".geojson");
    }

    @Test
    void aLinkBringsTheSameViewBack() {
        shown(page, "m=digits&p=s1,s2,s3,s4,0.25&c=1.5,1&s=1.25&k=1&color=depth&pin=1.4,1.1");
        int faces = faces(page);
        page.evaluate("document.querySelector('#link').click()");
        String address = page.url();
        Page other = context.newPage();
        other.navigate(address);
        OnPage.done(other);
        assertThat(faces(other)).isEqualTo(faces);
        assertThat(other.getAttribute("[data-color=depth]", "aria-checked")).isEqualTo("true");
        assertThat(other.inputValue("#layers")).isEqualTo("1");
        await(other, "document.querySelector('#region-kept').textContent.includes('kept')");
    }

    @Test
    void darkModeIsDark() throws IOException {
        Page dark =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(1200, 780)
                                        .setColorScheme(ColorScheme.DARK))
                        .newPage();
        shown(dark, "m=" + id("small") + "&color=depth");
        double night = brightness(dark.screenshot());
        assertThat(night).isLessThan(80);
        shown(page, "m=" + id("small") + "&color=depth");
        assertThat(brightness(page.screenshot())).isGreaterThan(200);
        page.click("#theme");
        page.click("#theme");
        page.evaluate("faltung.frames(2)"); // whether or not the browser has had the time for one
        assertThat(brightness(page.screenshot())).isBetween(night - 15, night + 15);
        dark.context().close();
    }

    private static double brightness(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        long sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += image.getRGB(x, y) >> 8 & 255;
            }
        }
        return (double) sum / image.getHeight() / image.getWidth();
    }

    @Test
    void thePictureHasTheColoursOfItsRegionsWithAndWithoutWebGl() {
        for (String renderer : List.of("webgl", "canvas")) {
            page.navigate(
                    explorer.address() + "?renderer=" + renderer + "#m=two-moons&color=class");
            OnPage.done(page);
            assertThat(page.getAttribute("html", "data-renderer")).isEqualTo(renderer);
            page.waitForTimeout(300);
            @SuppressWarnings("unchecked")
            List<Number> wrong = (List<Number>) page.evaluate(COLORS);
            assertThat(wrong.get(1).intValue())
                    .as(renderer + ": points looked at")
                    .isGreaterThan(60);
            assertThat(wrong.get(0).intValue()).as(renderer + ": of another colour").isZero();
        }
    }

    @Test
    void aMoveUploadsNothingAnew() {
        page.navigate(explorer.address() + "?renderer=webgl#m=two-moons");
        OnPage.done(page);
        assertThat(
                        page.evaluate(
                                """
                                faltung.measureFrames(2 * faltung.shown().count, 3)
                                  .then(([count, one]) => count === 2 * faltung.shown().count && one.frames)
                                """))
                .isEqualTo(3);
        int before =
                ((Number) page.evaluate("faltung.frames(1) && faltung.painter().uploads"))
                        .intValue();
        assertThat(before).isPositive();
        assertThat(page.evaluate("faltung.frames(3) && faltung.painter().uploads"))
                .isEqualTo(before);
    }

    /// Compares the pixel in the middle of every large face with the colour of its class.
    private static final String COLORS =
            """
            async () => {
              const colors = (await import('/web/colors.js'));
              faltung.frames(2); // whether or not the browser has had the time for one
              const source = document.querySelector('#faces');
              const copy = document.createElement('canvas');
              copy.width = source.width; copy.height = source.height;
              const context = copy.getContext('2d');
              context.drawImage(source, 0, 0);
              let wrong = 0, seen = 0;
              const faces = faltung.shown();
              for (const batch of faces.batches) {
                for (let piece = 0; piece < batch.pieces; piece++) {
                  const face = batch.pieceFace[piece];
                  if (batch.area[face] < 0.01) continue;
                  const [x, y] = faltung.camera.toScreen(batch.inside[2 * face], batch.inside[2 * face + 1]);
                  if (batch.rims.has(face)) continue;
                  const ratio = source.width / faltung.camera.width;
                  const pixel = context.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data;
                  const hex = colors.ofClass(batch.winner(piece));
                  const off = [1, 3, 5].map((at, i) => Math.abs(parseInt(hex.slice(at, at + 2), 16) - pixel[i]));
                  seen++;
                  if (Math.max(...off) > 6) wrong++;
                }
              }
              return [wrong, seen];
            }
            """;

    @Test
    void twoPeopleAtOnceBothGetTheirExactAnswer() {
        Page other = chromium.browser().newContext().newPage();
        other.setDefaultTimeout(OnPage.PATIENCE);
        other.navigate(explorer.address() + "#m=digits");
        shown(page, "m=" + id("small"));
        OnPage.done(other);
        assertThat(number(page)).isEqualTo(count(page, small).toString());
        assertThat(number(other)).isEqualTo(Integer.toString(faces(other)));
        other.context().close();
    }

    @Test
    void whoLeavesInTheMiddleEndsTheWork() throws InterruptedException {
        String id = Models.read(heavy).sha256().substring(0, 12);
        page.navigate(explorer.address() + "#m=" + id + "&c=0,0&s=60");
        for (int i = 0; i < 1200 && explorer.running() == 0; i++) {
            Thread.sleep(50);
        }
        assertThat(explorer.running()).as("searches while the page is open").isPositive();
        page.close();
        for (int i = 0; i < 1200 && explorer.running() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(explorer.running()).as("searches after it is closed").isZero();
    }

    @Test
    void whatTakesTooLongIsToldWhereItWasAsked() {
        Allowance nothing = new Allowance(Duration.ZERO, Duration.ZERO);
        try (Explorer strict = Explorer.start(List.of(heavy), "127.0.0.1", 0, nothing)) {
            String id = Models.read(heavy).sha256().substring(0, 12);
            // Where the plane lies, without which there is no page, the other one tells.
            page.route("**/api/plane?*", asked -> ask(strict, explorer, asked));
            page.navigate(strict.address() + "#m=" + id + "&c=0,0&s=0.5");
            OnPage.done(page);
            page.mouse().click(300, 300);
            page.waitForSelector("#region-body .fault");
            page.focus("#view");
            page.keyboard().press("l");
            page.click("[data-format=svg]");
            for (String place : List.of("#region-body .fault", "#line-fault", "#export-fault")) {
                await(page, "p => document.querySelector(p).textContent !== ''", place);
                assertThat(page.textContent(place))
                        .as(place)
                        .startsWith("this took longer than the 0 s")
                        .contains(" that one request may take here; ");
            }
        }
    }

    @Test
    void nothingIsWrittenToTheConsoleAndNothingJumps() {
        StringBuilder said = new StringBuilder();
        page.onConsoleMessage(message -> said.append(message.text()).append('\n'));
        page.onPageError(said::append);
        page.addInitScript(
                "window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) window.jumps += e.value; })).observe({type: 'layout-shift', buffered: true});");
        shown(page, "m=digits&color=norm");
        page.mouse().move(400, 400);
        page.waitForSelector("#region-body .facts");
        page.click("[data-color=depth]");
        page.waitForTimeout(300);
        assertThat(said).isEmpty();
        assertThat(((Number) page.evaluate("window.jumps")).doubleValue()).isLessThan(0.005);
    }

    @Test
    void everyControlHasAName() {
        shown(page, "m=digits");
        Object nameless =
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('button, select, input, [role=application]')]
                          .filter(one => !(one.getAttribute('aria-label') || one.getAttribute('aria-labelledby')
                            || one.textContent.trim() || one.labels?.length)).map(one => one.outerHTML)
                        """);
        assertThat((List<?>) nameless).isEmpty();
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("model");
    }

    @Test
    void aPhoneShowsItAllWithoutScrollingSideways() {
        Page phone =
                chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(390, 844)
                                        .setHasTouch(true)
                                        .setIsMobile(true))
                        .newPage();
        shown(phone, "m=" + id("small"));
        assertThat(((Number) phone.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
        phone.touchscreen().tap(200, 350);
        await(phone, "document.querySelector('#region-kept').textContent.includes('kept')");
        phone.context().close();
    }
}

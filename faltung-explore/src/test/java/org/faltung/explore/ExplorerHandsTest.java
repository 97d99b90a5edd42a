package org.faltung.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The explorer without a mouse: by keys alone, by two fingers, and as a screen reader tells of it.
class ExplorerHandsTest {
    private static Chromium chromium;
    private static Explorer explorer;

    private final List<BrowserContext> contexts = new ArrayList<>();

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
        explorer = Explorer.start(List.of(), "127.0.0.1", 0);
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

    @AfterEach
    void close() {
        contexts.forEach(BrowserContext::close);
    }

    private Page shown(Browser.NewContextOptions options, String fragment) {
        BrowserContext context = chromium.browser().newContext(options);
        contexts.add(context);
        return OnPage.shown(context.newPage(), explorer, fragment);
    }

    private Page shown(String fragment) {
        return shown(new Browser.NewContextOptions().setViewportSize(1200, 780), fragment);
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private static String active(Page page) {
        return (String)
                page.evaluate(
                        """
                        () => {
                          const one = document.activeElement;
                          return one.id || one.dataset.color || one.dataset.format || one.getAttribute('aria-label')
                            || one.className || one.textContent;
                        }
                        """);
    }

    @Test
    void everyControlIsReachedByTabInOrderAndSeen() {
        Page page = shown("m=digits");
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (page.evaluate("document.activeElement === document.body").equals(true)) {
                break;
            }
            seen.add(active(page));
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .as(seen.getLast() + " shows that it has the focus")
                    .isNotEqualTo("none");
        }
        assertThat(seen)
                .containsExactly(
                        "skip",
                        "model",
                        "open",
                        "link",
                        "theme",
                        "help",
                        "view",
                        "zoom-in",
                        "zoom-out",
                        "home",
                        "draw",
                        "pattern",
                        "layers",
                        "build",
                        "Point A of the plane",
                        "Point B of the plane",
                        "Point C of the plane",
                        "The point that C is turned towards",
                        "turn",
                        "Samples",
                        "Random",
                        "Principal",
                        "svg",
                        "png",
                        "geojson",
                        "domain");
    }

    @Test
    void keysAloneMoveZoomAndKeepARegion() {
        Page page = shown("m=two-moons");
        page.focus("#view");
        double u = number(page, "faltung.state.center[0]");
        double span = number(page, "faltung.state.span");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("+");
        assertThat(number(page, "faltung.state.center[0]")).isGreaterThan(u);
        assertThat(number(page, "faltung.state.span")).isCloseTo(span / 1.5, within(1e-9));
        assertThat(page.textContent("#place")).startsWith("input 1 = ");
        OnPage.done(page);
        page.keyboard().press("Enter");
        OnPage.await(page, "document.querySelector('#region-kept').textContent === 'kept'");
        page.focus("#home"); // Escape works everywhere
        page.keyboard().press("Escape");
        assertThat(page.textContent("#region-kept")).isEmpty();
        page.focus("#view");
        page.keyboard().press("Enter");
        page.focus("#region-close");
        page.keyboard().press("Enter");
        assertThat(page.textContent("#region-kept")).isEmpty();
        assertThat(active(page)).isEqualTo("view");
    }

    @Test
    void aLineIsDrawnAndReadByKeysAlone() {
        Page page = shown("m=two-moons");
        page.focus("#draw");
        page.keyboard().press("Enter");
        assertThat(active(page)).isEqualTo("view");
        assertThat(page.textContent("#hint")).contains("Enter");
        double u = number(page, "faltung.state.center[0]");
        page.keyboard().press("Enter");
        page.keyboard().press("Shift+ArrowRight");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        page.waitForSelector("#plot svg polyline");
        assertThat(page.textContent("#hint")).isEmpty();
        assertThat(number(page, "faltung.state.line[0][0]")).isCloseTo(u, within(1e-9));
        assertThat(number(page, "faltung.state.line[1][0]"))
                .isCloseTo(number(page, "faltung.state.center[0]"), within(1e-9));
        page.focus("#plot svg");
        page.keyboard().press("Home");
        assertThat(page.textContent("#plot-at")).startsWith("at 0.000, in region 1 of ");
        page.keyboard().press("PageUp");
        assertThat(page.textContent("#plot-at")).contains("in region 2 of ");
        page.keyboard().press("End");
        int regions = Integer.parseInt(page.getAttribute("#plot", "data-breakpoints")) + 1;
        assertThat(page.getAttribute("#plot svg", "aria-valuetext"))
                .startsWith("at 1.000, in region %d of %d, output 0 ".formatted(regions, regions));
        page.keyboard().press("Escape");
        assertThat(page.isVisible("#line")).isFalse();
    }

    @Test
    void twoClicksDrawALineAndEscapeGivesItUp() {
        Page page = shown("m=two-moons");
        page.click("#draw");
        page.mouse().click(300, 300);
        page.mouse().click(600, 420);
        page.waitForSelector("#plot svg polyline");
        assertThat(page.getAttribute("#draw", "aria-pressed")).isEqualTo("false");
        page.click("#line-close");
        page.click("#draw");
        page.mouse().click(300, 300);
        page.keyboard().press("Escape");
        assertThat(page.getAttribute("#draw", "aria-pressed")).isEqualTo("false");
        assertThat(page.evaluate("faltung.state.line")).isNull();
    }

    @Test
    void theListOfKeysOpensAndCloses() {
        Page page = shown("m=two-moons");
        page.focus("#view");
        page.keyboard().press("?");
        assertThat(page.isVisible("#help-box")).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.isVisible("#help-box")).isFalse();
        assertThat(active(page)).isEqualTo("view");
        page.click("#help");
        page.click("#help-close");
        assertThat(page.isVisible("#help-box")).isFalse();
    }

    @Test
    void whatIsFoundAndKeptIsSaid() {
        Page page = shown("m=two-moons");
        assertThat(page.textContent("#live"))
                .isEqualTo(page.textContent("#number") + " linear regions in this window, exact");
        page.mouse().click(420, 300);
        OnPage.await(page, "document.querySelector('#live-region').textContent !== ''");
        assertThat(page.textContent("#live-region"))
                .startsWith("Region kept: class here ")
                .contains(", area ")
                .contains(", units on ")
                .contains(", neighbours ");
        for (String place : List.of("#live", "#live-region")) {
            assertThat(page.getAttribute(place, "aria-live")).isEqualTo("polite");
        }
    }

    @Test
    void whoWantsLittleMotionHasLittle() {
        Page page =
                shown(
                        new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE),
                        "m=two-moons");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('#link')).transition"))
                .isIn("", "all", "none", "all 0s ease 0s");
        assertThat(
                        number(
                                page,
                                """
                                () => {
                                  const before = faltung.state.span;
                                  document.querySelector('#zoom-in').click();
                                  return before / faltung.state.span;
                                }
                                """))
                .isCloseTo(1.6, within(1e-9));
    }

    @Test
    void theMapStaysUnderTwoFingersAndThePageDoesNotZoom() {
        Page page =
                shown(
                        new Browser.NewContextOptions()
                                .setViewportSize(390, 844)
                                .setHasTouch(true)
                                .setIsMobile(true)
                                .setDeviceScaleFactor(3),
                        "m=two-moons");
        double top = number(page, "document.querySelector('#view').getBoundingClientRect().top");
        CDPSession hand = page.context().newCDPSession(page);
        double[] one = {150, top + 150};
        double[] two = {250, top + 230};
        List<?> below = (List<?>) page.evaluate(UNDER, List.of(150, 150, 250, 230));
        touch(hand, "touchStart", one, two);
        for (int i = 1; i <= 10; i++) {
            one = new double[] {150 - 6 * i, top + 150 - 4.8 * i + 5 * i};
            two = new double[] {250 + 6 * i, top + 230 + 4.8 * i + 5 * i};
            touch(hand, "touchMove", one, two);
        }
        OnPage.await(
                page,
                STILL_UNDER,
                List.of(below, List.of(one[0], one[1] - top, two[0], two[1] - top)));
        touch(hand, "touchEnd");
        assertThat(number(page, "visualViewport.scale")).isEqualTo(1);
        assertThat(number(page, "scrollX + scrollY")).isZero();
        OnPage.await(page, "document.documentElement.dataset.view === 'done'");
        assertThat(page.textContent("#region-kept")).as("two fingers keep no region").isEmpty();
    }

    /// The points of the plane under two places of the map.
    private static final String UNDER =
            "([x, y, z, w]) => [faltung.camera.toPlane(x, y), faltung.camera.toPlane(z, w)].flat()";

    /// Whether they are at two places now, to a pixel.
    private static final String STILL_UNDER =
            """
            ([[u, v, s, t], places]) => [faltung.camera.toScreen(u, v), faltung.camera.toScreen(s, t)].flat()
              .every((x, i) => Math.abs(x - places[i]) < 1)
            """;

    private static void touch(CDPSession hand, String type, double[]... fingers) {
        JsonArray points = new JsonArray();
        for (double[] finger : fingers) {
            JsonObject point = new JsonObject();
            point.addProperty("x", finger[0]);
            point.addProperty("y", finger[1]);
            point.addProperty("id", points.size());
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        hand.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void aRegionWithADecisionBoundaryHasOneRim() {
        Page page = shown("m=two-moons&color=class");
        @SuppressWarnings("unchecked")
        List<Number> rims = (List<Number>) page.evaluate(RIMS);
        assertThat(rims.get(0).intValue()).as("regions that are cut").isGreaterThan(5);
        assertThat(rims.get(1).doubleValue())
                .as("the largest difference of a rim's area and that of what is in it")
                .isLessThan(1e-6);
        assertThat(rims.get(2).intValue()).as("rims that turn inwards").isZero();
    }

    private static final String RIMS =
            """
            () => {
              const area = p => {
                let twice = 0;
                for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) twice += p[j] * p[i + 1] - p[i] * p[j + 1];
                return twice / 2;
              };
              let cut = 0, most = 0, inwards = 0;
              const faces = faltung.shown();
              for (const batch of faces.batches) {
                const inside = new Float64Array(batch.faces), pieces = new Int32Array(batch.faces);
                for (let k = 0; k < batch.pieces; k++) {
                  inside[batch.pieceFace[k]] += area(batch.corner.subarray(2 * batch.pieceStart[k], 2 * batch.pieceStart[k + 1]));
                  pieces[batch.pieceFace[k]]++;
                }
                for (let face = 0; face < batch.faces; face++) {
                  const rim = faces.outline({ batch, face });
                  if (pieces[face] > 1) cut++;
                  most = Math.max(most, Math.abs(area(rim) - inside[face]));
                  for (let i = 0; i < rim.length; i += 2) {
                    const [ax, ay, bx, by, cx, cy] = [0, 1, 2, 3, 4, 5].map(k => rim[(i + k) % rim.length]);
                    if ((bx - ax) * (cy - by) - (by - ay) * (cx - bx) < -1e-9) inwards++;
                  }
                }
              }
              return [cut, most, inwards];
            }
            """;
}

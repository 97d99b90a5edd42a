package org.faltung.explore;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/// Takes the pictures of docs/explorer.md: of the page as it is, in a real browser.
final class TourPictures {
    private static final Browser.NewContextOptions DESK =
            new Browser.NewContextOptions().setViewportSize(1180, 720);

    private TourPictures() {}

    /// @param args the folder, docs/pictures
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        try (Explorer explorer = Explorer.start(List.of(), "127.0.0.1", 0);
                Chromium chromium = Chromium.launch()) {
            Browser browser = chromium.browser();
            Page digits =
                    shown(
                            browser.newContext(DESK).newPage(),
                            explorer,
                            "m=digits&color=class&c=1.96,1.13&s=1.55&pin=1.97,1.15");
            settle(digits, "#region-body .pictures");
            save(digits, folder.resolve("explorer-digits.png"));
            Page moons = shown(browser.newContext(DESK).newPage(), explorer, "m=two-moons");
            save(moons, folder.resolve("explorer-moons.png"));
            Page dark = browser.newContext(DESK.setColorScheme(ColorScheme.DARK)).newPage();
            shown(dark, explorer, "m=two-moons&color=depth&line=-0.9,0.95,1.9,-0.35");
            settle(dark, "#plot svg");
            save(dark, folder.resolve("explorer-line.png"));
            Page phone =
                    browser.newContext(
                                    new Browser.NewContextOptions()
                                            .setViewportSize(390, 844)
                                            .setHasTouch(true)
                                            .setIsMobile(true))
                            .newPage();
            shown(phone, explorer, "m=karate&pin=0.6,0.45");
            settle(phone, "#region-body .facts");
            save(phone, folder.resolve("explorer-phone.png"));
        }
    }

    private static Page shown(Page page, Explorer explorer, String fragment) {
        page.setDefaultTimeout(60_000);
        page.navigate(explorer.address() + "#" + fragment);
        settle(page, "html[data-view=done]");
        return page;
    }

    private static void settle(Page page, String until) {
        page.locator(until)
                .first()
                .waitFor(
                        new com.microsoft.playwright.Locator.WaitForOptions()
                                .setState(
                                        com.microsoft.playwright.options.WaitForSelectorState
                                                .ATTACHED));
    }

    private static void save(Page page, Path file) {
        page.waitForTimeout(2500); // counts and shapes come after the view
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}

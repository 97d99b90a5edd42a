package org.faltung.explore;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/// What tests ask of a page, with the patience of a slow machine.
final class OnPage {
    static final double PATIENCE = 60_000;

    private static final Page.WaitForSelectorOptions THERE =
            new Page.WaitForSelectorOptions()
                    .setState(WaitForSelectorState.ATTACHED)
                    .setTimeout(PATIENCE);

    private OnPage() {}

    /// Opens a view of an explorer and waits for all of it.
    static Page shown(Page page, Explorer explorer, String fragment) {
        page.setDefaultTimeout(PATIENCE);
        page.navigate(explorer.address() + "#" + fragment);
        done(page);
        return page;
    }

    /// Waits for all of a view.
    static void done(Page page) {
        page.waitForSelector("html[data-view=done]", THERE);
    }

    /// How many faces are drawn.
    static int faces(Page page) {
        return Integer.parseInt(page.getAttribute("html", "data-faces"));
    }

    /// Waits until something is true on the page. Playwright's own way of it evaluates texts in the page, which the page's
    /// policy forbids.
    static void await(Page page, String expression, Object... argument) {
        for (int i = 0; i < PATIENCE / 50; i++) {
            Object value =
                    argument.length == 0
                            ? page.evaluate(expression)
                            : page.evaluate(expression, argument[0]);
            if (Boolean.TRUE.equals(value)) {
                return;
            }
            page.waitForTimeout(50);
        }
        throw new AssertionError("still not true: " + expression);
    }
}

package io.driftgate.it.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that was opened from disk, and what it did beside showing itself. */
final class Visit implements AutoCloseable {
    static final Path SCREENSHOTS = Path.of(System.getProperty("it.screenshots", "target/screenshots"));

    private final BrowserContext context;
    private final Page page;
    private final List<String> deeds = new ArrayList<>();

    private Visit(BrowserContext context, Path file) {
        this.context = context;
        context.setDefaultTimeout(15_000);
        page = context.newPage();
        String own = file.toAbsolutePath().toUri().toString();
        context.onRequest(request -> {
            if (!request.url().split("#", -1)[0].equals(own)) {
                deeds.add("asked for " + request.url());
            }
        });
        page.onConsoleMessage(message -> deeds.add("told the console: " + message.text()));
        page.onPageError(error -> deeds.add("failed: " + error));
        page.onDialog(dialog -> {
            deeds.add("asked: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(own);
    }

    static Visit to(Path file, Browser browser) {
        return to(file, browser, new Browser.NewContextOptions());
    }

    static Visit to(Path file, Browser browser, Browser.NewContextOptions options) {
        return new Visit(browser.newContext(options), file);
    }

    Page page() {
        return page;
    }

    /** What a page that only shows itself does not do. */
    List<String> deeds() {
        return List.copyOf(deeds);
    }

    Locator region(String name) {
        return named(page.locator("body"), AriaRole.REGION, name);
    }

    static Locator named(Locator within, AriaRole role, String name) {
        return within.getByRole(
                role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The texts of those of the elements that are visible, each on one line. */
    static List<String> shown(Locator elements) {
        return elements.all().stream()
                .filter(Locator::isVisible)
                .map(element -> element.innerText().replaceAll("\\s+", " ").strip())
                .toList();
    }

    /** Leaves a picture for people. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}

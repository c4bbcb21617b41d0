package io.driftgate.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The drift report by day and night, on a phone and on paper, and for those who do not see it. */
@ExtendWith(Chromium.class)
class DriftPageLooksIT {
    private static final String COLOURS =
            "() => { const style = getComputedStyle(document.body); return style.color + ' on ' + style.backgroundColor; }";

    private final Chromium.Desk desk;

    DriftPageLooksIT(Chromium.Desk desk) {
        this.desk = desk;
    }

    private Visit shop() {
        return Visit.to(desk.pages().shop(), desk.browser());
    }

    @Test
    void lightAndDark() {
        try (Visit visit = shop()) {
            assertEquals("rgb(27, 31, 36) on rgb(255, 255, 255)", visit.page().evaluate(COLOURS));
            visit.screenshot("light");

            visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertEquals("rgb(230, 237, 243) on rgb(13, 17, 23)", visit.page().evaluate(COLOURS));
            visit.screenshot("dark");
        }
    }

    @Test
    void onPaperAllIsBlackOnWhiteAndOpen() {
        try (Visit visit = shop()) {
            visit.page()
                    .emulateMedia(
                            new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
            assertEquals("rgb(0, 0, 0) on rgb(255, 255, 255)", visit.page().evaluate(COLOURS));
            assertThat(visit.page().getByLabel("Search names and texts")).isHidden();

            visit.page()
                    .evaluate("() => addEventListener('beforeprint',"
                            + " () => { window.closed_ = document.querySelectorAll('details:not([open])').length; })");
            assertEquals(6, visit.page().locator("details:not([open])").count());
            visit.page().pdf(new Page.PdfOptions().setPath(Visit.SCREENSHOTS.resolve("paper.pdf")));
            assertEquals(0, visit.page().evaluate("window.closed_"), "closed while it was printed");
            assertEquals(6, visit.page().locator("details:not([open])").count(), "closed again");
            visit.screenshot("paper");
        }
    }

    @Test
    void onPaperAllIsOpenWithoutAScriptToo() {
        try (Visit visit = Visit.to(
                desk.pages().shop(), desk.browser(), new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(visit.page().locator("td.expected details pre").first()).isVisible();
            assertThat(visit.page().getByText("country TEXT REFERENCES countries (code)"))
                    .isVisible();
        }
    }

    @Test
    void aPhoneScrollsOnlyDownwards() {
        for (Path file : desk.pages().all()) {
            try (Visit visit = phone(file)) {
                assertEquals(
                        360, visit.page().evaluate("document.documentElement.scrollWidth"), () -> file + " is wider");
                if (file.equals(desk.pages().shop())) {
                    visit.screenshot("phone");
                }
            }
        }
    }

    private Visit phone(Path file) {
        return Visit.to(file, desk.browser(), new Browser.NewContextOptions().setViewportSize(360, 740));
    }

    @Test
    void nothingShutsPeopleOut() {
        List<String> violations = new ArrayList<>();
        for (Path file : desk.pages().all()) {
            try (Visit visit = Visit.to(file, desk.browser())) {
                fewer(visit);
                violations.addAll(violations("light", file, new AxeBuilder(visit.page())));
                visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                violations.addAll(
                        violations("dark", file, new AxeBuilder(visit.page()).withRules(List.of("color-contrast"))));
                visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                visit.page().setViewportSize(360, 740);
                violations.addAll(violations("phone", file, new AxeBuilder(visit.page())));
            }
        }
        assertEquals(List.of(), violations);
    }

    /** Of thousands of tables ten: they are all alike, and axe takes long for each. */
    private static void fewer(Visit visit) {
        visit.page()
                .evaluate(
                        "document.querySelectorAll('section.table:nth-of-type(n + 11)').forEach(table => table.remove())");
    }

    private static List<String> violations(String look, Path file, AxeBuilder axe) {
        return axe.setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> file.getFileName() + ", " + look + ": " + rule.getId() + " at " + node.getTarget()
                                + ": " + node.getFailureSummary()))
                .toList();
    }
}

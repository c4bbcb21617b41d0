package io.driftgate.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The drift report as people read and search it. */
@ExtendWith(Chromium.class)
class DriftPageIT {
    private static final String STAGING = "staging <script>alert('x')</script>";
    private static final String ROWS = ".sides tbody";

    private final Chromium.Desk desk;

    DriftPageIT(Chromium.Desk desk) {
        this.desk = desk;
    }

    private Visit shop() {
        return Visit.to(desk.pages().shop(), desk.browser());
    }

    @Test
    void theVerdictsComeFirstWorstFirst() {
        try (Visit visit = shop()) {
            assertThat(visit.page())
                    .hasTitle("Drift report 2026-03-14: 1 of 3 databases has drifted, 1 could not be checked");
            assertEquals(
                    List.of(
                            "1 of 3 databases has drifted, 1 could not be checked",
                            "Databases",
                            "prod ✗ drift",
                            STAGING + " ! error",
                            "archive ✓ clean"),
                    Visit.shown(visit.page().locator("h1, h2")));
            assertEquals(
                    List.of(
                            "Database Verdict Since Differences Version Pending",
                            "prod ✗ drift 2026-03-10 3 missing, 2 not expected, 6 changed, 1 waived 003 004 005",
                            STAGING + " ! error 2026-03-01 not known",
                            "archive ✓ clean none 005"),
                    Visit.shown(visit.region("Verdict per database").getByRole(AriaRole.ROW)));
            assertEquals(List.of(), visit.deeds());
        }
    }

    @Test
    void everythingAboutADatabaseIsFoundByItsName() {
        try (Visit visit = shop()) {
            Locator prod = visit.region("prod ✗ drift");
            assertEquals(
                    List.of(
                            "Pending migrations",
                            "Differences",
                            "Waived differences",
                            "Changed tables and their neighbours",
                            "Gone since",
                            "Differences over time",
                            "Checks",
                            "Notes"),
                    Visit.shown(prod.locator("h3")));
            assertEquals(
                    List.of(
                            "main.\"<script>alert('x')</script>\"",
                            "main.addresses",
                            "main.open_orders",
                            "main.order_items",
                            "main.orders",
                            "main.\"\u05d0\u05d1\\u202E\u05d2\u05d3\"",
                            "main.\"\ud83d\udc18\""),
                    Visit.shown(prod.locator("h4")));
            assertEquals(
                    List.of(
                            "What Reason Holds Since",
                            "index not expected: main.customers.customers_name_tried tried until <spring>"
                                    + " until 2026-03-20, 6 days left 2026-03-06"),
                    Visit.shown(visit.region("Waived differences of prod").getByRole(AriaRole.ROW)));
            assertThat(visit.region("Picture of the changed tables of prod").getByRole(AriaRole.IMG))
                    .hasAccessibleName("Changed tables and their neighbours by foreign key:"
                            + " main.\"<script>alert('x')</script>\", main.addresses, main.customers,"
                            + " main.order_items, main.orders, main.\"\u05d0\u05d1\\u202E\u05d2\u05d3\","
                            + " main.\"\ud83d\udc18\"");
            assertThat(visit.region("Chart of the differences of prod").getByRole(AriaRole.IMG))
                    .hasAccessibleName("Differences each night from 2026-03-01 (0) to 2026-03-14 (11)");
            assertEquals(
                    List.of(
                            "table not expected: main.orders_hotfix, gone since 2026-03-06",
                            "passed: always/names.sql:1 1 row",
                            "failed: always/names.sql:3 1 row found, and none expected id = 7, name = Home <b>",
                            "The waiver DG1* on main.old (over) expired and waives nothing."),
                    Visit.shown(prod.locator("ul li")));
            String file =
                    desk.pages().shop().resolveSibling("no/such/folder/shop.db").toString();
            assertEquals(
                    List.of("Cannot open jdbc:sqlite:" + file + ": there is no file " + file
                            + "; check the path in the URL."),
                    Visit.shown(visit.region(STAGING + " ! error").locator("strong")));
        }
    }

    @Test
    void changedWordsAreMarkedOnBothSides() {
        try (Visit visit = shop()) {
            Locator table =
                    Visit.named(visit.region("prod ✗ drift"), AriaRole.TABLE, "Differences of main.order_items");
            assertEquals(
                    List.of(
                            "What Property Expected Actual Since",
                            "column changed: main.order_items.amount DG203 · owner app <owner> · from"
                                    + " migrations/002_orders.sql:13 nullable false true 2026-03-11",
                            "foreign key changed: main.order_items.\"foreign key (order_id)\" DG303 · owner app <owner>"
                                    + " · from migrations/002_orders.sql:9 delete-rule CASCADE not there 2026-03-11",
                            "column changed: main.order_items.price DG203 · owner app <owner> · from"
                                    + " migrations/002_orders.sql:14 type NUMERIC(10,2) NUMERIC(12,2) 2026-03-11",
                            "column changed: main.order_items.sku DG203 · owner app <owner> · from"
                                    + " migrations/002_orders.sql:12 type TEXT VARCHAR(40) 2026-03-11"),
                    Visit.shown(table.getByRole(AriaRole.ROW)));
            assertEquals(List.of("false", "10", "TEXT"), Visit.shown(table.locator("del")));
            assertEquals(List.of("true", "12", "VARCHAR(40)"), Visit.shown(table.locator("ins")));
        }
    }

    @Test
    void theKeyboardReachesAndOpensWhatIsFolded() {
        try (Visit visit = shop()) {
            List<String> stops = new ArrayList<>();
            while (stops.size() < 20
                    && !stops.contains("SUMMARY CREATE TABLE addresses ( id INTEGER PRIMARY KEY, custome …")) {
                visit.page().keyboard().press("Tab");
                stops.add((String) visit.page()
                        .evaluate("() => { const at = document.activeElement; return at.tagName + ' '"
                                + " + (at.getAttribute('aria-label') || at.id || at.textContent); }"));
            }
            assertEquals(
                    List.of(
                            "INPUT search",
                            "SELECT verdict",
                            "SELECT kind",
                            "DIV Verdict per database",
                            "A prod",
                            "A " + STAGING,
                            "A archive",
                            "SUMMARY CREATE TABLE addresses ( id INTEGER PRIMARY KEY, custome …"),
                    stops);

            Locator statement = visit.page()
                    .locator("td.expected pre", new Page.LocatorOptions().setHasText("CREATE TABLE addresses"));
            assertFalse(statement.isVisible());
            visit.page().keyboard().press("Enter");
            assertThat(statement).isVisible();
            assertTrue(statement.innerText().contains("country TEXT REFERENCES countries (code)"));
        }
    }

    @Test
    void bothSidesOfADifferenceOpenTogether() {
        try (Visit visit = shop()) {
            Locator sides = visit.page().locator("td.text details:has(del, ins) pre");
            assertEquals(List.of(), Visit.shown(sides));
            visit.page().locator("td.expected summary").nth(1).click();
            assertThat(sides.nth(1)).isVisible();
            assertEquals(2, Visit.shown(sides).size());
        }
    }

    @Test
    void filtersLeaveWhatFitsAndCountIt() {
        try (Visit visit = shop()) {
            assertEquals(11, visible(visit, ROWS));
            assertThat(visit.page().getByRole(AriaRole.STATUS)).hasText("");

            visit.page().getByLabel("Difference", exact()).selectOption("missing");
            found(visit, 3, "3 of 11 differences shown", 3, List.of("prod ✗ drift"));

            visit.page().getByLabel("Search names and texts").fill("ORDERS_customer");
            found(visit, 1, "1 of 11 differences shown", 1, List.of("prod ✗ drift"));

            visit.page().getByLabel("Difference", exact()).selectOption("any");
            visit.page().getByLabel("Search names and texts").fill("varchar(40)");
            found(visit, 1, "1 of 11 differences shown", 1, List.of("prod ✗ drift"));

            visit.page().getByLabel("Search names and texts").fill("nobody has this");
            found(visit, 0, "0 of 11 differences shown", 0, List.of());

            visit.page().getByLabel("Search names and texts").fill("");
            visit.page().getByLabel("Verdict", exact()).selectOption("error");
            found(visit, 0, "0 of 11 differences shown", 0, List.of(STAGING + " ! error"));

            visit.page().getByLabel("Verdict", exact()).selectOption("any");
            found(visit, 11, "", 7, List.of("prod ✗ drift", STAGING + " ! error", "archive ✓ clean"));
        }
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void found(Visit visit, int rows, String status, int tables, List<String> targets) {
        assertThat(visit.page().getByRole(AriaRole.STATUS)).hasText(status);
        assertEquals(rows, visible(visit, ROWS));
        assertEquals(tables, visible(visit, "section.table"));
        assertEquals(targets, Visit.shown(visit.page().locator("section.target h2")));
        assertEquals(
                targets.stream()
                        .map(name -> name.substring(0, name.length() - 8))
                        .toList(),
                Visit.shown(visit.page().locator("#overview tbody th")));
    }

    private static int visible(Visit visit, String selector) {
        return visit.page().locator(selector + ":visible").count();
    }

    @Test
    void withoutAScriptAllCanBeRead() {
        try (Visit visit = Visit.to(
                        desk.pages().shop(),
                        desk.browser(),
                        new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Visit scripted = shop()) {
            assertThat(visit.page().getByRole(AriaRole.SEARCH)).isHidden();
            assertThat(scripted.page().getByRole(AriaRole.SEARCH)).isVisible();
            assertEquals(
                    scripted.page().locator("main > section").allInnerTexts(),
                    visit.page().locator("main > section").allInnerTexts());
            visit.page()
                    .getByText("CREATE TABLE addresses ( id INTEGER PRIMARY KEY, custome …")
                    .click();
            assertThat(visit.page().locator("td.expected pre").nth(1)).isVisible();
            assertEquals(List.of(), visit.deeds());
        }
    }

    @Test
    void fiveThousandDifferencesOpenScrollAndAreSearched() {
        long began = System.nanoTime();
        try (Visit visit = Visit.to(desk.pages().many(), desk.browser())) {
            assertTrue(System.nanoTime() - began < 30_000_000_000L, "opens within half a minute");
            Locator rows = visit.page().locator(ROWS);
            assertEquals(5_000, rows.count());

            rows.last().scrollIntoViewIfNeeded();
            assertThat(rows.last()).isInViewport();
            assertThat(rows.last()).containsText("column changed: main.t1000.e");

            visit.page().getByLabel("Search names and texts").fill("t0123.a");
            assertThat(visit.page().getByRole(AriaRole.STATUS)).hasText("1 of 5000 differences shown");
            assertEquals(1, visible(visit, ROWS));
            assertThat(visit.page().locator(ROWS + ":visible")).containsText("main.t0123.a");
            assertEquals(List.of(), visit.deeds());
        }
    }

    @Test
    void aRunOfNoDatabasesSaysSo() {
        try (Visit visit = Visit.to(desk.pages().none(), desk.browser())) {
            assertEquals(
                    List.of(
                            "No databases were checked",
                            "The run was given no databases, so this page says nothing about any. Set db.url, or name"
                                    + " environments with db.env."),
                    Visit.shown(visit.page().locator("h1, main > *")));
            assertEquals(List.of(), visit.deeds());
        }
    }
}

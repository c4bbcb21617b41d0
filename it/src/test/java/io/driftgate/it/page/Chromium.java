package io.driftgate.it.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser, which is installed here, and one set of pages for all tests that look at them. Without a browser they are skipped. */
final class Chromium implements BeforeAllCallback, ParameterResolver {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** What is made once; the store that keeps it closes it after the last test. */
    record Desk(Playwright playwright, Browser browser, Pages pages) implements AutoCloseable {

        static Desk open(Path program) throws Exception {
            Pages pages = Pages.make(
                    Path.of(System.getProperty("it.pages", "target/pages")).toAbsolutePath());
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            // Who builds in a container is root there.
                            .setArgs(List.of("--no-sandbox")));
            return new Desk(playwright, browser, pages);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(
                program().isPresent(),
                "None of " + String.join(", ", NAMES) + " is on the PATH, so nobody looks at the page.");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Desk.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Chromium.class, type -> desk(), Desk.class);
    }

    private static Desk desk() {
        try {
            return Desk.open(program().orElseThrow());
        } catch (Exception e) {
            throw new IllegalStateException("the browser or its pages cannot be had: " + e.getMessage(), e);
        }
    }

    private static Optional<Path> program() {
        String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

package io.driftgate.maven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.report.DriftDocument;
import io.driftgate.report.DriftFiles;
import io.driftgate.report.TextReport;
import io.driftgate.report.nights.NightLog;
import io.driftgate.report.nights.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;

/**
 * Gives results in the formats that were asked for, and remembers them for the nights to come.
 *
 * @param goal which is giving them
 * @param stem the name of the files without their endings
 * @param title what a page is called
 * @param history where runs leave what they saw
 */
record Results(
        Set<Format> formats,
        TextReport text,
        String goal,
        Path directory,
        String stem,
        String title,
        Path history,
        Log log) {

    Results {
        formats = Set.copyOf(formats);
    }

    /** @param console what takes the lines of a result, one by one */
    void give(List<DriftResult> results, Function<DriftResult, Consumer<String>> console) {
        if (formats.contains(Format.TEXT)) {
            results.forEach(result -> text.lines(result).forEach(console.apply(result)));
            List<String> unused = TextReport.unused(results);
            results.stream().reduce((first, second) -> second).ifPresent(last -> unused.forEach(console.apply(last)));
        }
        DriftDocument document = new DriftDocument(Instant.now());
        results.forEach(document::add);
        ObjectNode all = document.json();
        remember(all);
        write(all);
    }

    /** Adds what this run saw. */
    void remember(ObjectNode document) {
        inHistory(nights -> nights.append(document, goal));
    }

    /** Tells the document what earlier runs saw, and adds what this one did. */
    void tellAndRemember(ObjectNode document) {
        inHistory(nights -> {
            Story.tell(document, nights);
            nights.append(document, goal);
        });
    }

    private interface Remembering {
        void with(NightLog nights) throws IOException;
    }

    /** That it cannot is worth a warning and no failure. */
    private void inHistory(Remembering work) {
        try {
            work.with(new NightLog(history));
        } catch (IOException e) {
            log.warn("What runs see cannot be kept in " + history + " (" + Reason.of(e)
                    + "), so reports cannot say since when a difference is there. Set db.driftHistory"
                    + " to a file that can be written.");
        }
    }

    void write(ObjectNode document) {
        for (Format format : formats) {
            if (format != Format.TEXT) {
                write(document, format, file(format));
            }
        }
    }

    /** Writes the page to another place than its own. */
    void page(ObjectNode document, Path file) {
        write(document, Format.HTML, file);
    }

    private void write(ObjectNode document, Format format, Path file) {
        try {
            switch (format) {
                case HTML -> DriftFiles.html(document, title, file);
                case MARKDOWN -> DriftFiles.markdown(document, title, file);
                case SARIF -> DriftFiles.sarif(document, file);
                case JUNIT -> DriftFiles.junit(document, file);
                default -> DriftFiles.json(document, file);
            }
        } catch (IOException e) {
            throw new OutputException("The results cannot be written to " + file + ": " + Reason.of(e) + ".", e);
        }
    }

    private Path file(Format format) {
        return directory.resolve(stem + format.ending());
    }

    /** Where more is to be read, as an end of a sentence; empty if no file was asked for. */
    String pointer() {
        return Stream.of(Format.JSON, Format.HTML)
                .filter(formats::contains)
                .findFirst()
                .map(format -> " Details: " + file(format))
                .orElse("");
    }
}

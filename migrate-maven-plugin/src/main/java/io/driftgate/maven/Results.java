package io.driftgate.maven;

import io.driftgate.check.DriftResult;
import io.driftgate.report.JsonReport;
import io.driftgate.report.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gives results in the formats that were asked for.
 *
 * @param file where the JSON goes
 */
record Results(Set<Format> formats, TextReport text, Path file) {

    Results {
        formats = Set.copyOf(formats);
    }

    /** @param console what takes the lines of a result, one by one */
    void give(List<DriftResult> results, Function<DriftResult, Consumer<String>> console) {
        if (formats.contains(Format.TEXT)) {
            results.forEach(result -> text.lines(result).forEach(console.apply(result)));
        }
        if (formats.contains(Format.JSON)) {
            write(results);
        }
    }

    /** Where more is to be read, as an end of a sentence; empty if no file was asked for. */
    String pointer() {
        return formats.contains(Format.JSON) ? " Details: " + file : "";
    }

    private void write(List<DriftResult> results) {
        try {
            JsonReport.write(results, Instant.now(), file);
        } catch (IOException e) {
            throw new OutputException("The results cannot be written to " + file + ": " + e.getMessage() + ".", e);
        }
    }
}

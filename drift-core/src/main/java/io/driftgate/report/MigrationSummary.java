package io.driftgate.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import io.driftgate.migration.MigrationResult;
import io.driftgate.migration.Observed;
import io.driftgate.schema.Schema;
import io.driftgate.source.Dialects;
import io.driftgate.source.SnapshotFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes how a run ended as {@code migration-summary.json}, {@code .md} and {@code .html}; beside it the schema before and
 * after, as snapshots and as statements.
 */
public final class MigrationSummary {
    private static final String NAME = "migration-summary";

    private MigrationSummary() {}

    /** @return the JSON file */
    public static Path write(MigrationResult result, Provenance run, Path directory) throws IOException {
        ObjectNode summary = MigrationJson.summary(result, run);
        Path json = directory.resolve(NAME + ".json");
        MigrationJson.write(summary, json);
        Map<String, Object> view = SummaryView.of(result, summary, run);
        render(NAME + ".md", MarkdownEscaper::escape, view, directory);
        render(NAME + ".html", Escapers.HTML, view, directory);
        if (result.observed().isPresent()) {
            Observed observed = result.observed().get();
            schema(observed.before(), "schema-before", directory);
            schema(observed.after(), "schema-after", directory);
        }
        return json;
    }

    private static void schema(Schema schema, String name, Path directory) throws IOException {
        SnapshotFile.write(schema, directory.resolve(name + ".json"));
        String ddl = Dialects.named(schema.engine().product()).orElseThrow().ddl(schema).stream()
                .map(statement -> statement + ";\n")
                .collect(Collectors.joining("\n"));
        Files.writeString(directory.resolve(name + ".sql"), ddl);
    }

    private static void render(String name, Mustache.Escaper escaper, Map<String, Object> view, Path directory)
            throws IOException {
        try (Writer out = ReportFiles.create(directory.resolve(name))) {
            Templates.render(name, escaper, view, out);
        }
    }
}

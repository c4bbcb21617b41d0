package io.driftgate.maven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.migration.MigrationResult;
import io.driftgate.report.MigrationJson;
import io.driftgate.report.MigrationSummary;
import io.driftgate.report.Provenance;
import java.io.IOException;
import java.nio.file.Path;

/** The files that goals leave in the output directory. */
record Written(Path directory) {

    /** @return the file */
    Path json(String name, ObjectNode document) {
        Path file = directory.resolve(name);
        try {
            MigrationJson.write(document, file);
            return file;
        } catch (IOException e) {
            throw new OutputException("The results cannot be written to " + file + ": " + Reason.of(e) + ".", e);
        }
    }

    /** @return the summary's JSON file; the others lie beside it */
    Path summary(MigrationResult result, Provenance run) {
        try {
            return MigrationSummary.write(result, run, directory);
        } catch (IOException e) {
            throw new OutputException("The summary cannot be written to " + directory + ": " + Reason.of(e) + ".", e);
        }
    }
}

package io.driftgate.maven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.report.MigrationJson;
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
            throw new OutputException("The results cannot be written to " + file + ": " + e.getMessage() + ".", e);
        }
    }
}

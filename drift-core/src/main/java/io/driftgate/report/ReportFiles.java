package io.driftgate.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of reports. */
final class ReportFiles {

    private ReportFiles() {}

    /** Opens a file for UTF-8, with the directories above it; what it held is gone. The caller closes it. */
    static BufferedWriter create(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        return Files.newBufferedWriter(file);
    }
}

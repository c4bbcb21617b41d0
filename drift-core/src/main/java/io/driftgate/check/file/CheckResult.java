package io.driftgate.check.file;

import java.util.List;

/**
 * How a check went.
 *
 * @param file its file below the directory of checks
 * @param line where its statement begins
 * @param message what was found, one clause
 * @param rows up to five of the rows that were found, where they are the reason
 */
public record CheckResult(String file, int line, boolean passed, String message, List<String> rows) {

    public CheckResult {
        rows = List.copyOf(rows);
    }

    /** {@code always/orphans.sql:3: 2 rows, and none was expected}. */
    public String sentence() {
        return file + ":" + line + ": " + message;
    }
}

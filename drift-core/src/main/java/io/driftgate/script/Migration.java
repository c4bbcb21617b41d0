package io.driftgate.script;

import java.nio.file.Path;

/**
 * One migration of a directory.
 *
 * @param kind when it runs
 * @param version as the file name has it; for a repeatable one its description
 * @param description the rest of the name, underscores as spaces
 * @param file where its statements stand
 * @param script its statements, placeholders filled in
 */
public record Migration(Kind kind, Version version, String description, Path file, Script script) {

    /** When a migration runs. */
    public enum Kind {
        /** Once, in the order of versions. */
        VERSIONED,
        /** Instead of all versions up to its own, on an empty database. */
        BASELINE,
        /** After all versioned ones, again whenever its text changes. */
        REPEATABLE
    }

    /** Whether it runs in one transaction: unless its first comments say {@code driftgate: transaction=off}. */
    public boolean isTransactional() {
        return true;
    }

    /** The file's name, as messages have it. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}

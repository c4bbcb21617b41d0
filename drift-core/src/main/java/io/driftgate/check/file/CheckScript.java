package io.driftgate.check.file;

import io.driftgate.script.SqlStatement;
import java.util.List;

/** A file of checks, as it was read. */
public final class CheckScript {
    private final CheckFile file;
    private final List<Check> checks;

    CheckScript(CheckFile file, List<Check> checks) {
        this.file = file;
        this.checks = List.copyOf(checks);
    }

    /** A statement, and what its comments say of its answer. */
    record Check(SqlStatement statement, Expectation expectation) {}

    public CheckFile file() {
        return file;
    }

    List<Check> checks() {
        return checks;
    }
}

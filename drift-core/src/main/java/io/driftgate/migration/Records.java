package io.driftgate.migration;

import io.driftgate.script.Migration;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records a migration whose script may have written into the history itself. One migration's. */
final class Records {
    private final Run run;
    private final Map<String, Long> before;

    /** @param before the rows that stood there before the script ran */
    Records(Run run, Map<String, Long> before) {
        this.run = run;
        this.before = before;
    }

    /** Leaves exactly one row for the migration: ours, or the one that its script inserted, filled in. */
    void applied(Migration migration, Duration took, byte @Nullable [] snapshot) throws SQLException {
        List<Long> own = new ArrayList<>();
        run.history().ids(run.connection()).forEach((version, id) -> {
            if (!before.containsValue(id)) {
                own.add(id);
            }
        });
        if (!own.isEmpty()) {
            run.history().takeOver(run.connection(), own.get(0), migration);
        }
        for (Long more : own.subList(Math.min(1, own.size()), own.size())) {
            run.history().remove(run.connection(), more);
        }
        run.history().applied(run.connection(), migration, took, snapshot);
    }
}

package io.driftgate.migration;

import io.driftgate.schema.Engine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands.
 *
 * @param version the newest applied version; null if nothing is applied
 * @param historyOf whose history it is, such as {@code driftgate} or {@code Flyway}; null without one
 * @param lines applied ones in the order in which they were applied, then the others in theirs
 * @param refusals why the history does not match the files
 */
public record Info(
        String id,
        String database,
        Engine engine,
        @Nullable String version,
        @Nullable String historyOf,
        List<InfoLine> lines,
        List<String> refusals) {

    public Info {
        lines = List.copyOf(lines);
        refusals = List.copyOf(refusals);
    }
}

package io.driftgate.migration;

import io.driftgate.check.post.PostCheck;
import io.driftgate.dialect.Held;
import io.driftgate.diff.ChangeCounts;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run did to a database, seen from outside: up to where it came.
 *
 * @param before the schema before it, without history tables
 * @param after the schema after it
 * @param changes what turned one into the other
 * @param user as whom the database was changed
 * @param held what the database held before; empty if it could not be counted
 * @param holds what it holds now; empty if it could not be counted any more
 * @param renamed tables that have another name now: the new one by the old one
 * @param checks what was looked at, in order
 * @param analyzed the tables whose statistics were refreshed, sorted
 */
public record Observed(
        Schema before,
        Schema after,
        SchemaDiff changes,
        ChangeCounts counts,
        String user,
        Optional<Held> held,
        Optional<Held> holds,
        Map<ObjectPath, ObjectPath> renamed,
        List<PostCheck> checks,
        List<ObjectPath> analyzed) {

    public Observed {
        renamed = Map.copyOf(renamed);
        checks = List.copyOf(checks);
        analyzed = List.copyOf(analyzed);
    }
}

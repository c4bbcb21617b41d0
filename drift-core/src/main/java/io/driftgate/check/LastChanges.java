package io.driftgate.check;

import io.driftgate.dialect.Dialect;
import io.driftgate.schema.ObjectPath;
import io.driftgate.source.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** When the tables that drifted were last changed, where the engine logs that. */
final class LastChanges {

    private LastChanges() {}

    /** What cannot be asked for takes nothing from the result. */
    static DriftResult in(DriftResult result, Connection connection) {
        if (result.verdict() != Verdict.DRIFT) {
            return result;
        }
        Set<ObjectPath> tables = result.judgement().findings().stream()
                .map(finding -> finding.difference().path())
                .filter(path -> path.parts().size() > 1)
                .map(path -> ObjectPath.of(path.first(), path.parts().get(1)))
                .collect(Collectors.toSet());
        try {
            Optional<Dialect> dialect = Dialects.of(connection);
            return dialect.isEmpty() || tables.isEmpty()
                    ? result
                    : result.changed(dialect.get().lastChanges(connection, tables));
        } catch (SQLException e) {
            return result;
        }
    }
}

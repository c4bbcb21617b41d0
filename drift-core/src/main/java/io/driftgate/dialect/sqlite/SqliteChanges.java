package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is read of a SQLite database follows from the rows of {@code sqlite_schema} and two pragmas: while these are as
 * they were, so is the schema. Where rows are different, only what follows from them is read again.
 */
final class SqliteChanges implements ChangeWatch {
    private final SqliteState begin;
    private @Nullable SqliteState last;

    private SqliteChanges(SqliteState begin) {
        this.begin = begin;
    }

    static SqliteChanges begin(Connection connection) throws SQLException {
        return since(SqliteState.now(connection));
    }

    static SqliteChanges since(SqliteState begin) {
        return new SqliteChanges(begin);
    }

    /** How it was when it was last asked what is different; empty if it never was. */
    Optional<SqliteState> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public Optional<SchemaDelta> changes(Connection connection, Schema before) throws SQLException {
        SqliteState now = begin.next(connection);
        last = now;
        if (!now.settings().equals(begin.settings())
                || !now.rows().keySet().equals(begin.rows().keySet())) {
            return Optional.empty();
        }
        Set<SchemaObject.Key> removed = new HashSet<>();
        Set<SchemaObject> put = new HashSet<>();
        for (String schema : now.rows().keySet()) {
            Set<SqliteRow> different = now.different(begin, schema);
            if (different.isEmpty() || !before.schemas().contains(schema)) {
                continue;
            }
            List<SqliteRow> rows = now.rows().getOrDefault(schema, List.of());
            Optional<SchemaDelta> delta = new SqlitePartialReader(connection, schema, rows, before).changes(different);
            if (delta.isEmpty()) {
                return Optional.empty();
            }
            removed.addAll(delta.get().removed());
            put.addAll(delta.get().put());
        }
        return Optional.of(new SchemaDelta(removed, put));
    }
}

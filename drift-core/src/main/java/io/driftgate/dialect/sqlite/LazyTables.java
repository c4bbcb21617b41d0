package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.SqliteCatalog.Column;
import io.driftgate.dialect.sqlite.SqliteCatalog.Relation;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of a schema, each read when it is first asked for. Not thread-safe. */
final class LazyTables {
    private final Connection connection;
    private final String schema;
    private final Map<String, SqliteRow> rows = new HashMap<>();
    private final Map<String, Optional<Relation>> relations = new HashMap<>();
    private final Map<String, Optional<SqliteTable>> read = new HashMap<>();

    LazyTables(Connection connection, String schema, List<SqliteRow> rows) {
        this.connection = connection;
        this.schema = schema;
        for (SqliteRow row : rows) {
            if (row.type().equals("table") && row.isStored()) {
                this.rows.put(row.foldedName(), row);
            }
        }
    }

    /** A database that could not be asked, where no checked exception may be thrown. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SQLException sql;

        private Failure(SQLException sql) {
            super(sql);
            this.sql = sql;
        }

        SQLException sql() {
            return sql;
        }
    }

    /** Whether it is no virtual table's shadow; true also where there is none of that name. */
    boolean isOrdinary(String name) throws SQLException {
        SqliteRow row = rows.get(SqliteWords.fold(name));
        if (row == null) {
            return true;
        }
        Relation relation = relation(row);
        return relation != null && relation.type().equals("table");
    }

    /** None for a view, a virtual table or its shadow, or if there is none of that name, in any case. */
    @Nullable
    SqliteTable find(String name) {
        Optional<SqliteTable> table = read.get(SqliteWords.fold(name));
        if (table == null) {
            try {
                table = Optional.ofNullable(table(name));
            } catch (SQLException e) {
                throw new Failure(e);
            }
            read.put(SqliteWords.fold(name), table);
        }
        return table.orElse(null);
    }

    private @Nullable Relation relation(SqliteRow row) throws SQLException {
        Optional<Relation> relation = relations.get(row.name());
        if (relation == null) {
            relation = Optional.ofNullable(SqliteCatalog.relation(connection, schema, row.name()));
            relations.put(row.name(), relation);
        }
        return relation.orElse(null);
    }

    private @Nullable SqliteTable table(String name) throws SQLException {
        SqliteRow row = rows.get(SqliteWords.fold(name));
        if (row == null || row.sql() == null) {
            return null;
        }
        Relation relation = relation(row);
        if (relation == null || relation.type().equals("shadow")) {
            return null;
        }
        List<Column> columns = SqliteCatalog.columns(connection, schema, row.name());
        return SqliteTable.of(ObjectPath.of(schema, row.name()), row.sql(), relation, columns);
    }
}

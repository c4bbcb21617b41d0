package io.driftgate.dialect.sqlite.backup;

import io.driftgate.dialect.Contents;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts the rows of every table that has pages of its own. Within one transaction of the connection. */
final class TableRows {
    private static final String TABLES = """
            SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name""";

    private TableRows() {}

    static ObjectPath path(String table) {
        return ObjectPath.of("main", table);
    }

    static List<String> tables(Connection connection) throws SQLException {
        return Pragma.strings(connection, TABLES);
    }

    static Contents counted(Connection connection) throws SQLException {
        List<TableContent> contents = new ArrayList<>();
        for (String table : tables(connection)) {
            contents.add(TableContent.counted(path(table), count(connection, "main", table)));
        }
        return Contents.of(contents, Map.of());
    }

    /** @param database as the connection calls it */
    static long count(Connection connection, String database, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM " + Identifier.quote(database) + "." + Identifier.quote(table))) {
            row.next();
            return row.getLong(1);
        }
    }
}

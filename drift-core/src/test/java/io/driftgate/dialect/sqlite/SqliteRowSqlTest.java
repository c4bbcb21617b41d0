package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.SchemaReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of values that are copied into a column, held against SQLite itself: each is inserted. */
class SqliteRowSqlTest {
    private static final List<String> VALUES = List.of(
            "NULL",
            "0",
            "5",
            "-7",
            "9223372036854775807",
            "-9223372036854775808",
            "5.0",
            "2.5",
            "1e300",
            "-9.3e18",
            "9e18",
            "''",
            "' '",
            "'5'",
            "' 5'",
            "'5 '",
            "'05'",
            "'+5'",
            "'-5'",
            "'--5'",
            "'5x'",
            "'x5'",
            "'5.'",
            "'.5'",
            "'5.0'",
            "'2.5'",
            "'5e0'",
            "'5e1'",
            "'5e-1'",
            "'1e300'",
            "'5e'",
            "'0x10'",
            "'1_000'",
            "'9223372036854775807'",
            "'9223372036854775808'",
            "'-9223372036854775808'",
            "'-9223372036854775809'",
            "'inf'",
            "'nan'",
            "'NULL'",
            "'5 6'",
            "char(9) || '5'",
            "'5' || char(10)",
            "'٥'",
            "x''",
            "x'35'",
            "x'00'");

    private static final List<String> TABLES = List.of(
            "v INTEGER) STRICT",
            "v INT) STRICT",
            "v REAL) STRICT",
            "v TEXT) STRICT",
            "v BLOB) STRICT",
            "v ANY) STRICT",
            "v INTEGER PRIMARY KEY)",
            "v INTEGER PRIMARY KEY) WITHOUT ROWID",
            "v INT PRIMARY KEY)",
            "v INTEGER)",
            "v REAL)",
            "v TEXT)",
            "v NUMERIC)",
            "v VARCHAR(3))",
            "v)");

    private final SqliteRowSql sql = new SqliteRowSql();

    @TempDir
    Path folder;

    @Test
    void sayWhatSqliteDoes() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("values.db"));
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < TABLES.size(); i++) {
                statement.execute("CREATE TABLE t" + i + " (" + TABLES.get(i));
            }
            Schema schema = SchemaReader.read(connection, ReadScope.DEFAULT);
            List<String> otherwise = new ArrayList<>();
            for (int i = 0; i < TABLES.size(); i++) {
                for (String value : VALUES) {
                    String said = said(schema, "t" + i, TABLES.get(i).contains("PRIMARY KEY"), value, statement);
                    String done = done("t" + i, value, statement);
                    if (!said.equals(done)) {
                        otherwise.add(TABLES.get(i) + ": " + value + ": " + done + ", and not " + said);
                    }
                }
            }
            assertEquals(List.of(), otherwise);
        }
    }

    private String said(Schema schema, String name, boolean key, String value, Statement statement)
            throws SQLException {
        SchemaObject table = find(schema, ObjectType.TABLE, ObjectPath.of("main", name));
        SchemaObject column =
                find(schema, ObjectType.COLUMN, ObjectPath.of("main", name).child("v"));
        String from = " FROM (WITH r(\"v\") AS (SELECT " + value + ") SELECT * FROM r)";
        String misfit = sql.misfit(table, column, key).orElse("0");
        return answer("SELECT coalesce(" + misfit + ", 0)" + from, statement).equals("1")
                ? "refused"
                : normal(sql.stored(column), from, statement);
    }

    /** NULL is another question. */
    private static String done(String name, String value, Statement statement) throws SQLException {
        if (value.equals("NULL")) {
            return "NULL";
        }
        try {
            statement.execute("INSERT INTO " + name + " VALUES (" + value + ")");
        } catch (SQLException e) {
            return "refused";
        }
        String stored = normal("v", " FROM " + name, statement);
        statement.execute("DELETE FROM " + name);
        return stored;
    }

    /** Numbers are equal whatever their type. */
    private static String normal(String expression, String from, Statement statement) throws SQLException {
        return answer(
                "SELECT CASE WHEN typeof(x) IN ('integer', 'real') THEN 'number ' || quote(x + 0.0) || CASE WHEN typeof(x)"
                        + " = 'integer' THEN '' WHEN x = CAST(x AS INTEGER) THEN '' ELSE ' broken' END ELSE quote(x) END"
                        + " FROM (SELECT " + expression + " AS x" + from + ")",
                statement);
    }

    private static String answer(String query, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static SchemaObject find(Schema schema, ObjectType type, ObjectPath path) {
        return schema.find(new SchemaObject.Key(type, path)).orElseThrow();
    }
}

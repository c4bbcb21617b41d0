package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.Inventory;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Real SQLite databases for tests. */
final class Sqlite {
    static final SqliteDialect DIALECT = new SqliteDialect();
    static final SqliteScratchServer SERVER = new SqliteScratchServer();
    private static final List<String> MAIN = List.of("main");

    private Sqlite() {}

    /** The schema that the scripts give, one after the other. */
    static Schema load(String... scripts) throws SQLException, IOException {
        try (ScratchDatabase scratch = SERVER.create();
                Connection connection = scratch.connect()) {
            for (String script : scripts) {
                run(connection, script);
            }
            return read(connection);
        }
    }

    static void run(Connection connection, String script) throws IOException {
        for (SqlStatement statement : split(script)) {
            try {
                DIALECT.run(connection, statement);
            } catch (SQLException e) {
                throw ScriptException.failed("test.sql", statement, 0, String.valueOf(e.getMessage()), e);
            }
        }
    }

    static List<SqlStatement> split(String script) throws IOException {
        List<SqlStatement> statements = new ArrayList<>();
        DIALECT.splitter().split(Script.of("test.sql", script), statements::add);
        return statements;
    }

    static Schema read(Connection connection) throws SQLException {
        return DIALECT.reading(
                connection,
                open -> new Schema(DIALECT.engine(open), MAIN, DIALECT.complete(open, MAIN, inventory(open))));
    }

    static Inventory inventory(Connection connection) throws SQLException {
        List<Inventory.Relation> relations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DIALECT.inventorySql(MAIN))) {
            while (rows.next()) {
                relations.add(new Inventory.Relation(
                        rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME"), rows.getString("TABLE_TYPE")));
            }
        }
        return new Inventory(relations);
    }

    /** One line an object, without what is never compared. */
    static String text(Schema schema) {
        return schema.objects().stream().map(Sqlite::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(SchemaObject object) {
        StringBuilder line = new StringBuilder(object.type().label() + " " + object.path());
        object.facts().forEach((property, value) -> {
            if (property.aspect() != io.driftgate.schema.Property.Aspect.SOURCE) {
                line.append(" | ").append(property.label()).append("=").append(value);
            }
        });
        return line.toString();
    }
}

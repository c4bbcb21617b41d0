package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Execution;
import io.driftgate.dialect.Holdings;
import io.driftgate.dialect.Inventory;
import io.driftgate.dialect.Preflight;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.RowSql;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.ScriptSplitter;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQLite. Its schemas are {@code main} and whatever else the connection has attached; {@code temp} is never read. */
public final class SqliteDialect implements Dialect {
    private static final String SAVEPOINT = "driftgate_read";

    private final ScriptSplitter splitter = new SqliteScriptSplitter();
    private final Execution execution = new SqliteExecution();

    @Override
    public String product() {
        return Engine.SQLITE;
    }

    @Override
    public Engine engine(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sqlite_version()")) {
            rows.next();
            return new Engine(Engine.SQLITE, rows.getString(1));
        }
    }

    @Override
    public boolean findsNamesInAnyCase() {
        return true;
    }

    @Override
    public List<String> schemas(Connection connection, ReadScope scope) throws SQLException {
        if (scope.schemas().isEmpty()) {
            return List.of("main");
        }
        List<String> attached = attached(connection);
        Set<String> schemas = new TreeSet<>();
        for (String wanted : scope.schemas()) {
            if (wanted.contains("*")) {
                Pattern pattern = Pattern.compile("\\Q" + wanted.replace("*", "\\E.*\\Q") + "\\E");
                attached.stream()
                        .filter(name -> pattern.matcher(name).matches())
                        .forEach(schemas::add);
            } else {
                schemas.add(wanted);
            }
        }
        return List.copyOf(schemas);
    }

    @Override
    public String inventorySql(List<String> schemas) {
        String wanted = schemas.stream().map(SqlText::literal).collect(Collectors.joining(", "));
        return """
                SELECT NULL AS TABLE_CAT, schema AS TABLE_SCHEM, name AS TABLE_NAME,
                  CASE type WHEN 'view' THEN 'VIEW' ELSE 'TABLE' END AS TABLE_TYPE,
                  '' AS REMARKS
                FROM pragma_table_list
                WHERE schema IN (%s) AND type <> 'shadow' AND substr(name, 1, 7) <> 'sqlite_'
                ORDER BY schema, name""".formatted(wanted);
    }

    @Override
    public List<SchemaObject> complete(Connection connection, List<String> schemas, Inventory inventory)
            throws SQLException {
        List<String> attached = attached(connection);
        List<SchemaObject> objects = new ArrayList<>();
        for (String schema : schemas) {
            if (attached.contains(schema)) {
                objects.addAll(SqliteSchemaReader.read(connection, schema, inventory));
            }
        }
        return objects;
    }

    /**
     * Reads behind a savepoint, which is a transaction of its own when none is open, whoever began it and however. It is released
     * and not rolled back after reading: to roll back would cancel the caller's open result sets and make SQLite parse a changed
     * schema again.
     */
    @Override
    public <T> T reading(Connection connection, Work<T> work) throws SQLException {
        execute(connection, "SAVEPOINT " + SAVEPOINT);
        boolean read = false;
        try {
            T result = work.with(connection);
            read = true;
            return result;
        } finally {
            if (!read) {
                execute(connection, "ROLLBACK TO " + SAVEPOINT);
            }
            execute(connection, "RELEASE " + SAVEPOINT);
        }
    }

    @Override
    public ChangeWatch watch(Connection connection) throws SQLException {
        return SqliteChanges.begin(connection);
    }

    @Override
    public ScriptSplitter splitter() {
        return splitter;
    }

    @Override
    public Holdings holdings() {
        return new SqliteHoldings();
    }

    @Override
    public Preflight preflight() {
        return new SqlitePreflight();
    }

    @Override
    public RowSql rows() {
        return new SqliteRowSql();
    }

    @Override
    public Execution execution() {
        return execution;
    }

    /** Prepares the statement first: the driver would otherwise take {@code backup to} and {@code restore from} for itself. */
    @Override
    public void run(Connection connection, SqlStatement statement) throws SQLException {
        JournalMode.requireNoTransaction(connection, statement);
        try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
            prepared.execute();
        }
    }

    @Override
    public String normalForm(Property property, String sql) {
        return SqlText.normalForm(sql);
    }

    @Override
    public List<String> ddl(Schema schema) {
        return SqliteDdl.create(schema);
    }

    @Override
    public List<String> rename(Rename rename) {
        return SqliteDdl.rename(rename);
    }

    @Override
    public List<String> drop(SchemaObject object) {
        return SqliteDdl.drop(object);
    }

    @Override
    public Optional<String> addColumn(SchemaObject column) {
        return Optional.of(SqliteDdl.addColumn(column));
    }

    static String quote(String name) {
        return Identifier.quote(name);
    }

    static List<String> attached(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM pragma_database_list WHERE name <> 'temp'")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

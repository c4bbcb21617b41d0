package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Execution;
import io.driftgate.dialect.Holdings;
import io.driftgate.dialect.Inventory;
import io.driftgate.dialect.Preflight;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.RowSql;
import io.driftgate.dialect.postgres.catalog.CatalogReader;
import io.driftgate.dialect.postgres.catalog.CommitTimes;
import io.driftgate.dialect.postgres.ddl.Literals;
import io.driftgate.dialect.postgres.ddl.PostgresDdl;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;

/** PostgreSQL 12 and later. Its default schema is {@code public}. */
public final class PostgresDialect implements Dialect {
    /**
     * Not in a transaction; not in one that has done what it did, such as using a value that it added to an enum; out of
     * room for locks, of which a transaction holds one for every table, index and sequence until it ends.
     */
    private static final Set<String> FOR_THE_TRANSACTION = Set.of("25001", "2D000", "55P04", "53200");

    private final ScriptSplitter splitter = new PostgresScriptSplitter();
    private final Execution execution = new PostgresExecution();

    @Override
    public String product() {
        return Engine.POSTGRESQL;
    }

    /** The version up to its first space: what follows there is the packager's. */
    @Override
    public Engine engine(Connection connection) throws SQLException {
        String version = connection.getMetaData().getDatabaseProductVersion();
        int space = version.indexOf(' ');
        return new Engine(Engine.POSTGRESQL, space < 0 ? version : version.substring(0, space));
    }

    @Override
    public List<String> schemas(Connection connection, ReadScope scope) throws SQLException {
        return PostgresSchemas.resolve(connection, scope);
    }

    @Override
    public String inventorySql(List<String> schemas) {
        return PostgresInventory.sql(schemas);
    }

    /**
     * @throws SQLException also if the catalogs hold other relations than the inventory: the crawl missed some, or somebody
     *     changed the schema between the two queries
     */
    @Override
    public List<SchemaObject> complete(Connection connection, List<String> schemas, Inventory inventory)
            throws SQLException {
        List<SchemaObject> objects = CatalogReader.read(connection, schemas);
        PostgresInventory.requireSame(inventory, objects);
        return objects;
    }

    @Override
    public <T> T reading(Connection connection, Work<T> work) throws SQLException {
        return PostgresReading.run(connection, work);
    }

    @Override
    public Map<ObjectPath, Instant> lastChanges(Connection connection, Set<ObjectPath> relations) throws SQLException {
        return reading(connection, inside -> CommitTimes.of(inside, relations));
    }

    @Override
    public ChangeWatch watch(Connection connection) throws SQLException {
        return PostgresChanges.begin(connection);
    }

    @Override
    public ScriptSplitter splitter() {
        return splitter;
    }

    @Override
    public Holdings holdings() {
        return new PostgresHoldings();
    }

    @Override
    public Preflight preflight() {
        return new PostgresPreflight();
    }

    @Override
    public RowSql rows() {
        return new PostgresRowSql();
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public void run(Connection connection, SqlStatement statement) throws SQLException {
        PostgresStatements.run(connection, statement);
    }

    @Override
    public boolean mayHideRows(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT pg_catalog.row_security_active(?)")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public int errorPosition(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException server && server.getServerErrorMessage() != null) {
                return server.getServerErrorMessage().getPosition();
            }
        }
        return 0;
    }

    @Override
    public List<String> ddl(Schema schema) {
        return PostgresDdl.create(schema);
    }

    @Override
    public Schema excerpt(Schema schema, Set<ObjectPath> wanted) {
        return PostgresDdl.excerpt(schema, wanted);
    }

    @Override
    public String withoutLiteralTypes(String sql) {
        return Literals.withoutTypes(sql);
    }

    @Override
    public boolean refusesTransaction(SQLException refusal) {
        return FOR_THE_TRANSACTION.contains(String.valueOf(refusal.getSQLState()));
    }

    @Override
    public Optional<String> addColumn(SchemaObject column) {
        return Optional.of(PostgresDdl.addColumn(column));
    }

    @Override
    public Optional<String> alterColumn(SchemaObject column, Property property) {
        return PostgresDdl.alterColumn(column, property);
    }

    @Override
    public String name(String name) {
        return PostgresDdl.name(name);
    }

    @Override
    public List<String> rename(Rename rename) {
        return PostgresDdl.rename(rename);
    }

    @Override
    public List<String> drop(SchemaObject object) {
        return PostgresDdl.drop(object);
    }

    /** The text itself: what the engine deparses differently after a reload, only a reload can settle. */
    @Override
    public String normalForm(Property property, String sql) {
        return sql;
    }
}

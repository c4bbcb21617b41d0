package io.driftgate.dialect;

import io.driftgate.schema.Engine;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.ScriptSplitter;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What differs between databases, one job a method. Implementations are stateless and thread-safe. */
public interface Dialect {

    /** The product name as the JDBC driver reports it. */
    String product();

    Engine engine(Connection connection) throws SQLException;

    /** Whether a name is found however its letters are written, and kept as it was written first. */
    default boolean findsNamesInAnyCase() {
        return false;
    }

    /** The schema names that the scope means in this database, sorted; patterns are resolved, names are kept as they are. */
    List<String> schemas(Connection connection, ReadScope scope) throws SQLException;

    /**
     * The query behind the crawl's inventory, with the columns {@code TABLE_CAT, TABLE_SCHEM, TABLE_NAME, TABLE_TYPE,
     * REMARKS} of JDBC's {@code getTables}. Reads catalogs that every role may read.
     */
    String inventorySql(List<String> schemas);

    /**
     * Completes the inventory: every object of the schemas, and every server-wide one, with all its facts, in a number of
     * statements that does not depend on how much there is.
     *
     * @param connection inside a transaction whose search_path is empty; left as it was
     * @throws SQLException if any of the catalogs cannot be read; nothing is skipped silently
     */
    List<SchemaObject> complete(Connection connection, List<String> schemas, Inventory inventory) throws SQLException;

    /**
     * Runs the work so that the caller's transaction and session are afterwards as they were: in a transaction of its own,
     * rolled back, if none is open, otherwise behind a savepoint.
     */
    <T> T reading(Connection connection, Work<T> work) throws SQLException;

    /**
     * Begins to watch for changes of the schema.
     *
     * @param connection inside a transaction that has written nothing yet
     */
    default ChangeWatch watch(Connection connection) throws SQLException {
        return ChangeWatch.BLIND;
    }

    /**
     * When each relation was last changed, as far as the engine logs that; nothing is guessed.
     *
     * @param relations paths of two parts; one that does not exist has no time
     */
    default Map<ObjectPath, Instant> lastChanges(Connection connection, Set<ObjectPath> relations) throws SQLException {
        return Map.of();
    }

    ScriptSplitter splitter();

    /** How migrations run on this engine. */
    Execution execution();

    /** What a database of this engine holds. */
    Holdings holdings();

    /** Looks whether a database lets a run do what it wants. */
    Preflight preflight();

    /** How rows are asked about on this engine. */
    RowSql rows();

    /** Runs one statement of a script, with its COPY data where it has some. */
    void run(Connection connection, SqlStatement statement) throws SQLException;

    /**
     * Whether the engine may hide rows of a table from whoever is connected.
     *
     * @param table its name as it stands in a statement
     */
    default boolean mayHideRows(Connection connection, String table) throws SQLException {
        return false;
    }

    /** Where in its statement an error is, in characters from 1; 0 if the engine does not say. */
    default int errorPosition(SQLException error) {
        return 0;
    }

    /** The form of a {@link Property.Form#SQL} value in which two spellings of one thing are equal. */
    String normalForm(Property property, String sql);

    /**
     * The statements that create the schema's objects in an empty database, in dependency order as far as it is known; a
     * statement that fails because another must come first may be tried again later.
     */
    List<String> ddl(Schema schema);

    /** A name as the engine itself writes it into its texts: in quotes where it needs them. */
    default String name(String name) {
        return Identifier.quoteIfNeeded(name);
    }

    /** SQL whose literals have no type of their own, where the engine writes them with one: it finds it anew on loading. */
    default String withoutLiteralTypes(String sql) {
        return sql;
    }

    /**
     * Whether a statement was refused only for the transaction around it: it must not stand in one, or that has become too
     * large for the server.
     */
    default boolean refusesTransaction(SQLException refusal) {
        return false;
    }

    /**
     * What has to be loaded into scratch so that the wanted objects read back as they should: these and all that they need,
     * without what a scratch server may lack and no text depends on, such as roles. The whole schema where loading is cheap.
     */
    default Schema excerpt(Schema schema, Set<ObjectPath> wanted) {
        return schema;
    }

    /**
     * The statements that give an object its new name, and with it everything that refers to it; none where a name can only be
     * given anew and nothing refers to it.
     */
    List<String> rename(Rename rename);

    /**
     * The statements that take an object away, and only it; any one of them does where there are several, because a path
     * does not say all about its object. None for what is no object of its own.
     */
    List<String> drop(SchemaObject object);

    /** The statement that puts a column into its table, which stands already. */
    Optional<String> addColumn(SchemaObject column);

    /**
     * The statement that gives a column, which stands already, the value that it has here.
     *
     * @param property in which alone the two differ
     */
    default Optional<String> alterColumn(SchemaObject column, Property property) {
        return Optional.empty();
    }

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}

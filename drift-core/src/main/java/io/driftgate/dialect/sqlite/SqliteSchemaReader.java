package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.Inventory;
import io.driftgate.dialect.sqlite.SqliteCatalog.Entry;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns the catalog of one schema into objects. Used once. */
final class SqliteSchemaReader {
    private final String schema;
    private final SqliteCatalog catalog;
    private final Map<String, ObjectPath> relations = new HashMap<>();
    private final Map<String, SqliteTable> tables = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<SchemaObject> objects = new ArrayList<>();

    private SqliteSchemaReader(String schema, SqliteCatalog catalog) {
        this.schema = schema;
        this.catalog = catalog;
    }

    static List<SchemaObject> read(Connection connection, String schema, Inventory inventory) throws SQLException {
        return new SqliteSchemaReader(schema, SqliteCatalog.read(connection, schema)).objects(inventory);
    }

    private List<SchemaObject> objects(Inventory inventory) throws SQLException {
        for (Entry entry : catalog.entries()) {
            prepare(entry);
        }
        for (Inventory.Relation relation : inventory.relations()) {
            if (relation.schema().equals(schema)) {
                relations.put(SqliteWords.fold(relation.name()), ObjectPath.of(schema, relation.name()));
            }
        }
        objects.add(new SchemaObject(ObjectType.SCHEMA, ObjectPath.of(schema), Facts.of(Map.of())));
        EntryObjects found = new EntryObjects(this::table, names);
        Set<String> missing = new HashSet<>(relations.keySet());
        for (Entry entry : catalog.entries()) {
            ObjectPath relation = relations.get(SqliteWords.fold(entry.relation()));
            if (relation != null) {
                objects.addAll(reading(entry, () -> found.of(entry, relation)));
                missing.remove(SqliteWords.fold(entry.name()));
            }
        }
        if (!missing.isEmpty()) {
            throw new SQLException("sqlite_schema of " + schema + " has no definition of " + missing);
        }
        options();
        return objects;
    }

    /** Reads the tables first, since foreign keys and definitions refer to any of them. */
    private void prepare(Entry entry) throws SQLException {
        if (entry.type().equals("table") || entry.type().equals("view")) {
            names.add(SqliteWords.fold(entry.name()));
        }
        List<SqliteCatalog.Column> columns = catalog.columns().get(entry.name());
        SqliteCatalog.Relation relation = catalog.relations().get(entry.name());
        if (entry.type().equals("table")
                && columns != null
                && relation != null
                && !relation.type().equals("shadow")) {
            ObjectPath path = ObjectPath.of(schema, entry.name());
            SqliteTable table = reading(entry, () -> SqliteTable.of(path, entry.sql(), relation, columns));
            tables.put(SqliteWords.fold(entry.name()), table);
            names.addAll(table.declaredNames().keySet());
        }
    }

    private @Nullable SqliteTable table(String name) {
        return tables.get(SqliteWords.fold(name));
    }

    /**
     * The application id says what kind of file this is, and the encoding decides what a string function sees. The user version
     * is left out: it is where many tools count their migrations, and so history, not schema.
     */
    private void options() {
        if (catalog.applicationId() != 0) {
            option("application_id", Integer.toString(catalog.applicationId()));
        }
        if (!catalog.encoding().equals("UTF-8")) {
            option("encoding", catalog.encoding());
        }
    }

    private void option(String name, String value) {
        Facts facts = Facts.of(Map.of(Property.CONFIGURATION, value));
        objects.add(new SchemaObject(ObjectType.OPTION, ObjectPath.of("database", name), facts));
    }

    /** @throws SQLException if the text is none that this reader knows; nothing is guessed or left out */
    private <T> T reading(Entry entry, Supplier<T> work) throws SQLException {
        try {
            return work.get();
        } catch (IllegalStateException e) {
            String what = entry.type() + " " + ObjectPath.of(schema, entry.name());
            throw new SQLException("the definition of " + what + " cannot be read: " + e.getMessage(), e);
        }
    }
}

package io.driftgate.dialect.sqlite;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads of one schema what may look different once some rows of {@code sqlite_schema} do: their tables, the tables that refer to
 * these, and every view and trigger, in whose texts the names of all tables and columns count. Used once.
 */
final class SqlitePartialReader {
    private final String schema;
    private final List<SqliteRow> rows;
    private final Schema before;
    private final LazyTables tables;

    /** @param rows as they are now */
    SqlitePartialReader(Connection connection, String schema, List<SqliteRow> rows, Schema before) {
        this.schema = schema;
        this.rows = rows;
        this.before = before;
        tables = new LazyTables(connection, schema, rows);
    }

    /**
     * What is different.
     *
     * @param different the rows that are, as they were and as they are
     * @return empty if that takes a whole read: virtual tables decide what other tables are
     */
    Optional<SchemaDelta> changes(Set<SqliteRow> different) throws SQLException {
        if (different.stream().anyMatch(row -> row.isVirtual() || row.name().contains("\"")) || hasTwins()) {
            return Optional.empty();
        }
        Set<String> affected = affected(different);
        for (String table : affected) {
            if (!tables.isOrdinary(table)) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(delta(affected, different));
        } catch (IllegalStateException e) {
            // The whole read says what cannot be read.
            return Optional.empty();
        } catch (LazyTables.Failure e) {
            throw e.sql();
        }
    }

    /** Only who edits {@code sqlite_schema} by hand makes two of one name. */
    private boolean hasTwins() {
        Set<String> seen = new HashSet<>();
        return rows.stream().anyMatch(row -> !seen.add(row.key()));
    }

    private Set<String> affected(Set<SqliteRow> different) {
        Set<String> changed = new HashSet<>();
        for (SqliteRow row : different) {
            if (!row.isInternal() && (row.type().equals("table") || row.type().equals("index"))) {
                changed.add(row.foldedRelation());
            }
        }
        Set<String> affected = new HashSet<>(changed);
        for (SchemaObject object : before.objects()) {
            if (object.type() == ObjectType.FOREIGN_KEY && isHere(object) && refers(object, changed)) {
                affected.add(fold(object.path().parts().get(1)));
            }
        }
        return affected;
    }

    /** A name stands in a path as it is, but for quotes; so few paths are looked into. */
    private static boolean refers(SchemaObject key, Set<String> tables) {
        String target = key.get(Property.REFERENCED_TABLE);
        if (target == null) {
            return false;
        }
        String folded = fold(target);
        return tables.stream().anyMatch(table -> table.contains("\"") || folded.contains(table))
                && tables.contains(fold(ObjectPath.parse(target).name()));
    }

    private SchemaDelta delta(Set<String> affected, Set<SqliteRow> different) {
        Map<SchemaObject.Key, SchemaObject> old = mayDiffer(affected, different);
        Set<SchemaObject> put = new HashSet<>();
        for (SchemaObject object : read(affected, different)) {
            if (!object.equals(old.remove(object.key()))) {
                put.add(object);
            }
        }
        return new SchemaDelta(old.keySet(), put);
    }

    private boolean isHere(SchemaObject object) {
        return object.path().parts().size() > 1
                && object.type() != ObjectType.OPTION
                && object.path().first().equals(schema);
    }

    private Map<SchemaObject.Key, SchemaObject> mayDiffer(Set<String> affected, Set<SqliteRow> different) {
        Map<SchemaObject.Key, SchemaObject> found = new HashMap<>();
        for (SchemaObject object : before.objects()) {
            boolean isText = object.type() == ObjectType.VIEW || object.type() == ObjectType.TRIGGER;
            if (isText && isHere(object)) {
                found.put(object.key(), object);
            }
        }
        for (ObjectPath table : spelled(affected, different)) {
            before.at(table).stream().filter(this::isHere).forEach(object -> found.put(object.key(), object));
        }
        return found;
    }

    /** The tables as they are and were called: the two can differ by case. */
    private Set<ObjectPath> spelled(Set<String> affected, Set<SqliteRow> different) {
        return Stream.concat(rows.stream(), different.stream())
                .filter(row -> row.isRelation() && affected.contains(row.foldedName()))
                .map(row -> ObjectPath.of(schema, row.name()))
                .collect(Collectors.toSet());
    }

    private List<SchemaObject> read(Set<String> affected, Set<SqliteRow> different) {
        boolean texts = rows.stream().anyMatch(SqliteRow::isText);
        EntryObjects reader = new EntryObjects(tables::find, texts ? names(affected) : Set.of());
        Map<String, SqliteRow> relations = relations();
        List<SchemaObject> found = new ArrayList<>();
        for (SqliteRow row : rows) {
            boolean wanted = row.sql() != null && (row.isText() || affected.contains(row.foldedRelation()));
            SqliteRow relation = wanted ? relations.get(row.foldedRelation()) : null;
            if (relation != null && isListed(relation, affected, different)) {
                found.addAll(reader.of(row.entry(), ObjectPath.of(schema, relation.name())));
            }
        }
        return found;
    }

    private Map<String, SqliteRow> relations() {
        Map<String, SqliteRow> relations = new HashMap<>();
        for (SqliteRow row : rows) {
            if (row.isRelation() && !row.isInternal()) {
                relations.put(row.foldedName(), row);
            }
        }
        return relations;
    }

    /** Whether a whole read would list it: what it did list, and what is new. */
    private boolean isListed(SqliteRow relation, Set<String> affected, Set<SqliteRow> different) {
        return affected.contains(relation.foldedName())
                || different.contains(relation)
                || wasListed(ObjectPath.of(schema, relation.name()));
    }

    private boolean wasListed(ObjectPath path) {
        return before.at(path).stream()
                .anyMatch(object -> object.path().equals(path) && object.type().isRelation());
    }

    private Set<String> names(Set<String> affected) {
        Set<String> names = new HashSet<>();
        rows.stream().filter(SqliteRow::isRelation).forEach(row -> names.add(row.foldedName()));
        for (SchemaObject object : before.objects()) {
            if (object.type() == ObjectType.COLUMN
                    && isHere(object)
                    && !affected.contains(fold(object.path().parts().get(1)))) {
                names.add(fold(object.path().name()));
            }
        }
        affected.forEach(table -> addColumns(table, names));
        rows.stream().filter(row -> row.isRelation() && row.isInternal()).forEach(row -> addColumns(row.name(), names));
        return names;
    }

    private void addColumns(String table, Set<String> names) {
        SqliteTable read = tables.find(table);
        if (read != null) {
            names.addAll(read.declaredNames().keySet());
        }
    }

    private static String fold(String name) {
        return SqliteWords.fold(name);
    }
}

package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.SqliteState.Row;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads of one schema what may look different once some rows of {@code sqlite_schema} do: their tables, the tables that refer to
 * these, and every view and trigger, in whose texts the names of all tables and columns count. Used once.
 */
final class SqlitePartialReader {
    private final String schema;
    private final List<Row> rows;
    private final Schema before;
    private final LazyTables tables;

    /** @param rows as they are now */
    SqlitePartialReader(Connection connection, String schema, List<Row> rows, Schema before) {
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
    Optional<SchemaDelta> changes(Set<Row> different) throws SQLException {
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
        return rows.stream().anyMatch(row -> !seen.add((row.isRelation() ? "" : row.type()) + " " + fold(row.name())));
    }

    private Set<String> affected(Set<Row> different) {
        Set<String> changed = new HashSet<>();
        for (Row row : different) {
            if (!row.isInternal() && (row.type().equals("table") || row.type().equals("index"))) {
                changed.add(fold(row.relation()));
            }
        }
        Set<String> affected = new HashSet<>(changed);
        for (SchemaObject object : before.objects()) {
            String target = object.type() == ObjectType.FOREIGN_KEY ? object.get(Property.REFERENCED_TABLE) : null;
            if (target != null
                    && isHere(object)
                    && changed.contains(fold(ObjectPath.parse(target).name()))) {
                affected.add(fold(object.path().parts().get(1)));
            }
        }
        return affected;
    }

    private SchemaDelta delta(Set<String> affected, Set<Row> different) {
        Map<SchemaObject.Key, SchemaObject> old = mayDiffer(affected);
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

    /** The objects of a table stand together, so that its name is looked up once. */
    private Map<SchemaObject.Key, SchemaObject> mayDiffer(Set<String> affected) {
        Map<SchemaObject.Key, SchemaObject> found = new LinkedHashMap<>();
        @Nullable String relation = null;
        boolean isAffected = false;
        for (SchemaObject object : before.objects()) {
            if (!isHere(object)) {
                continue;
            }
            if (!object.path().parts().get(1).equals(relation)) {
                relation = object.path().parts().get(1);
                isAffected = affected.contains(fold(relation));
            }
            if (isAffected || object.type() == ObjectType.VIEW || object.type() == ObjectType.TRIGGER) {
                found.put(object.key(), object);
            }
        }
        return found;
    }

    private List<SchemaObject> read(Set<String> affected, Set<Row> different) {
        boolean texts = rows.stream().anyMatch(SqlitePartialReader::isText);
        EntryObjects reader = new EntryObjects(tables::find, texts ? names(affected) : Set.of());
        Map<String, ObjectPath> relations = relations(affected, different);
        List<SchemaObject> found = new ArrayList<>();
        for (Row row : rows) {
            ObjectPath relation = relations.get(fold(row.relation()));
            boolean wanted = isText(row) || affected.contains(fold(row.relation()));
            if (wanted && relation != null && row.sql() != null) {
                found.addAll(reader.of(row.entry(), relation));
            }
        }
        return found;
    }

    /** Whether names count in its definition. */
    private static boolean isText(Row row) {
        return row.type().equals("view") || row.type().equals("trigger");
    }

    /** The relations that a whole read would list: those that it did, and those that are new. */
    private Map<String, ObjectPath> relations(Set<String> affected, Set<Row> different) {
        Map<String, ObjectPath> relations = new HashMap<>();
        for (Row row : rows) {
            ObjectPath path = ObjectPath.of(schema, row.name());
            boolean listed = row.isRelation()
                    && !row.isInternal()
                    && (affected.contains(fold(row.name())) || different.contains(row) || wasListed(path));
            if (listed) {
                relations.put(fold(row.name()), path);
            }
        }
        return relations;
    }

    private boolean wasListed(ObjectPath path) {
        return before.at(path).stream()
                .anyMatch(object -> object.path().equals(path) && object.type().isRelation());
    }

    private Set<String> names(Set<String> affected) {
        Set<String> names = new HashSet<>();
        rows.stream().filter(Row::isRelation).forEach(row -> names.add(fold(row.name())));
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

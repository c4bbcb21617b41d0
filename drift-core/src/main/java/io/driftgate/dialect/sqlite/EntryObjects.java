package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.SqliteCatalog.Entry;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows of {@code sqlite_schema} into objects. */
final class EntryObjects {
    private final Function<String, @Nullable SqliteTable> tables;
    private final Set<String> names;

    /**
     * @param tables finds a table by name in any case; none for virtual ones
     * @param names all names of tables, views and columns that a definition may mean, folded
     */
    EntryObjects(Function<String, @Nullable SqliteTable> tables, Set<String> names) {
        this.tables = tables;
        this.names = names;
    }

    /**
     * The table with its columns and constraints, or the one object that it is.
     *
     * @param relation what it is, or belongs to
     * @throws IllegalStateException if the text is none that is known
     */
    List<SchemaObject> of(Entry entry, ObjectPath relation) {
        return switch (entry.type()) {
            case "view" -> one(ObjectType.VIEW, relation, StatementFacts.view(entry.sql(), names));
            case "index" -> index(entry, relation);
            case "trigger" ->
                one(ObjectType.TRIGGER, relation.child(entry.name()), StatementFacts.trigger(entry.sql(), names));
            default -> table(entry, relation);
        };
    }

    private static List<SchemaObject> one(ObjectType type, ObjectPath path, Facts facts) {
        return List.of(new SchemaObject(type, path, facts));
    }

    private List<SchemaObject> index(Entry entry, ObjectPath relation) {
        SqliteTable table = tables.apply(entry.relation());
        Facts facts = StatementFacts.index(entry.sql(), name -> table != null && table.knows(name));
        return one(ObjectType.INDEX, relation.child(entry.name()), facts);
    }

    private List<SchemaObject> table(Entry entry, ObjectPath path) {
        SqliteTable table = tables.apply(entry.name());
        if (table == null) {
            return one(ObjectType.TABLE, path, StatementFacts.virtualTable(entry.sql()));
        }
        Facts facts = Facts.builder()
                .flag(Property.WITHOUT_ROWID, table.relation().withoutRowid())
                .flag(Property.STRICT, table.relation().strict())
                .put(Property.SOURCE, entry.sql())
                .build();
        List<SchemaObject> objects = new ArrayList<>(one(ObjectType.TABLE, path, facts));
        for (int i = 0; i < table.columns().size(); i++) {
            objects.add(ColumnFacts.of(table, i));
        }
        objects.addAll(new ConstraintFacts(table, tables).objects());
        return objects;
    }
}

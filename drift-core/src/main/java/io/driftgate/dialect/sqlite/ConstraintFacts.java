package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.CreateTable.Check;
import io.driftgate.dialect.sqlite.CreateTable.Constraint;
import io.driftgate.dialect.sqlite.CreateTable.ForeignKey;
import io.driftgate.dialect.sqlite.CreateTable.Key;
import io.driftgate.dialect.sqlite.CreateTable.KeyPart;
import io.driftgate.schema.Facts;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a table's constraints into objects. One without a name is known by what it says, {@code check (a > 0)} or
 * {@code unique (a, b)}, so that another one beside it changes nothing about it.
 */
final class ConstraintFacts {
    private final SqliteTable table;
    private final Function<String, @Nullable SqliteTable> tables;
    private final Map<SchemaObject.Key, SchemaObject> objects = new LinkedHashMap<>();

    /** @param tables finds a table by name in any case */
    ConstraintFacts(SqliteTable table, Function<String, @Nullable SqliteTable> tables) {
        this.table = table;
        this.tables = tables;
    }

    List<SchemaObject> objects() {
        table.definition().constraints().stream()
                .sorted(Comparator.comparing(ConstraintFacts::target))
                .forEach(this::add);
        return List.copyOf(objects.values());
    }

    /** Keys with the same columns are told apart by order; that order must not be the text's. */
    private static String target(Constraint constraint) {
        return constraint instanceof ForeignKey key ? SqliteWords.fold(key.target()) : "";
    }

    private void add(Constraint constraint) {
        if (constraint instanceof Key key) {
            add(
                    key.primary() ? ObjectType.PRIMARY_KEY : ObjectType.UNIQUE_CONSTRAINT,
                    key.name(),
                    nameOf(key),
                    facts(key));
        } else if (constraint instanceof Check check) {
            String expression = SqlText.shown(check.expression(), table::knows);
            String name = "check (" + SqlText.normalForm(expression) + ")";
            Facts facts = Facts.builder().put(Property.EXPRESSION, expression).build();
            add(ObjectType.CHECK_CONSTRAINT, check.name(), name, facts);
        } else if (constraint instanceof ForeignKey key) {
            add(ObjectType.FOREIGN_KEY, key.name(), "foreign key (" + table.list(key.columns()) + ")", facts(key));
        }
    }

    /** SQLite allows two constraints of one name; the same thing said twice counts once. */
    private void add(ObjectType type, @Nullable String given, String derived, Facts facts) {
        String name = given == null ? derived : given;
        SchemaObject object = new SchemaObject(type, table.path().child(name), facts)
                .with(Property.UNNAMED, given == null ? "true" : null);
        for (int i = 2; objects.containsKey(object.key()); i++) {
            if (object.facts().equals(objects.get(object.key()).facts())) {
                return;
            }
            object = object.at(table.path().child(name + " " + i));
        }
        objects.put(object.key(), object);
    }

    private String nameOf(Key key) {
        return key.primary() ? "primary key" : "unique (" + columns(key) + ")";
    }

    private String columns(Key key) {
        return table.list(key.parts().stream().map(KeyPart::column).toList());
    }

    private Facts facts(Key key) {
        boolean plain = key.parts().stream().allMatch(KeyPart::isPlain);
        return Facts.builder()
                .put(Property.COLUMNS, columns(key))
                .put(Property.KEYS, plain ? null : keys(key))
                .put(Property.ON_CONFLICT, key.onConflict())
                .build();
    }

    private String keys(Key key) {
        return key.parts().stream()
                .map(part -> Identifier.quoteIfNeeded(table.declared(part.column()))
                        + (part.collation() == null ? "" : " COLLATE " + part.collation())
                        + (part.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
    }

    private Facts facts(ForeignKey key) {
        SqliteTable target = tables.apply(key.target());
        ObjectPath targetPath = target == null ? table.path().withName(key.target()) : target.path();
        return Facts.builder()
                .put(Property.COLUMNS, table.list(key.columns()))
                .put(Property.REFERENCED_TABLE, targetPath.toString())
                .put(Property.REFERENCED_COLUMNS, referencedColumns(key, target))
                .put(Property.UPDATE_RULE, key.updateRule())
                .put(Property.DELETE_RULE, key.deleteRule())
                .put(Property.MATCH, key.match())
                .put(Property.DEFERRABLE, key.deferred() ? "INITIALLY DEFERRED" : null)
                .build();
    }

    /** Without a list the target's primary key is meant; a target that does not exist leaves it open. */
    private static @Nullable String referencedColumns(ForeignKey key, @Nullable SqliteTable target) {
        if (target == null) {
            return key.targetColumns().isEmpty()
                    ? null
                    : key.targetColumns().stream()
                            .map(Identifier::quoteIfNeeded)
                            .collect(Collectors.joining(", "));
        }
        List<String> columns = key.targetColumns().isEmpty() ? target.primaryKeyColumns() : key.targetColumns();
        return columns.isEmpty() ? null : target.list(columns);
    }
}

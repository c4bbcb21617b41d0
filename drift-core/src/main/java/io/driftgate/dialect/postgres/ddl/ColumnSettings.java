package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.DEFAULT;
import static io.driftgate.schema.Property.INHERITED;
import static io.driftgate.schema.Property.NOT_NULL_CONSTRAINT;
import static io.driftgate.schema.Property.NULLABLE;
import static io.driftgate.schema.Property.OPTIONS;
import static io.driftgate.schema.Property.STATISTICS_TARGET;
import static io.driftgate.schema.Property.STORAGE;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column is told by ALTER: storage and statistics, and where it differs from the parent's that it comes from. */
final class ColumnSettings {
    private final SchemaObject column;
    private final SchemaObject relation;
    private final Model model;
    private final String name;
    private final List<String> actions = new ArrayList<>();

    ColumnSettings(SchemaObject column, SchemaObject relation, Model model) {
        this.column = column;
        this.relation = relation;
        this.model = model;
        this.name = Names.name(column.path().name());
    }

    /** Actions of one ALTER TABLE. */
    List<String> actions() {
        set("STATISTICS", column.get(STATISTICS_TARGET));
        set("STORAGE", column.get(STORAGE));
        String options = column.get(OPTIONS);
        if (options != null && relation.type() != ObjectType.FOREIGN_TABLE) {
            alter("SET (" + options + ")");
        }
        if (relation.type() == ObjectType.VIEW) {
            set("DEFAULT", column.get(DEFAULT));
        }
        NotNull notNull = NotNull.of(column.get(NOT_NULL_CONSTRAINT));
        if (!notNull.valid()) {
            actions.add(notNull.added(name));
        }
        if (column.facts().has(INHERITED)) {
            parentColumn().ifPresent(this::differences);
        }
        return actions;
    }

    private void differences(SchemaObject parent) {
        String byDefault = column.get(DEFAULT);
        if (!Objects.equals(byDefault, parent.get(DEFAULT))) {
            alter(byDefault == null ? "DROP DEFAULT" : "SET DEFAULT " + byDefault);
        }
        boolean notNull = "false".equals(column.get(NULLABLE));
        if (notNull && !"false".equals(parent.get(NULLABLE)) && !column.facts().has(NOT_NULL_CONSTRAINT)) {
            alter("SET NOT NULL");
        }
    }

    private Optional<SchemaObject> parentColumn() {
        return model.parents(relation).stream()
                .flatMap(parent -> model.columns(parent.path()).stream())
                .filter(other -> other.path().name().equals(column.path().name()))
                .findFirst();
    }

    private void set(String word, @Nullable String value) {
        if (value != null) {
            alter("SET " + word + " " + value);
        }
    }

    private void alter(String action) {
        actions.add("ALTER COLUMN " + name + " " + action);
    }
}

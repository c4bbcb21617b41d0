package io.driftgate.check.data;

import io.driftgate.dialect.RowEffect;
import io.driftgate.dialect.RowSql;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of the target's rows while the pending statements go by: a table is known as long as it is the one that the target
 * has, nothing can have written into it, and its columns hold what they hold there. Not thread-safe.
 */
final class TargetRows {
    private final Schema start;
    private final RowSql sql;
    private final Origins origins;
    private final UnknownRows unknown;
    private final Set<String> filled = new HashSet<>();
    private final Set<ObjectPath> dropped = new HashSet<>();
    private final Set<String> replacedCode = new HashSet<>();
    private Schema now;
    private Schema seen;

    /**
     * @param start what the target has
     * @param rehearsed what it has in the rehearsal
     */
    TargetRows(Schema start, Schema rehearsed, RowSql sql) {
        this.start = start;
        this.sql = sql;
        origins = new Origins(start);
        unknown = new UnknownRows(start);
        now = rehearsed;
        seen = rehearsed;
    }

    /** A migration begins. */
    void begin() {
        origins.begin();
    }

    /** A statement is looked at. */
    void look(Schema after) {
        seen = after;
    }

    /** Several statements have gone by, of which those need not have been told that have nothing to do with tables. */
    void settle(SchemaDelta delta, Schema after) {
        replace(delta);
        now = after;
        seen = after;
    }

    /** Whether the target has the object, and no earlier migration has put another in its table's place. */
    boolean had(ObjectType type, ObjectPath path) {
        return type == ObjectType.TABLE
                ? origins.ofBefore(path)
                        .filter(table -> table.type() == ObjectType.TABLE)
                        .isPresent()
                : origins.ofBefore(path.parent())
                        .flatMap(table -> start.find(
                                new SchemaObject.Key(type, table.path().child(path.name()))))
                        .isPresent();
    }

    /** Whether it is there afterwards, be it under another name. */
    boolean survives(ObjectPath table, Schema after) {
        Optional<ObjectPath> there = origins.ofBefore(table).map(SchemaObject::path);
        return there.isPresent()
                && after.objects().stream()
                        .anyMatch(object -> object.type() == ObjectType.TABLE
                                && origins.of(object.path())
                                        .map(SchemaObject::path)
                                        .equals(there));
    }

    /** The tables of the target that stood in a schema when the migration began, by their names then. */
    List<ObjectPath> tablesBefore(ObjectPath schema) {
        return start.objects().stream()
                .filter(object -> object.type() == ObjectType.TABLE
                        && object.path().startsWith(schema)
                        && had(ObjectType.TABLE, object.path()))
                .map(SchemaObject::path)
                .sorted()
                .toList();
    }

    /** The table as the target has it now, as a FROM item, by its name before the migration. */
    String fromTarget(ObjectPath table) {
        return sql.from(origins.ofBefore(table).orElseThrow());
    }

    /** The table as the target has it now, as a FROM item. */
    String base(ObjectPath table) {
        return sql.from(origins.of(table).orElseThrow());
    }

    /** The name that the target has for the table now. */
    ObjectPath shown(ObjectPath table) {
        return origins.shown(table);
    }

    /** Whether the target has the table under another name. */
    boolean isMoved(ObjectPath table) {
        return origins.isMoved(table);
    }

    /** Whether the table is one that the target has now, be it under another name. */
    boolean stands(ObjectPath table) {
        return origins.of(table).isPresent();
    }

    /** Whether the target does not have it, but will have rows in it that come from other tables of the target. */
    boolean isFilled(ObjectPath table) {
        return !stands(table) && filled.contains(folded(table));
    }

    /** Whether the target has the very same. */
    boolean has(SchemaObject object) {
        return start.find(object.key()).filter(object::equals).isPresent();
    }

    /** Whether it has the rows that it has on the target now. */
    boolean isUnwritten(ObjectPath table) {
        return stands(table) && !unknown.has(table);
    }

    /** Whether also all of their values are known. */
    boolean isKnown(ObjectPath table) {
        return isUnwritten(table)
                && added(table).stream().allMatch(column -> sql.isConstant(column) && !dropped.contains(there(column)));
    }

    /** Whether no routine that it calls has been replaced since. */
    boolean meansTheSame(Probe probe) {
        return replacedCode.isEmpty() || replacedCode.stream().noneMatch(probe.text()::contains);
    }

    private List<SchemaObject> added(ObjectPath table) {
        return seen.at(table).stream()
                .filter(column -> column.type() == ObjectType.COLUMN && !stood(column))
                .toList();
    }

    private boolean stood(SchemaObject column) {
        ObjectPath there = there(column);
        return !dropped.contains(there)
                && start.find(new SchemaObject.Key(ObjectType.COLUMN, there)).isPresent();
    }

    private ObjectPath there(SchemaObject column) {
        return shown(column.path().parent()).child(column.path().name());
    }

    /** The table as a FROM item in which columns that were added since hold what they then would. */
    String from(ObjectPath table) {
        SchemaObject object = origins.of(table).orElseThrow();
        List<SchemaObject> added = added(table);
        return added.isEmpty() ? sql.from(object) : sql.from(object, added);
    }

    /** How the sample of rows is named: the primary key that the target has, else nothing. */
    List<String> key(ObjectPath table) {
        ObjectPath there = shown(table);
        return start.at(there).stream()
                .filter(object -> object.type() == ObjectType.PRIMARY_KEY
                        && object.path().parent().equals(there))
                .findFirst()
                .map(key -> sql.names(Objects.requireNonNullElse(key.get(Property.COLUMNS), "")))
                .orElse(List.of());
    }

    /** A statement has gone by. */
    void after(Steps.Part part) {
        Schema before = now;
        now = part.delta().applyTo(now);
        if (part.effect() == RowEffect.ANYTHING || callsCode(part, before)) {
            unknown.addAll();
            return;
        }
        part.written().forEach(table -> unknown.written(table, before));
        fill(part);
        Map<ObjectPath, ObjectPath> renames = Origins.renames(part, before);
        renames.forEach((to, from) -> unknown.renamed(from, to));
        if (renames.isEmpty()) {
            regroup(part, before);
            drop(part);
        }
        origins.after(part, renames);
        part.delta().put().stream()
                .filter(object -> object.type() == ObjectType.COLUMN
                        && !renames.containsKey(object.path().parent()))
                .forEach(object -> column(object, before, part));
    }

    /** A column that is added later under the same name is another one. Routines may be other ones, too. */
    private void drop(Steps.Part part) {
        for (SchemaObject.Key key : part.delta().removed()) {
            if (key.type() == ObjectType.COLUMN) {
                dropped.add(shown(key.path().parent()).child(key.path().name()));
            }
        }
        replace(part.delta());
    }

    private void replace(SchemaDelta delta) {
        delta.keys().stream()
                .filter(key -> isCode(key.type()) && start.find(key).isPresent())
                .forEach(key -> replacedCode.add(called(key.path())));
    }

    /** A partition that comes or goes takes rows along, of all that it is a part of. */
    private void regroup(Steps.Part part, Schema before) {
        for (SchemaObject.Key key : part.delta().keys()) {
            Optional<SchemaObject> old = before.find(key).filter(object -> object.type() == ObjectType.TABLE);
            if (old.isPresent()
                    && !Objects.equals(
                            old.get().get(Property.PARTITION_OF),
                            now.find(key)
                                    .map(object -> object.get(Property.PARTITION_OF))
                                    .orElse(null))) {
                UnknownRows.parents(old.get()).forEach(parent -> unknown.regrouped(parent, before));
                now.find(key).ifPresent(object -> UnknownRows.parents(object)
                        .forEach(parent -> unknown.regrouped(parent, before)));
            }
        }
    }

    private static boolean isCode(ObjectType type) {
        return type == ObjectType.FUNCTION || type == ObjectType.PROCEDURE || type == ObjectType.AGGREGATE;
    }

    private static String called(ObjectPath routine) {
        return routine.name().toLowerCase(Locale.ROOT);
    }

    /** Rows that a script spells out are the same in the rehearsal, which they have stood. */
    private void fill(Steps.Part part) {
        String text = part.text().toLowerCase(Locale.ROOT);
        boolean copies = text.isEmpty() || text.contains("select");
        if (part.effect() == RowEffect.WRITES && copies) {
            part.written().forEach(table -> filled.add(folded(table)));
        }
        boolean moves = part.delta().removed().stream()
                .anyMatch(key -> key.type() == ObjectType.TABLE && filled.contains(folded(key.path())));
        part.delta().put().stream()
                .filter(object -> (object.type() == ObjectType.TABLE || object.type() == ObjectType.MATERIALIZED_VIEW)
                        && (moves || part.effect() == RowEffect.NONE && text.contains("select")))
                .forEach(object -> filled.add(folded(object.path())));
    }

    /** Values are others where a column has another type or name; a default that is computed gives nobody knows what. */
    private void column(SchemaObject column, Schema before, Steps.Part part) {
        ObjectPath table = column.path().parent();
        var old = before.find(column.key());
        boolean renamed = old.isEmpty()
                && part.delta().removed().stream()
                        .anyMatch(key -> key.type() == ObjectType.COLUMN
                                && key.path().parent().equals(table));
        boolean converted = old.isPresent()
                && !Change.namesTypeAnew(part, old.get())
                && Stream.of(Property.TYPE, Property.COLLATION, Property.GENERATED)
                        .anyMatch(property -> !Objects.equals(old.get().get(property), column.get(property)));
        boolean back = old.isEmpty() && stood(column);
        if (renamed || converted || back) {
            unknown.add(table);
        }
    }

    /** A statement that writes may call a routine that writes elsewhere. */
    private static boolean callsCode(Steps.Part part, Schema before) {
        if (part.effect() != RowEffect.WRITES) {
            return false;
        }
        String text = part.text().toLowerCase(Locale.ROOT);
        return before.objects().stream()
                .anyMatch(object -> isCode(object.type()) && (text.isEmpty() || text.contains(called(object.path()))));
    }

    private static String folded(ObjectPath path) {
        return Origins.folded(path);
    }
}

package io.driftgate.check.data;

import io.driftgate.dialect.RowSql;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement of a migration, as the rules see it.
 *
 * @param writesOnce whether no other statement of its migration writes rows
 * @param rebuilds whether its migration drops or renames tables, so that the engine looks for orphans at the end of it in any case
 * @param before the schema before it, in the rehearsal
 * @param after the schema after it
 * @param rows what is known of the target's rows at that moment
 */
record Change(
        Steps.Part part,
        boolean writesOnce,
        boolean rebuilds,
        Schema before,
        Schema after,
        TargetRows rows,
        RowSql sql) {

    /** Members of a type that the statement has put anew, or changed, on tables that the target has. */
    Stream<SchemaObject> put(ObjectType... types) {
        List<ObjectType> wanted = List.of(types);
        return part.delta().put().stream()
                .filter(object -> wanted.contains(object.type())
                        && rows.stands(object.path().parent()))
                .sorted((one, other) -> one.path().compareTo(other.path()));
    }

    /** The object before the statement. */
    Optional<SchemaObject> old(SchemaObject object) {
        return before.find(object.key());
    }

    /** The name that the target has now for a member's table. */
    ObjectPath shown(SchemaObject member) {
        return rows.shown(member.path().parent());
    }

    /** The rows of a table as the statement leaves them: columns that it gives another type hold what they then would. */
    String from(ObjectPath table) {
        List<SchemaObject> columns = after.at(table).stream()
                .filter(object -> object.type() == ObjectType.COLUMN)
                .toList();
        if (columns.stream().allMatch(column -> converted(column).isEmpty())) {
            return rows.from(table);
        }
        return columns.stream()
                .map(column ->
                        converted(column).map(expression -> expression + " AS ").orElse("")
                                + Identifier.quote(column.path().name()))
                .collect(Collectors.joining(", ", "(SELECT ", " FROM " + rows.from(table) + ") AS t"));
    }

    /** What becomes of the values of a column, where it may be others than before; SQL. */
    Optional<String> converted(SchemaObject column) {
        return retyped(column).flatMap(sql::converted);
    }

    /** A column that the statement gives another type or collation. */
    Optional<RowSql.Retyped> retyped(SchemaObject column) {
        return old(column)
                .filter(old -> !namesTypeAnew(part, old)
                        && !(Objects.equals(old.get(Property.TYPE), column.get(Property.TYPE))
                                && Objects.equals(old.get(Property.COLLATION), column.get(Property.COLLATION))))
                .map(old -> new RowSql.Retyped(old, column, labels(column), part.text()));
    }

    private String labels(SchemaObject column) {
        String type = String.valueOf(column.get(Property.TYPE));
        return type.contains(".") && !type.endsWith("]")
                ? after.find(new SchemaObject.Key(ObjectType.ENUM, ObjectPath.parse(type)))
                        .map(found -> found.get(Property.LABELS))
                        .orElse("")
                : "";
    }

    Optional<SchemaObject> column(ObjectPath table, String name) {
        return after.find(new SchemaObject.Key(ObjectType.COLUMN, table.child(name)));
    }

    /** Whether it says something new: the table had nothing of another name that says the same. */
    boolean isNew(SchemaObject object) {
        boolean renames = part.delta().removed().stream()
                .anyMatch(key -> key.type() == ObjectType.COLUMN
                        && (key.path().parent().equals(object.path().parent())
                                || key.path().parent().toString().equals(object.get(Property.REFERENCED_TABLE))));
        if (renames && (old(object).isPresent() || isRenamed(object))) {
            return false; // the same constraint over a column with another name
        }
        return before.at(object.path()).stream()
                .noneMatch(other -> other.type() == object.type()
                        && other.path().parent().equals(object.path().parent())
                        && other.facts()
                                .with(Property.UNNAMED, null)
                                .equals(object.facts().with(Property.UNNAMED, null)));
    }

    /** A constraint without a name of its own is called after its columns. */
    private boolean isRenamed(SchemaObject object) {
        return says("rename")
                && part.delta().removed().stream()
                        .anyMatch(key -> key.type() == object.type()
                                && key.path().parent().equals(object.path().parent()));
    }

    /** Whether a column has another type only because its type has another name. */
    static boolean namesTypeAnew(Steps.Part part, SchemaObject old) {
        String type = String.valueOf(old.get(Property.TYPE));
        return part.delta().removed().stream()
                .anyMatch(key -> !key.type().isMember() && key.path().toString().equals(type));
    }

    /** A question about the rows of one table. */
    Question ask(SchemaObject object, Probe probe, String open, LongFunction<String> message, String remedy) {
        ObjectPath table = object.path().parent();
        return new Question(
                DataEffect.FAILS, object.path(), table, Set.of(), rows.key(table), probe, open, message, remedy);
    }

    /** Whether the statement itself has such words, in any case; space counts as one space. */
    boolean says(String words) {
        return part.text().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT).contains(words);
    }
}

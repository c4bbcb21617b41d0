package io.driftgate.check.data;

import io.driftgate.dialect.FactLists;
import io.driftgate.dialect.RowSql.Copy;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows that go from some tables into another one.
 *
 * @param sources the tables and views whose names stand in the copy
 */
record CopiedRows(Change change, Copy copy, SchemaObject target, List<ObjectPath> sources) {

    /** Whether the table that the rows come from asks the same of them, and of the same values. */
    boolean isOld(SchemaObject object) {
        return object.type().isMember()
                && columns().noneMatch(column -> concerns(object, column) && (isRetyped(column) || !isSame(column)))
                && sources.stream()
                        .flatMap(source -> change.before().at(source).stream())
                        .anyMatch(other -> other.type() == object.type() && isSame(other, object));
    }

    private static boolean concerns(SchemaObject object, SchemaObject column) {
        String columns = object.get(Property.COLUMNS);
        if (object.type() == ObjectType.COLUMN) {
            return object.path().equals(column.path());
        }
        return columns == null
                || FactLists.names(columns).contains(column.path().name());
    }

    /** Whether it gets the values of the column of the same name, as they are. */
    boolean isSame(SchemaObject column) {
        List<String> from = copy.plain().equals(List.of("*"))
                ? sources.stream()
                        .limit(1)
                        .flatMap(source ->
                                columns(source).map(other -> other.path().name()))
                        .toList()
                : copy.plain();
        List<String> into = copy.columns().isEmpty()
                ? columns().map(other -> other.path().name()).toList()
                : copy.columns();
        return IntStream.range(0, Math.min(from.size(), into.size()))
                .anyMatch(i -> into.get(i).equalsIgnoreCase(column.path().name())
                        && from.get(i).equalsIgnoreCase(column.path().name()));
    }

    boolean isRetyped(SchemaObject column) {
        return sources.stream()
                .flatMap(source -> change.before().at(source).stream())
                .filter(other -> other.type() == ObjectType.COLUMN
                        && other.path().name().equalsIgnoreCase(column.path().name()))
                .anyMatch(other -> !Objects.equals(other.get(Property.TYPE), column.get(Property.TYPE))
                        || !Objects.equals(other.get(Property.COLLATION), column.get(Property.COLLATION)));
    }

    private static boolean isSame(SchemaObject old, SchemaObject object) {
        if (object.type() == ObjectType.COLUMN) {
            return old.path().name().equalsIgnoreCase(object.path().name())
                    && Objects.equals(old.get(Property.NULLABLE), object.get(Property.NULLABLE));
        }
        return old.facts().with(Property.UNNAMED, null).equals(object.facts().with(Property.UNNAMED, null));
    }

    Stream<SchemaObject> columns(SchemaObject unique) {
        return FactLists.names(Objects.requireNonNullElse(unique.get(Property.COLUMNS), "")).stream()
                .map(name -> change.column(target.path(), name))
                .flatMap(Optional::stream);
    }

    List<String> key() {
        return change.before().at(target.path()).stream()
                .filter(object -> object.type() == ObjectType.PRIMARY_KEY)
                .findFirst()
                .map(key -> FactLists.names(Objects.requireNonNullElse(key.get(Property.COLUMNS), "")))
                .orElse(List.of());
    }

    Stream<SchemaObject> columns() {
        return columns(target.path());
    }

    Stream<SchemaObject> columns(ObjectPath table) {
        return change.before().at(table).stream()
                .filter(object -> object.type() == ObjectType.COLUMN && object.get(Property.GENERATED) == null)
                .sorted((one, other) -> Integer.compare(one.position(), other.position()));
    }

    /** What is left out gets its default, and NULL offends no key. */
    boolean isFilledByDefaults(SchemaObject constraint) {
        List<String> names = FactLists.names(Objects.requireNonNullElse(constraint.get(Property.COLUMNS), ""));
        return names.stream().filter(name -> !isFilled(name)).allMatch(name -> change.column(target.path(), name)
                        .filter(column ->
                                column.get(Property.DEFAULT) != null || column.get(Property.GENERATED) != null)
                        .isPresent())
                && names.stream().anyMatch(name -> !isFilled(name));
    }

    boolean allFilled(SchemaObject constraint) {
        List<String> names = FactLists.names(Objects.requireNonNullElse(constraint.get(Property.COLUMNS), ""));
        return !names.isEmpty() && names.stream().allMatch(this::isFilled);
    }

    boolean isFilled(SchemaObject column) {
        return isFilled(column.path().name());
    }

    boolean isFilled(String column) {
        return copy.columns().isEmpty() || copy.columns().stream().anyMatch(column::equalsIgnoreCase);
    }

    /** The rows, under the names of the columns that they go into. */
    String from() {
        List<String> names = new ArrayList<>(copy.columns());
        if (names.isEmpty()) {
            columns().forEach(column -> names.add(column.path().name()));
        }
        String columns = names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
        String moved = sources.stream()
                .filter(source -> change.rows().isMoved(source))
                .map(source -> Identifier.quote(source.name()) + " AS (SELECT * FROM "
                        + change.rows().base(source) + "), ")
                .collect(Collectors.joining());
        return "(WITH " + moved + "driftgate_rows(" + columns + ") AS (" + copy.select()
                + ") SELECT * FROM driftgate_rows) AS t";
    }
}

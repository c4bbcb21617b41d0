package io.driftgate.check.data;

import io.driftgate.dialect.FactLists;
import io.driftgate.dialect.RowSql.Copy;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows that a migration copies into a table which it has made: how a table is rebuilt where it cannot be altered. Only what the
 * table asks of them beyond what the one asked that they come from.
 */
final class CopyRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.sql().copy(change.part().text()).stream()
                .flatMap(copy -> target(copy, change).stream()
                        .flatMap(target -> new Copied(change, copy, target, sources(copy, change)).questions()))
                .toList();
    }

    private static Optional<SchemaObject> target(Copy copy, Change change) {
        return change.before().objects().stream()
                .filter(object -> object.type() == ObjectType.TABLE
                        && object.path().name().equalsIgnoreCase(copy.target())
                        && !change.rows().stands(object.path()))
                .findFirst();
    }

    private static List<ObjectPath> sources(Copy copy, Change change) {
        return change.before().objects().stream()
                .filter(object -> object.type().isRelation()
                        && copy.names().contains(object.path().name().toLowerCase(Locale.ROOT)))
                .map(SchemaObject::path)
                .toList();
    }

    /** One copy. */
    private record Copied(Change change, Copy copy, SchemaObject target, List<ObjectPath> sources) {

        Stream<Question> questions() {
            if (sources.isEmpty()
                    || sources.stream().noneMatch(source -> change.rows().stands(source))) {
                return Stream.empty();
            }
            boolean meddled =
                    change.before().at(target.path()).stream().anyMatch(object -> object.type() == ObjectType.TRIGGER);
            if (meddled) {
                return Stream.of(ask("", new Probe.Unknown(), ""));
            }
            return change.before().at(target.path()).stream()
                    .filter(object -> object.get(Property.ON_CONFLICT) == null
                            && (object.get(Property.GENERATED) != null || !isOld(object)))
                    .flatMap(this::question);
        }

        /** Whether the table that the rows come from asks the same of them, and of the same values. */
        private boolean isOld(SchemaObject object) {
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
        private boolean isSame(SchemaObject column) {
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

        private boolean isRetyped(SchemaObject column) {
            return sources.stream()
                    .flatMap(source -> change.before().at(source).stream())
                    .filter(other -> other.type() == ObjectType.COLUMN
                            && other.path()
                                    .name()
                                    .equalsIgnoreCase(column.path().name()))
                    .anyMatch(other -> !Objects.equals(other.get(Property.TYPE), column.get(Property.TYPE))
                            || !Objects.equals(other.get(Property.COLLATION), column.get(Property.COLLATION)));
        }

        private static boolean isSame(SchemaObject old, SchemaObject object) {
            if (object.type() == ObjectType.COLUMN) {
                return old.path().name().equalsIgnoreCase(object.path().name())
                        && Objects.equals(old.get(Property.NULLABLE), object.get(Property.NULLABLE));
            }
            return old.facts()
                    .with(Property.UNNAMED, null)
                    .equals(object.facts().with(Property.UNNAMED, null));
        }

        private Stream<Question> question(SchemaObject object) {
            return switch (object.type()) {
                case TABLE -> misfits();
                case COLUMN -> Stream.concat(failures(object), nulls(object));
                case PRIMARY_KEY, UNIQUE_CONSTRAINT -> duplicates(object);
                case CHECK_CONSTRAINT -> broken(object);
                case FOREIGN_KEY -> orphans(object);
                default -> Stream.empty();
            };
        }

        private Stream<Question> misfits() {
            return columns()
                    .filter(this::isFilled)
                    .flatMap(column ->
                            change
                                    .sql()
                                    .misfit(
                                            target,
                                            column,
                                            key().equals(List.of(column.path().name())))
                                    .stream()
                                    .map(misfit -> ask(
                                            column.path().name(),
                                            new Probe.Where(from(), misfit),
                                            "a value that does not fit " + column.get(Property.TYPE))));
        }

        /** What is stored of an expression is computed for each row. */
        private Stream<Question> failures(SchemaObject column) {
            return "STORED".equals(column.get(Property.GENERATED_STORAGE))
                    ? Stream.of(ask(
                            column.path().name(),
                            new Probe.Trial(from(), Objects.requireNonNull(column.get(Property.GENERATED))),
                            "values for which its expression fails"))
                    : Stream.empty();
        }

        private Stream<Question> nulls(SchemaObject column) {
            boolean key = "INTEGER".equalsIgnoreCase(column.get(Property.TYPE))
                    && key().equals(List.of(column.path().name()));
            if (key || !"false".equals(column.get(Property.NULLABLE))) {
                return Stream.empty();
            }
            String generated = column.get(Property.GENERATED);
            if (generated != null) {
                Probe none = new Probe.Where(from(), "(" + generated + ") IS NULL");
                return Stream.of(ask(column.path().name(), none, "NULL, and the column becomes NOT NULL"));
            }
            if (!isFilled(column)) {
                return column.get(Property.DEFAULT) == null
                        ? Stream.of(ask(
                                column.path().name(),
                                new Probe.Any(from()),
                                "nothing for a column that is NOT NULL and has no default"))
                        : Stream.empty();
            }
            Probe probe = new Probe.Where(from(), Identifier.quote(column.path().name()) + " IS NULL");
            return Stream.of(ask(column.path().name(), probe, "NULL, and the column becomes NOT NULL"));
        }

        private Stream<Question> duplicates(SchemaObject unique) {
            List<String> keys = unique.get(Property.KEYS) == null
                    ? collated(unique)
                    : change.sql().keys(unique);
            if (isFilledByDefaults(unique)) {
                return Stream.of(ask("", new Probe.Unknown(), ""));
            }
            return allFilled(unique)
                    ? Stream.of(ask(
                            unique.get(Property.KEYS) == null ? shown(unique) : Question.shown(keys),
                            new Probe.Shared(from(), UniqueRule.where(unique, keys), keys),
                            "a key that others hold too, and that becomes unique"))
                    : Stream.empty();
        }

        /** The collation is the new table's, and not that of the columns which the rows come from. */
        private List<String> collated(SchemaObject unique) {
            return columns(unique)
                    .map(column -> change.sql().stored(column) + " COLLATE "
                            + Objects.requireNonNullElse(column.get(Property.COLLATION), "BINARY"))
                    .toList();
        }

        private String shown(SchemaObject unique) {
            return columns(unique)
                    .map(column -> column.path().name()
                            + (column.get(Property.COLLATION) == null
                                    ? ""
                                    : " COLLATE " + column.get(Property.COLLATION)))
                    .collect(Collectors.joining(", "));
        }

        private Stream<SchemaObject> columns(SchemaObject unique) {
            return FactLists.names(Objects.requireNonNullElse(unique.get(Property.COLUMNS), "")).stream()
                    .map(name -> change.column(target.path(), name))
                    .flatMap(Optional::stream);
        }

        private Stream<Question> broken(SchemaObject check) {
            String expression = Objects.requireNonNull(check.get(Property.EXPRESSION));
            String named = expression.toLowerCase(Locale.ROOT);
            String stored = columns()
                    .filter(column -> isFilled(column)
                            && named.contains(column.path().name().toLowerCase(Locale.ROOT)))
                    .map(change.sql()::isStoredAsIs)
                    .collect(Collectors.joining(" AND "));
            String asIs = stored.isEmpty() ? "1" : stored;
            return Stream.concat(
                    Stream.of(ask(
                            check.path().name(),
                            new Probe.Where(from(), "NOT (" + expression + ") AND " + asIs),
                            "values that break the check " + expression)),
                    turned(check, named));
        }

        /** Rows whose values the new table turns into others before it holds them against the check. */
        private Stream<Question> turned(SchemaObject check, String named) {
            String turned = columns()
                    .filter(column -> isFilled(column)
                            && named.contains(column.path().name().toLowerCase(Locale.ROOT))
                            && (isRetyped(column) || !isSame(column)))
                    .map(column -> "NOT (" + change.sql().isStoredAsIs(column) + ")")
                    .collect(Collectors.joining(" OR "));
            return turned.isEmpty()
                    ? Stream.empty()
                    : Stream.of(ask(check.path().name(), new Probe.Where(from(), turned), "")
                            .with(DataEffect.OPEN)
                            .says(count ->
                                    "the types of the new table decide what " + Question.rows(count) + " will hold"));
        }

        private Stream<Question> orphans(SchemaObject key) {
            if (ForeignKeyRule.isChecked(key) && isFilledByDefaults(key)) {
                return Stream.of(ask("", new Probe.Unknown(), ""));
            }
            if (!ForeignKeyRule.isChecked(key) || !allFilled(key) || !change.writesOnce()) {
                return Stream.empty();
            }
            ObjectPath parent = ObjectPath.parse(Objects.requireNonNull(key.get(Property.REFERENCED_TABLE)));
            if (!change.rows().stands(parent)) {
                return Stream.empty();
            }
            String where = "(" + ForeignKeyRule.orphans(key, change.rows().base(parent)) + ")"
                    + (change.rebuilds() ? "" : " AND " + change.sql().enforcesForeignKeys());
            Set<ObjectPath> others = new HashSet<>(sources);
            others.add(parent);
            return Stream.of(ask(
                    String.join(", ", FactLists.names(Objects.requireNonNull(key.get(Property.COLUMNS)))),
                    new Probe.Where(from(), where),
                    "no parent in " + parent,
                    others));
        }

        private Question ask(String what, Probe probe, String holds) {
            return ask(what, probe, holds, Set.copyOf(sources));
        }

        private Question ask(String what, Probe probe, String holds, Set<ObjectPath> others) {
            ObjectPath from = sources.get(0);
            return new Question(
                    DataEffect.FAILS,
                    from,
                    from,
                    others,
                    key().stream().allMatch(this::isFilled) ? key() : List.of(),
                    probe,
                    "whether rows fit the table that they are copied into",
                    count -> Question.rows(count) + " that the migration copies into " + target.path()
                            + (count == 1 ? " holds " : " hold ") + holds + " (" + what + ")",
                    "Correct these rows first, or let the migration's SELECT do it");
        }

        private List<String> key() {
            return change.before().at(target.path()).stream()
                    .filter(object -> object.type() == ObjectType.PRIMARY_KEY)
                    .findFirst()
                    .map(key -> FactLists.names(Objects.requireNonNullElse(key.get(Property.COLUMNS), "")))
                    .orElse(List.of());
        }

        private Stream<SchemaObject> columns() {
            return columns(target.path());
        }

        private Stream<SchemaObject> columns(ObjectPath table) {
            return change.before().at(table).stream()
                    .filter(object -> object.type() == ObjectType.COLUMN && object.get(Property.GENERATED) == null)
                    .sorted((one, other) -> Integer.compare(one.position(), other.position()));
        }

        /** What is left out gets its default, and NULL offends no key. */
        private boolean isFilledByDefaults(SchemaObject constraint) {
            List<String> names = FactLists.names(Objects.requireNonNullElse(constraint.get(Property.COLUMNS), ""));
            return names.stream().filter(name -> !isFilled(name)).allMatch(name -> change.column(target.path(), name)
                            .filter(column ->
                                    column.get(Property.DEFAULT) != null || column.get(Property.GENERATED) != null)
                            .isPresent())
                    && names.stream().anyMatch(name -> !isFilled(name));
        }

        private boolean allFilled(SchemaObject constraint) {
            List<String> names = FactLists.names(Objects.requireNonNullElse(constraint.get(Property.COLUMNS), ""));
            return !names.isEmpty() && names.stream().allMatch(this::isFilled);
        }

        private boolean isFilled(SchemaObject column) {
            return isFilled(column.path().name());
        }

        private boolean isFilled(String column) {
            return copy.columns().isEmpty() || copy.columns().stream().anyMatch(column::equalsIgnoreCase);
        }

        /** The rows, under the names of the columns that they go into. */
        private String from() {
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
}

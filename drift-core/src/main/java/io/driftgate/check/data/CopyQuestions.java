package io.driftgate.check.data;

import io.driftgate.dialect.FactLists;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a table asks of the rows that are copied into it. */
record CopyQuestions(Change change, CopiedRows rows) {

    /** None where nothing is known of where the rows come from. */
    Stream<Question> all() {
        if (rows.sources().isEmpty()
                || rows.sources().stream().noneMatch(source -> change.rows().stands(source))) {
            return Stream.empty();
        }
        boolean meddled = change.before().at(rows.target().path()).stream()
                .anyMatch(object -> object.type() == ObjectType.TRIGGER);
        if (meddled) {
            return Stream.of(ask("", new Probe.Unknown(), ""));
        }
        return change.before().at(rows.target().path()).stream()
                .filter(object -> object.get(Property.ON_CONFLICT) == null
                        && (object.get(Property.GENERATED) != null || !rows.isOld(object)))
                .flatMap(this::question);
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
        return rows.columns()
                .filter(rows::isFilled)
                .flatMap(column ->
                        change
                                .sql()
                                .misfit(
                                        rows.target(),
                                        column,
                                        rows.key().equals(List.of(column.path().name())))
                                .stream()
                                .map(misfit -> ask(
                                        column.path().name(),
                                        new Probe.Where(rows.from(), misfit),
                                        "a value that does not fit " + column.get(Property.TYPE))));
    }

    /** What is stored of an expression is computed for each row. */
    private Stream<Question> failures(SchemaObject column) {
        return "STORED".equals(column.get(Property.GENERATED_STORAGE))
                ? Stream.of(ask(
                        column.path().name(),
                        new Probe.Trial(rows.from(), Objects.requireNonNull(column.get(Property.GENERATED))),
                        "values for which its expression fails"))
                : Stream.empty();
    }

    private Stream<Question> nulls(SchemaObject column) {
        boolean key = "INTEGER".equalsIgnoreCase(column.get(Property.TYPE))
                && rows.key().equals(List.of(column.path().name()));
        if (key || !"false".equals(column.get(Property.NULLABLE))) {
            return Stream.empty();
        }
        String generated = column.get(Property.GENERATED);
        if (generated != null) {
            Probe none = new Probe.Where(rows.from(), "(" + generated + ") IS NULL");
            return Stream.of(ask(column.path().name(), none, "NULL, and the column becomes NOT NULL"));
        }
        if (!rows.isFilled(column)) {
            return column.get(Property.DEFAULT) == null
                    ? Stream.of(ask(
                            column.path().name(),
                            new Probe.Any(rows.from()),
                            "nothing for a column that is NOT NULL and has no default"))
                    : Stream.empty();
        }
        Probe probe =
                new Probe.Where(rows.from(), Identifier.quote(column.path().name()) + " IS NULL");
        return Stream.of(ask(column.path().name(), probe, "NULL, and the column becomes NOT NULL"));
    }

    private Stream<Question> duplicates(SchemaObject unique) {
        List<String> keys = unique.get(Property.KEYS) == null
                ? collated(unique)
                : change.sql().keys(unique);
        if (rows.isFilledByDefaults(unique)) {
            return Stream.of(ask("", new Probe.Unknown(), ""));
        }
        return rows.allFilled(unique)
                ? Stream.of(ask(
                        unique.get(Property.KEYS) == null ? shown(unique) : Question.shown(keys),
                        new Probe.Shared(rows.from(), UniqueRule.where(unique, keys), keys),
                        "a key that others hold too, and that becomes unique"))
                : Stream.empty();
    }

    /** The collation is the new table's, and not that of the columns which the rows come from. */
    private List<String> collated(SchemaObject unique) {
        return rows.columns(unique)
                .map(column -> change.sql().stored(column) + " COLLATE "
                        + Objects.requireNonNullElse(column.get(Property.COLLATION), "BINARY"))
                .toList();
    }

    private String shown(SchemaObject unique) {
        return rows.columns(unique)
                .map(column -> column.path().name()
                        + (column.get(Property.COLLATION) == null ? "" : " COLLATE " + column.get(Property.COLLATION)))
                .collect(Collectors.joining(", "));
    }

    private Stream<Question> broken(SchemaObject check) {
        String expression = Objects.requireNonNull(check.get(Property.EXPRESSION));
        String named = expression.toLowerCase(Locale.ROOT);
        String stored = rows.columns()
                .filter(column -> rows.isFilled(column)
                        && named.contains(column.path().name().toLowerCase(Locale.ROOT)))
                .map(change.sql()::isStoredAsIs)
                .collect(Collectors.joining(" AND "));
        String asIs = stored.isEmpty() ? "1" : stored;
        return Stream.concat(
                Stream.of(ask(
                        check.path().name(),
                        new Probe.Where(rows.from(), "NOT (" + expression + ") AND " + asIs),
                        "values that break the check " + expression)),
                turned(check, named));
    }

    /** Rows whose values the new table turns into others before it holds them against the check. */
    private Stream<Question> turned(SchemaObject check, String named) {
        String turned = rows.columns()
                .filter(column -> rows.isFilled(column)
                        && named.contains(column.path().name().toLowerCase(Locale.ROOT))
                        && (rows.isRetyped(column) || !rows.isSame(column)))
                .map(column -> "NOT (" + change.sql().isStoredAsIs(column) + ")")
                .collect(Collectors.joining(" OR "));
        return turned.isEmpty()
                ? Stream.empty()
                : Stream.of(ask(check.path().name(), new Probe.Where(rows.from(), turned), "")
                        .with(DataEffect.OPEN)
                        .says(count ->
                                "the types of the new table decide what " + Question.rows(count) + " will hold"));
    }

    private Stream<Question> orphans(SchemaObject key) {
        if (ForeignKeyRule.isChecked(key) && rows.isFilledByDefaults(key)) {
            return Stream.of(ask("", new Probe.Unknown(), ""));
        }
        if (!ForeignKeyRule.isChecked(key) || !rows.allFilled(key) || !change.writesOnce()) {
            return Stream.empty();
        }
        ObjectPath parent = ObjectPath.parse(Objects.requireNonNull(key.get(Property.REFERENCED_TABLE)));
        if (!change.rows().stands(parent)) {
            return Stream.empty();
        }
        String where = "(" + ForeignKeyRule.orphans(key, change.rows().base(parent)) + ")"
                + (change.rebuilds() ? "" : " AND " + change.sql().enforcesForeignKeys());
        Set<ObjectPath> others = new HashSet<>(rows.sources());
        others.add(parent);
        return Stream.of(ask(
                String.join(", ", FactLists.names(Objects.requireNonNull(key.get(Property.COLUMNS)))),
                new Probe.Where(rows.from(), where),
                "no parent in " + parent,
                others));
    }

    private Question ask(String what, Probe probe, String holds) {
        return ask(what, probe, holds, Set.copyOf(rows.sources()));
    }

    private Question ask(String what, Probe probe, String holds, Set<ObjectPath> others) {
        ObjectPath from = rows.sources().get(0);
        return new Question(
                DataEffect.FAILS,
                from,
                from,
                others,
                rows.key().stream().allMatch(rows::isFilled) ? rows.key() : List.of(),
                probe,
                "whether rows fit the table that they are copied into",
                count -> Question.rows(count) + " that the migration copies into "
                        + rows.target().path() + (count == 1 ? " holds " : " hold ") + holds + " (" + what + ")",
                "Correct these rows first, or let the migration's SELECT do it");
    }
}

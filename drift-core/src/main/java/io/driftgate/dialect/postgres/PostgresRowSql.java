package io.driftgate.dialect.postgres;

import io.driftgate.dialect.FactLists;
import io.driftgate.dialect.RowSql;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.SqlStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Questions about rows on PostgreSQL. What facts say of expressions names everything with its schema. */
final class PostgresRowSql implements RowSql {

    /** A constraint of an inheritance parent is one of each child too, which has its own; a partitioned table has no rows itself. */
    @Override
    public String from(SchemaObject table) {
        return (table.get(Property.PARTITION_KEY) == null ? "ONLY " : "") + name(table.path());
    }

    private static String name(ObjectPath path) {
        return path.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
    }

    @Override
    public String from(SchemaObject table, List<SchemaObject> added) {
        String columns = added.stream()
                .map(column -> "CAST(" + Objects.requireNonNullElse(column.get(Property.DEFAULT), "NULL") + " AS "
                        + column.get(Property.TYPE) + ") AS "
                        + Identifier.quote(column.path().name()))
                .collect(Collectors.joining(", "));
        return "(SELECT t.*, " + columns + " FROM " + from(table) + " AS t) AS t";
    }

    @Override
    public List<String> names(String list) {
        return FactLists.names(list);
    }

    /** A type with a schema may be a domain, which may have a default of its own; a call may give each row another value. */
    @Override
    public boolean isConstant(SchemaObject column) {
        String fallback = column.get(Property.DEFAULT);
        return column.get(Property.GENERATED) == null
                && column.get(Property.IDENTITY) == null
                && !String.valueOf(column.get(Property.TYPE)).contains(".")
                && (fallback == null || !fallback.contains("("));
    }

    @Override
    public Optional<String> refusesRows(SchemaObject column) {
        boolean filled = column.get(Property.DEFAULT) != null
                || column.get(Property.GENERATED) != null
                || column.get(Property.IDENTITY) != null
                || String.valueOf(column.get(Property.NOT_NULL_CONSTRAINT)).endsWith("NOT VALID");
        return filled || !"false".equals(column.get(Property.NULLABLE))
                ? Optional.empty()
                : Optional.of("the new column is NOT NULL and has no default");
    }

    @Override
    public List<String> keys(SchemaObject unique) {
        if (unique.get(Property.PERIOD) != null) {
            return List.of();
        }
        String columns = unique.get(Property.COLUMNS);
        if (columns != null) {
            return names(columns).stream().map(Identifier::quote).toList();
        }
        List<String> keys = new ArrayList<>();
        for (String item : FactLists.cut(Objects.requireNonNullElse(unique.get(Property.KEYS), ""), ',')) {
            Optional<String> key = key(item);
            if (key.isEmpty()) {
                return List.of();
            }
            keys.add(key.get());
        }
        return keys;
    }

    /** {@code name COLLATE x text_pattern_ops DESC NULLS LAST}: what decides whether two are equal. */
    private static Optional<String> key(String item) {
        List<String> words = FactLists.cut(item, ' ');
        String head = words.get(0);
        StringBuilder key = new StringBuilder(
                head.contains("(")
                        ? head
                        : Identifier.quote(ObjectPath.parse(head).name()));
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("COLLATE") && i + 1 < words.size()) {
                key.append(" COLLATE ").append(words.get(++i));
            } else if (!word.matches("DESC|ASC|NULLS|FIRST|LAST") && !word.endsWith("_pattern_ops")) {
                return Optional.empty();
            }
        }
        return Optional.of(key.toString());
    }

    @Override
    public List<Exclusion> exclusions(SchemaObject constraint) {
        return Exclusions.of(constraint);
    }

    @Override
    public Conversion conversion(Retyped column) {
        return PostgresConversions.of(column);
    }

    @Override
    public Optional<String> overlong(SchemaObject column, String expression) {
        return PostgresConversions.overlong(String.valueOf(column.get(Property.TYPE)), expression);
    }

    @Override
    public boolean convertsInPlace(String statement) {
        return new PostgresRowEffects().conversions(new SqlStatement(statement, 1, 1, null)) > 0;
    }

    @Override
    public Optional<String> converted(Retyped column) {
        return PostgresConversions.converted(column);
    }

    @Override
    public Optional<String> alters(Retyped column) {
        return PostgresConversions.alters(column);
    }

    /** Columns as they are cannot fail. The predicate decides first whether a row counts. */
    @Override
    public Optional<String> computed(SchemaObject index) {
        String predicate = index.get(Property.PREDICATE);
        List<String> expressions = FactLists.cut(Objects.requireNonNullElse(index.get(Property.KEYS), ""), ',').stream()
                .map(item -> FactLists.cut(item, ' ').get(0))
                .filter(head -> head.contains("("))
                .toList();
        if (expressions.isEmpty() && predicate == null) {
            return Optional.empty();
        }
        String row = "ROW(" + String.join(", ", expressions) + ")";
        return Optional.of(predicate == null ? row : "CASE WHEN " + predicate + " THEN " + row + " END");
    }

    /** A copy by INSERT … SELECT is no usual way of changing a table here. */
    @Override
    public Optional<Copy> copy(String statement) {
        return Optional.empty();
    }

    @Override
    public Optional<String> misfit(SchemaObject table, SchemaObject column, boolean key) {
        return Optional.empty();
    }

    @Override
    public String stored(SchemaObject column) {
        return Identifier.quote(column.path().name());
    }

    @Override
    public String isStoredAsIs(SchemaObject column) {
        return "false";
    }

    @Override
    public String enforcesForeignKeys() {
        return "true";
    }

    @Override
    public List<String> limit(Duration limit) {
        return List.of("SELECT pg_catalog.set_config('statement_timeout', '" + limit.toMillis() + "', true)");
    }

    /** Row security would hide rows from whoever asks, and make a no of nothing: asking then fails instead. */
    @Override
    public List<String> unhidden() {
        return List.of("SELECT pg_catalog.set_config('row_security', 'off', true)");
    }

    @Override
    public boolean tookTooLong(SQLException error) {
        return "57014".equals(error.getSQLState());
    }

    @Override
    public Optional<String> unanswered(SQLException error) {
        return switch (String.valueOf(error.getSQLState())) {
            case "42501" -> Optional.of("the role may not read it");
            case "57014" -> Optional.of("the answer took longer than db.dataCheckTimeout");
            case "55P03" -> Optional.of("another session has locked it");
            case "42703", "42P01", "42883", "42704", "3F000", "25006", "42P18", "42804", "42846", "22023" ->
                Optional.of("that cannot be asked before it runs");
            default -> Optional.empty();
        };
    }

    /** OFFSET keeps the planner from merging the subquery, and from leaving out what nobody reads. */
    @Override
    public String evaluation(String from, String expression) {
        return "SELECT count(x) FROM (SELECT " + expression + " AS x FROM " + from + " OFFSET 0) AS q";
    }

    @Override
    public Optional<Trial> trial(String from, String expression, String key, int most) {
        return Optional.of(new Trial(PostgresTrial.sql(from, expression, key, most), PostgresTrial.ANSWER));
    }

    /** Data exceptions, and the checks of domains (PostgreSQL manual, appendix A). */
    @Override
    public boolean isValueError(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return state.startsWith("22") || state.equals("23502") || state.equals("23514");
    }

    @Override
    public List<String> scriptSession() {
        return List.of("SELECT pg_catalog.set_config('search_path', reset_val, true)"
                + " FROM pg_catalog.pg_settings WHERE name = 'search_path'");
    }
}

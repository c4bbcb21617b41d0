package io.driftgate.check.data;

import io.driftgate.dialect.RowSql;
import io.driftgate.dialect.StatementLimit;
import io.driftgate.schema.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the target, each question behind a savepoint: a count first, and a sample of keys only where there is something. */
final class RowCounter {
    private static final int MOST_KEYS = 5;
    private static final int WIDEST_KEY = 60;
    private static final String SAVEPOINT = "driftgate_data";

    private final Connection connection;
    private final RowSql sql;
    private final Duration limit;

    /**
     * @param connection inside a transaction that only reads
     * @param limit how long a question may take; zero has no limit
     */
    RowCounter(Connection connection, RowSql sql, Duration limit) {
        this.connection = connection;
        this.sql = sql;
        this.limit = sql.unwatched(limit);
    }

    /** @throws SQLException if it cannot be answered; the next question can be asked all the same */
    RowCount ask(Probe probe, List<String> key) throws SQLException {
        execute("SAVEPOINT " + SAVEPOINT);
        try {
            return answer(probe, key);
        } finally {
            execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            execute("RELEASE SAVEPOINT " + SAVEPOINT);
        }
    }

    private RowCount answer(Probe probe, List<String> key) throws SQLException {
        if (probe instanceof Probe.Any any) {
            return answer(new Probe.Where(any.from(), "1 = 1"), key);
        }
        if (probe instanceof Probe.Base base) {
            return answer(new Probe.Where(base.from(), base.where()), key);
        }
        if (probe instanceof Probe.Where where) {
            long count = count("SELECT count(*) FROM " + where.from() + " WHERE " + where.where());
            return new RowCount(count, count == 0 ? List.of() : keys(key, where.from(), where.where()));
        }
        if (probe instanceof Probe.Shared shared) {
            return shared(shared, key);
        }
        if (probe instanceof Probe.Computed computed) {
            return trial(computed.from(), computed.expression(), key);
        }
        return probe instanceof Probe.Trial trial ? trial(trial.from(), trial.expression(), key) : RowCount.NONE;
    }

    private RowCount shared(Probe.Shared shared, List<String> key) throws SQLException {
        String keys = String.join(", ", shared.keys());
        long count = count("SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM " + shared.from() + " WHERE "
                + shared.where() + " GROUP BY " + keys + " HAVING count(*) > 1) AS shared");
        if (count == 0 || key.isEmpty()) {
            return new RowCount(count, List.of());
        }
        String numbered = "(SELECT " + quoted(key) + ", count(*) OVER (PARTITION BY " + keys + ") AS driftgate_n FROM "
                + shared.from() + " WHERE " + shared.where() + ") AS numbered";
        return new RowCount(count, keys(key, numbered, "driftgate_n > 1"));
    }

    /** The whole column at once first: in most cases nothing fails. */
    private RowCount trial(String from, String expression, List<String> key) throws SQLException {
        for (String statement : sql.scriptSession()) {
            execute(statement);
        }
        execute("SAVEPOINT " + SAVEPOINT + "_trial");
        try {
            count(sql.evaluation(from, expression));
            return RowCount.NONE;
        } catch (SQLException e) {
            Optional<RowSql.Trial> trial = sql.trial(from, expression, keyText(key), MOST_KEYS);
            if (!sql.isValueError(e) || trial.isEmpty()) {
                throw e;
            }
            execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT + "_trial");
            execute(trial.get().statement());
            return answer(trial.get().answer(), key);
        }
    }

    private RowCount answer(String query, List<String> key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            List<String> keys =
                    row.getString(2).lines().map(found -> shown(key, found)).toList();
            return new RowCount(row.getLong(1), key.isEmpty() ? List.of() : keys);
        }
    }

    /** One text a row, parts joined by {@code , }. */
    private static String keyText(List<String> key) {
        return key.isEmpty()
                ? "''"
                : key.stream()
                        .map(name -> "CAST(" + Identifier.quote(name) + " AS varchar)")
                        .collect(Collectors.joining(" || ', ' || "));
    }

    private long count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                StatementLimit watch = StatementLimit.on(statement, limit);
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> keys(List<String> key, String from, String where) throws SQLException {
        if (key.isEmpty()) {
            return List.of();
        }
        String names = quoted(key);
        try (Statement statement = connection.createStatement();
                StatementLimit watch = StatementLimit.on(statement, limit);
                ResultSet rows = statement.executeQuery("SELECT " + names + " FROM " + from + " WHERE " + where
                        + " ORDER BY " + names + " LIMIT " + MOST_KEYS)) {
            List<String> keys = new ArrayList<>();
            while (rows.next()) {
                List<String> parts = new ArrayList<>();
                for (int i = 1; i <= key.size(); i++) {
                    parts.add(String.valueOf(rows.getString(i)));
                }
                keys.add(shown(key, String.join(", ", parts)));
            }
            return keys;
        }
    }

    private static String shown(List<String> key, String value) {
        String cut = value.length() <= WIDEST_KEY ? value : value.substring(0, WIDEST_KEY - 1) + "…";
        return key.size() == 1 ? key.get(0) + " " + cut : "(" + String.join(", ", key) + ") = (" + cut + ")";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }

    private void execute(String statement) throws SQLException {
        try (Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute(statement);
        }
    }
}

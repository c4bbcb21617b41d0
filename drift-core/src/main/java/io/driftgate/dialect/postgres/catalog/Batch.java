package io.driftgate.dialect.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Sends several small queries to the server at once, since each round trip takes longer than most of them: first they are told, then
 * run, then read. Not thread-safe.
 */
final class Batch implements AutoCloseable {
    private final Connection connection;
    private final Plans plans;
    private final Optional<Enclosing> enclosing;
    private final Rows rows;
    private final List<String> told = new ArrayList<>();
    private final StringJoiner statements = new StringJoiner("; ");
    private final Map<String, Deque<ResultSet>> results = new HashMap<>();
    private final List<Statement> open = new ArrayList<>();
    private boolean ran;

    /** @param enclosing what goes around each message; empty for none */
    Batch(Connection connection, Optional<Enclosing> enclosing) throws SQLException {
        this.enclosing = enclosing;
        this.connection = connection;
        this.plans = Plans.of(connection);
        this.rows = new Rows(connection);
    }

    /** Before {@link #run} only remembers the query; after it reads its rows, which it then asks for if they were not. */
    void each(String sql, List<String> parameters, Rows.Reader reader) throws SQLException {
        if (!ran) {
            told.add(sql);
            statements.add(plans.execution(sql, parameters));
            return;
        }
        Deque<ResultSet> waiting = results.get(sql);
        if (waiting == null || waiting.isEmpty()) {
            fetch(List.of(sql), plans.execution(sql, parameters));
            waiting = results.get(sql);
        }
        if (waiting == null) {
            throw new SQLException("no answer to " + sql);
        }
        try (ResultSet rowsOfQuery = waiting.removeFirst()) {
            rows.read(rowsOfQuery, reader);
        }
    }

    void run() throws SQLException {
        ran = true;
        fetch(told, statements.toString());
    }

    /** The answers to the queries are the last ones. */
    private void fetch(List<String> queries, String sql) throws SQLException {
        Statement statement = connection.createStatement();
        open.add(statement);
        List<ResultSet> answers = new ArrayList<>();
        boolean answer = AtOnce.execute(statement, enclosed(sql));
        while (answer || statement.getUpdateCount() >= 0) {
            if (answer) {
                answers.add(statement.getResultSet());
            }
            answer = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
        }
        List<ResultSet> wanted = answers.subList(answers.size() - queries.size(), answers.size());
        for (int i = 0; i < queries.size(); i++) {
            results.computeIfAbsent(queries.get(i), query -> new ArrayDeque<>()).add(wanted.get(i));
        }
    }

    private String enclosed(String sql) {
        return enclosing
                .map(around -> around.before() + "; " + plans.execution(around.query(), List.of()) + "; " + sql + "; "
                        + around.after())
                .orElse(sql);
    }

    @Override
    public void close() throws SQLException {
        for (Statement statement : open) {
            statement.close();
        }
    }
}

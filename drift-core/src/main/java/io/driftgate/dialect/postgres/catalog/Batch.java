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

/**
 * Sends several small queries to the server at once, since each round trip takes longer than most of them: first they are told, then
 * run, then read. Not thread-safe.
 */
final class Batch implements AutoCloseable {
    private final Connection connection;
    private final Plans plans;
    private final Optional<Enclosing> enclosing;
    private final Rows rows;
    private final List<Query> asked = new ArrayList<>();
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
            asked.add(new Query(sql, parameters));
            return;
        }
        Deque<ResultSet> waiting = results.get(sql);
        if (waiting == null || waiting.isEmpty()) {
            fetch(List.of(new Query(sql, parameters)));
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
        fetch(asked);
    }

    /** The answers to the queries are the last ones. */
    private void fetch(List<Query> queries) throws SQLException {
        List<ResultSet> answers = new ArrayList<>();
        for (String message : messages(queries)) {
            answers.addAll(answers(message));
        }
        List<ResultSet> wanted = answers.subList(answers.size() - queries.size(), answers.size());
        for (int i = 0; i < queries.size(); i++) {
            results.computeIfAbsent(queries.get(i).sql(), query -> new ArrayDeque<>())
                    .add(wanted.get(i));
        }
    }

    private List<String> messages(List<Query> queries) {
        Parts parts = new Parts(plans);
        enclosing.ifPresent(around -> parts.run(around.before()).prepared(around.query(), List.of()));
        queries.forEach(query -> parts.prepared(query.sql(), query.parameters()));
        enclosing.ifPresent(around -> parts.run(around.after()));
        return parts.messages();
    }

    private List<ResultSet> answers(String message) throws SQLException {
        Statement statement = connection.createStatement();
        open.add(statement);
        List<ResultSet> answers = new ArrayList<>();
        boolean answer = AtOnce.execute(statement, message);
        while (answer || statement.getUpdateCount() >= 0) {
            if (answer) {
                answers.add(statement.getResultSet());
            }
            answer = statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
        }
        return answers;
    }

    /** One query with its parameters. */
    private record Query(String sql, List<String> parameters) {}

    @Override
    public void close() throws SQLException {
        for (Statement statement : open) {
            statement.close();
        }
    }
}

package io.driftgate.dialect.postgres.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the server at once, since each round trip takes longer than most of them; the rows of its queries are read
 * in their order. Not thread-safe.
 */
public final class Message {
    private static final String SAVEPOINT = "driftgate_plan";

    private final Connection connection;
    private final Parts parts;
    private final List<Rows.Reader> readers = new ArrayList<>();

    public Message(Connection connection) throws SQLException {
        this.connection = connection;
        this.parts = new Parts(Plans.of(connection));
    }

    /** Statements without rows. */
    public Message run(String sql) {
        parts.run(sql);
        return this;
    }

    /** A query that the session keeps prepared, of which one column of text is read, null for none. */
    public Message prepared(
            String sql, List<@Nullable String> parameters, String column, Consumer<@Nullable String> reader) {
        return prepared(sql, parameters, row -> reader.accept(row.text(column)));
    }

    /** A query as it stands. */
    Message query(String sql, Rows.Reader reader) {
        readers.add(reader);
        return run(sql);
    }

    /** A query whose rows nobody reads. */
    Message ignore(String sql) {
        return query(sql, row -> {});
    }

    /** A query that the session keeps prepared. */
    Message prepared(String sql, List<? extends @Nullable String> parameters, Rows.Reader reader) {
        readers.add(reader);
        parts.prepared(sql, parameters);
        return this;
    }

    /**
     * As {@link #prepared(String, List, Rows.Reader)}, without parameters, looking up what it needs in indexes, however few rows the catalogs
     * have when it is planned; and it is planned again whenever the server likes. Inside a transaction, whose settings stay.
     */
    Message byIndex(String sql, Rows.Reader reader) {
        return run("SAVEPOINT " + SAVEPOINT)
                .prepared("SELECT " + Plans.BY_INDEX, List.of(), row -> {})
                .prepared(sql, List.of(), reader)
                .run("ROLLBACK TO " + SAVEPOINT + "; RELEASE " + SAVEPOINT);
    }

    /** Once. */
    public void send() throws SQLException {
        Rows rows = new Rows(connection);
        Iterator<Rows.Reader> unread = readers.iterator();
        for (String message : parts.messages()) {
            send(message, rows, unread);
        }
        if (unread.hasNext()) {
            throw new SQLException("not all of " + readers.size() + " queries had an answer");
        }
    }

    private void send(String sql, Rows rows, Iterator<Rows.Reader> unread) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean answer = AtOnce.execute(statement, sql);
            while (answer || statement.getUpdateCount() >= 0) {
                if (answer) {
                    try (ResultSet results = statement.getResultSet()) {
                        rows.read(results, unread.next());
                    }
                }
                answer = statement.getMoreResults();
            }
        }
    }
}

package io.driftgate.dialect.sqlite;

import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tries every view of the main database: SQLite takes a view as text, and reads it when somebody asks for its rows. */
final class ViewReadings {
    /** What is wrong with the text; any other is of the moment (sqlite.org/rescode.html). */
    private static final int SQLITE_ERROR = 1;

    /** What an application brings along itself is not here, and no reason. */
    private static final Pattern BROUGHT_ALONG = Pattern.compile("no such (function|module|collation)");

    private final Connection connection;
    private final Map<String, String> refused = new TreeMap<>();

    ViewReadings(Connection connection) {
        this.connection = connection;
    }

    /** The views that cannot be read, by name, with the reason; each is prepared and not run. */
    Map<String, String> refused() throws SQLException {
        List<String> views =
                SqliteHoldings.rows(connection, "SELECT name FROM main.sqlite_schema WHERE type = 'view'", 1).stream()
                        .map(row -> row[0])
                        .toList();
        for (int from = 0; from < views.size(); from += SqliteHoldings.AT_ONCE) {
            prepare(views.subList(from, Math.min(views.size(), from + SqliteHoldings.AT_ONCE)));
        }
        return refused;
    }

    /** All at once, and where that is refused half as many. */
    private void prepare(List<String> views) throws SQLException {
        String sql = views.stream()
                .map(view -> "SELECT 1 FROM main." + Identifier.quote(view))
                .collect(Collectors.joining(" UNION ALL "));
        try {
            connection.prepareStatement(sql).close();
        } catch (SQLException e) {
            if (e.getErrorCode() != SQLITE_ERROR) {
                throw e;
            }
            if (views.size() > 1) {
                prepare(views.subList(0, views.size() / 2));
                prepare(views.subList(views.size() / 2, views.size()));
            } else if (!BROUGHT_ALONG.matcher(String.valueOf(e.getMessage())).find()) {
                refused.put(ObjectPath.of("main", views.get(0)).toString(), reason(e));
            }
        }
    }

    /** Without what the driver writes around it. */
    private static String reason(SQLException refusal) {
        String message = String.valueOf(refusal.getMessage());
        int open = message.indexOf('(');
        return open >= 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
    }
}

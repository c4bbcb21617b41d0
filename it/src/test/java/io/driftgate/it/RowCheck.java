package io.driftgate.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks into a database with plain SQL: each query of a file is followed by the rows it must give, one a line, as {@code -->
 * Ada | 1}.
 */
final class RowCheck {
    private static final String ROW = "-->";

    private RowCheck() {}

    private record Query(String sql, List<String> rows) {}

    static void run(Path file, LiveDatabase database) throws IOException, SQLException {
        List<Query> queries = queries(Files.readAllLines(file));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Query query : queries) {
                assertEquals(query.rows(), rows(statement, query.sql()), () -> file.getFileName() + ": " + query.sql());
            }
        }
    }

    private static List<Query> queries(List<String> lines) {
        List<Query> queries = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith(ROW)) {
                queries.get(queries.size() - 1)
                        .rows()
                        .add(line.substring(ROW.length()).strip());
            } else if (!line.startsWith("--")) {
                sql.append(line).append('\n');
                if (line.endsWith(";")) {
                    queries.add(new Query(sql.toString().strip(), new ArrayList<>()));
                    sql.setLength(0);
                }
            }
        }
        return queries;
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join(" | ", cells));
            }
        }
        return rows;
    }
}

package io.driftgate.migration.crash;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database to crash a run on: one engine's. */
interface CrashSite {

    /** A new one that holds what the start says. */
    Live create(CrashPoint.Start start) throws IOException, SQLException;

    /** What its databases can hold before a run. */
    List<CrashPoint.Start> starts();

    /** The migrations of the engine. */
    Path migrations();

    /** A database; closing it deletes it. */
    interface Live extends AutoCloseable {
        Database database();

        /** Waits until nothing of a killed run is at work any more. */
        void settle() throws SQLException;

        /** Schema and rows, as the engine's own tool says; without the rows of the history. */
        String dump() throws IOException;

        /** Runs the order, and kills or cuts off the run at the point. Says what the run did. */
        List<String> crash(CrashPoint point) throws IOException;

        @Override
        void close() throws SQLException, IOException;

        /** The rows of a query, values joined by |. */
        default List<String> rows(String query) throws SQLException {
            try (Connection connection = Connector.open(database());
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(rows.getString(i)));
                    }
                    found.add(String.join("|", values));
                }
                return found;
            }
        }
    }
}

package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Finds out in a scratch database in which order objects can be dropped. */
final class DropOrder {
    private static final String SAVEPOINT = "driftgate_drop";

    private final ScratchPool scratch;
    private final Replay replay;

    DropOrder(ScratchPool scratch, Replay replay) {
        this.scratch = scratch;
        this.replay = replay;
    }

    /**
     * The statements that the engine takes, in an order in which it does. An object that goes with another has none; one that
     * cannot be dropped neither, which shows in what the statements leave.
     */
    List<String> find(List<Migration> applied, List<SchemaObject> objects, Engine engine) {
        Dialect dialect = Dialects.named(engine.product()).orElseThrow();
        List<String> waiting = new ArrayList<>();
        objects.forEach(object -> waiting.addAll(dialect.drop(object)));
        try (ScratchDatabase database = scratch.server(engine).create();
                Connection connection = replay.runAll(Replay.scripts(applied), dialect, database)) {
            execute(connection, "BEGIN");
            List<String> accepted = new ArrayList<>();
            boolean further = true;
            while (further) {
                List<String> now = waiting.stream()
                        .filter(statement -> isAccepted(connection, dialect, statement))
                        .toList();
                accepted.addAll(now);
                waiting.removeAll(now);
                further = !now.isEmpty();
            }
            execute(connection, "ROLLBACK");
            return accepted;
        } catch (SQLException | IOException e) {
            throw new SourceException("The replay in a scratch database failed: " + e.getMessage() + ".", e);
        }
    }

    private static boolean isAccepted(Connection connection, Dialect dialect, String statement) {
        try {
            execute(connection, "SAVEPOINT " + SAVEPOINT);
            try {
                dialect.run(connection, new SqlStatement(statement, 1, 1, null));
            } catch (SQLException refused) {
                execute(connection, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
                return false;
            }
            execute(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
            return true;
        } catch (SQLException e) {
            throw new SourceException("The replay in a scratch database failed: " + ErrorText.of(e) + ".", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

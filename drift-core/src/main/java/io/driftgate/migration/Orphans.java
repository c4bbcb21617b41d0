package io.driftgate.migration;

import io.driftgate.dialect.Dialect;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sessions of a run that was cut off in a statement which runs alone. The server goes on with it, though nobody waits for its
 * answer any more; to begin it again beside that would do it twice.
 */
final class Orphans {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Dialect dialect;
    private final Duration wait;
    private final MigrationListener listener;

    /** @param wait for them to end; zero looks once */
    Orphans(Dialect dialect, Duration wait, MigrationListener listener) {
        this.dialect = dialect;
        this.wait = wait;
        this.listener = listener;
    }

    /**
     * Waits until none is left.
     *
     * @return whether there was any, so that the database is another than it was
     * @throws MigrationException if one is still there in the end
     */
    boolean await(Connection connection, Position position) throws SQLException {
        List<String> statements = begun(position);
        long end = System.nanoTime() + wait.toNanos();
        boolean waited = false;
        while (!statements.isEmpty()) {
            Optional<String> session = dialect.execution().runs(connection, statements);
            if (session.isEmpty()) {
                break;
            }
            if (System.nanoTime() >= end) {
                throw new MigrationException("The server still runs a statement of a run that was cut off, in "
                        + session.get() + ". Wait for it to end, or end it, or give it more time with db.lockTimeout;"
                        + " nothing was changed.");
            }
            if (!waited) {
                listener.on(new MigrationEvent.Waiting(session.get()));
            }
            waited = true;
            RunLocks.pause(PAUSE);
        }
        return waited;
    }

    /** The statements of what was begun and not finished, either way. */
    private List<String> begun(Position position) {
        List<String> texts = new ArrayList<>();
        position.match().started().forEach(migration -> add(migration, texts));
        position.match()
                .undoing()
                .forEach(migration -> migration.down().ifPresent(down -> add(migration.running(down.step()), texts)));
        return texts;
    }

    private void add(Migration migration, List<String> texts) {
        if (!migration.isCode()) {
            HalfDone.statements(migration, dialect).stream()
                    .map(SqlStatement::text)
                    .forEach(texts::add);
        }
    }
}

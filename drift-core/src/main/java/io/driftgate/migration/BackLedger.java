package io.driftgate.migration;

import io.driftgate.script.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes undone migrations out of the history. */
final class BackLedger implements Ledger {
    private final HistoryTable history;
    private final Connection connection;
    private final Map<Migration, List<Migration>> undone;
    private @Nullable HistoryCopy copy;

    /** @param undone what each way back undoes */
    BackLedger(HistoryTable history, Connection connection, Map<Migration, List<Migration>> undone) {
        this.history = history;
        this.connection = connection;
        this.undone = Map.copyOf(undone);
    }

    @Override
    public Direction direction() {
        return Direction.BACK;
    }

    @Override
    public Optional<Begun> begun(Migration step) throws SQLException {
        return history.undoingUnits(connection, of(step).get(0));
    }

    @Override
    public void begin(Migration step) throws SQLException {
        for (Migration migration : of(step)) {
            history.undoing(connection, migration);
        }
    }

    @Override
    public void unitDone(Migration step, Begun done) throws SQLException {
        for (Migration migration : of(step)) {
            history.unitDone(connection, migration, done);
        }
    }

    @Override
    public void remember(boolean spokenOf) throws SQLException {
        copy = spokenOf ? history.copy(connection) : null;
    }

    @Override
    public void undone() {
        copy = null;
    }

    @Override
    public void restore() throws SQLException {
        if (copy != null) {
            history.restore(connection, copy);
        }
    }

    @Override
    public void done(Migration step, Finished finished) throws SQLException {
        restore();
        for (Migration migration : of(step)) {
            history.remove(connection, migration);
        }
        if (finished.snapshot() != null) {
            history.snapshots().keep(connection, finished.snapshot());
        }
    }

    @Override
    public List<Migration> after(Migration step, List<Migration> applied) {
        List<Migration> gone = of(step);
        return applied.stream().filter(migration -> !gone.contains(migration)).toList();
    }

    private List<Migration> of(Migration step) {
        return undone.getOrDefault(step, List.of());
    }
}

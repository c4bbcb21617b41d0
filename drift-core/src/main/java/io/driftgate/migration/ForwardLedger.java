package io.driftgate.migration;

import io.driftgate.script.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Writes down migrations as applied: one row each, ours or the one that the script inserted itself, filled in. */
final class ForwardLedger implements Ledger {
    private final HistoryTable history;
    private final Connection connection;
    private Map<String, Long> before = Map.of();

    ForwardLedger(HistoryTable history, Connection connection) {
        this.history = history;
        this.connection = connection;
    }

    @Override
    public Direction direction() {
        return Direction.FORWARD;
    }

    @Override
    public OptionalInt begun(Migration step) throws SQLException {
        return history.begun(connection, step);
    }

    @Override
    public void begin(Migration step) throws SQLException {
        history.started(connection, step);
    }

    @Override
    public void unitDone(Migration step, int units) throws SQLException {
        history.unitDone(connection, step, units);
    }

    @Override
    public void remember() throws SQLException {
        before = history.ids(connection);
    }

    @Override
    public void done(Migration step, Finished finished) throws SQLException {
        List<Long> own = new ArrayList<>();
        history.ids(connection).forEach((version, id) -> {
            if (!before.containsValue(id)) {
                own.add(id);
            }
        });
        if (!own.isEmpty()) {
            history.takeOver(connection, own.get(0), step);
        }
        for (Long more : own.subList(Math.min(1, own.size()), own.size())) {
            history.remove(connection, more);
        }
        history.applied(connection, step, finished);
    }

    @Override
    public List<Migration> after(Migration step, List<Migration> applied) {
        List<Migration> all = new ArrayList<>(applied);
        all.remove(step);
        all.add(step);
        return all;
    }
}

package io.driftgate.migration;

import io.driftgate.script.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down migrations as applied: one row each, ours or the one that the script inserted itself, filled in. */
final class ForwardLedger implements Ledger {
    private final HistoryTable history;
    private final Connection connection;
    private @Nullable Set<Long> known;
    private @Nullable HistoryCopy copy;

    ForwardLedger(HistoryTable history, Connection connection) {
        this.history = history;
        this.connection = connection;
    }

    @Override
    public Direction direction() {
        return Direction.FORWARD;
    }

    @Override
    public Optional<Begun> begun(Migration step) throws SQLException {
        return history.begun(connection, step);
    }

    @Override
    public void begin(Migration step) throws SQLException {
        history.started(connection, step);
        known = null;
    }

    @Override
    public void unitDone(Migration step, Begun done) throws SQLException {
        history.unitDone(connection, step, done);
    }

    /** Only this run writes rows, but for what the step does: what it knows is read once. */
    @Override
    public void remember(boolean spokenOf) throws SQLException {
        copy = spokenOf ? history.copy(connection) : null;
        if (known == null) {
            known = new HashSet<>(history.ids(connection));
        }
    }

    @Override
    public void restore() throws SQLException {
        if (copy != null) {
            history.restore(connection, copy);
        }
    }

    @Override
    public void done(Migration step, Finished finished) throws SQLException {
        if (finished.wroteHistory()) {
            restore();
            takeOver(step);
        }
        OptionalLong added = history.applied(connection, step, finished);
        if (known != null && added.isPresent() && !finished.wroteHistory()) {
            known.add(added.getAsLong());
        } else {
            known = null;
        }
    }

    private void takeOver(Migration step) throws SQLException {
        List<Long> own = new ArrayList<>(history.ids(connection));
        if (known != null) {
            requireKept(step, own, known);
            own.removeAll(known);
        }
        boolean hasOurs = history.begun(connection, step).isPresent();
        if (!hasOurs && !own.isEmpty()) {
            history.makeWay(connection, step);
            history.takeOver(connection, own.get(0), step);
        }
        for (Long more : own.subList(hasOurs ? 0 : Math.min(1, own.size()), own.size())) {
            history.remove(connection, more);
        }
    }

    /** What a script does to the history without naming it, such as by a function, is not made good. */
    private static void requireKept(Migration step, List<Long> now, Set<Long> before) {
        if (!now.containsAll(before)) {
            throw new MigrationException(step.name()
                    + " deletes rows of the history of migrations, and was rolled back. Take that out of it.");
        }
    }

    @Override
    public void undone() {
        known = null;
    }

    @Override
    public List<Migration> after(Migration step, List<Migration> applied) {
        List<Migration> all = new ArrayList<>(applied);
        all.removeIf(other -> other.name().equals(step.name()));
        all.add(step);
        return all;
    }
}

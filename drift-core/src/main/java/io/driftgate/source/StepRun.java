package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Execution;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScriptTraits;
import io.driftgate.dialect.SuppliedException;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.script.Code;
import io.driftgate.script.Migration;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Runs one migration in a scratch database as it is to run on the target: in one transaction; or, where the engine refuses
 * one of its statements there, in units. Not thread-safe.
 */
final class StepRun {
    private final Dialect dialect;
    private final Execution execution;
    private final ScratchDatabase database;
    private final String historyTable;
    private Schema now;

    StepRun(Dialect dialect, ScratchDatabase database, String historyTable, Schema before) {
        this.dialect = dialect;
        this.execution = dialect.execution();
        this.database = database;
        this.historyTable = historyTable;
        now = before;
    }

    /** The schema once it has run. */
    Schema after() {
        return now;
    }

    List<Steps.Unit> run(Migration migration, Connection connection) throws SQLException, IOException {
        ScriptFrame frame = ScriptFrame.of(migration.up(), dialect);
        if (!migration.isTransactional()) {
            frame.requireBlocks(migration.up());
            return inUnits(migration, connection, new Units(migration, frame, dialect).bySemicolon());
        }
        frame.requireOneTransaction(migration.up());
        try {
            return List.of(atOnce(migration, connection, frame));
        } catch (ScriptException e) {
            if (!migration.isCode()
                    && e.getCause() instanceof SQLException cause
                    && execution.refusesTransaction(cause)) {
                return found(migration, connection, frame);
            }
            throw e;
        }
    }

    /** A second time, and closely, where the first time shows that rows of a target may matter to it. */
    private Steps.Unit atOnce(Migration migration, Connection connection, ScriptFrame frame)
            throws SQLException, IOException {
        Optional<Steps.Unit> unit = supplied(migration, connection, frame, false);
        return unit.isPresent()
                ? unit.get()
                : supplied(migration, connection, frame, true).orElseThrow();
    }

    /** Again for each thing that was missed, and supplied. */
    private Optional<Steps.Unit> supplied(
            Migration migration, Connection connection, ScriptFrame frame, boolean closely)
            throws SQLException, IOException {
        Set<String> supplied = new HashSet<>();
        while (true) {
            try {
                return atOnce(migration, connection, frame, closely);
            } catch (ScriptException e) {
                if (!(e.getCause() instanceof SuppliedException again) || !supplied.add(again.what())) {
                    throw e;
                }
            }
        }
    }

    private Optional<Steps.Unit> atOnce(Migration migration, Connection connection, ScriptFrame frame, boolean closely)
            throws SQLException, IOException {
        Transaction transaction = execution.begin(connection, Timeouts.NONE, frame.traits());
        boolean committed = false;
        try {
            ChangeReader reader = ChangeReader.of(transaction, connection, now, Replay.EVERYTHING);
            ScriptRunner runner = new ScriptRunner(dialect, database, connection, historyTable);
            StepParts parts = new StepParts(execution.rowEffects(), now, closely);
            if (migration.up() instanceof Code code) {
                code.run(connection);
            } else {
                all(migration.script(), frame, statement -> {
                    runner.runOnce(migration.script(), statement);
                    parts.ran(statement, transaction, reader::changes);
                });
            }
            ChangeReader.Ended ended = reader.end(transaction);
            parts.done(ended::written);
            SchemaDelta delta = ended.changes();
            if (parts.wantsACloserLook(delta)) {
                return Optional.empty();
            }
            runner.forgetRecords();
            transaction.commit();
            committed = true;
            now = delta.applyTo(now);
            List<Steps.Part> found = migration.isCode() ? StepParts.ofCode(delta) : parts.parts(delta);
            return Optional.of(new Steps.Unit(0, frame.statements(), false, delta, found));
        } finally {
            if (!committed) {
                transaction.rollback();
            }
        }
    }

    /** Something done with a statement. */
    private interface Each {
        void with(SqlStatement statement) throws SQLException;
    }

    private void all(Script script, ScriptFrame frame, Each each) throws IOException, SQLException {
        int[] index = {0};
        try {
            dialect.splitter().split(script, statement -> {
                if (!frame.isOurs(index[0]++)) {
                    try {
                        each.with(statement);
                    } catch (SQLException e) {
                        throw new Unreadable(e);
                    }
                }
            });
        } catch (Unreadable e) {
            throw e.reason;
        }
    }

    /** Carries an error out of the splitter. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException reason;

        Unreadable(SQLException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    /** Each statement that refuses a transaction alone, the runs between them in one each. */
    private List<Steps.Unit> found(Migration migration, Connection connection, ScriptFrame frame)
            throws SQLException, IOException {
        List<SqlStatement> statements = new Units(migration, frame, dialect).statements();
        List<Steps.Unit> units = new ArrayList<>();
        int from = 0;
        while (from < statements.size()) {
            int refused = firstRefused(migration, connection, statements.subList(from, statements.size()));
            int to = refused < 0 ? statements.size() : from + refused;
            if (to > from) {
                units.add(together(migration, connection, statements, from, to));
            }
            if (refused >= 0) {
                units.add(alone(migration, connection, statements, to));
                to++;
            }
            from = to;
        }
        return units;
    }

    /** The number of the first statement that refuses a transaction; -1 if none does. Nothing stays. */
    private int firstRefused(Migration migration, Connection connection, List<SqlStatement> statements)
            throws SQLException {
        Transaction transaction = execution.begin(connection, Timeouts.NONE, ScriptTraits.NONE);
        try {
            ScriptRunner runner = new ScriptRunner(dialect, database, connection, historyTable);
            for (int i = 0; i < statements.size(); i++) {
                try {
                    runner.run(migration.script(), statements.get(i));
                } catch (ScriptException e) {
                    if (e.getCause() instanceof SQLException cause && execution.refusesTransaction(cause)) {
                        return i;
                    }
                    throw e;
                }
            }
            return -1;
        } finally {
            transaction.rollback();
        }
    }

    private List<Steps.Unit> inUnits(Migration migration, Connection connection, Units.Cut cut) throws SQLException {
        List<Steps.Unit> units = new ArrayList<>();
        for (Units.Range range : cut.ranges()) {
            units.add(
                    range.alone()
                            ? alone(migration, connection, cut.statements(), range.from())
                            : together(migration, connection, cut.statements(), range.from(), range.to()));
        }
        return units;
    }

    private Steps.Unit together(
            Migration migration, Connection connection, List<SqlStatement> statements, int from, int to)
            throws SQLException {
        Transaction transaction = execution.begin(connection, Timeouts.NONE, ScriptTraits.NONE);
        StepParts parts = new StepParts(execution.rowEffects(), now, false);
        try {
            ScriptRunner runner = new ScriptRunner(dialect, database, connection, historyTable);
            for (SqlStatement statement : statements.subList(from, to)) {
                runner.run(migration.script(), statement);
                parts.ran(statement, transaction, () -> SchemaDelta.NONE);
            }
            transaction.settle();
            parts.done(transaction::written);
            transaction.commit();
        } catch (SQLException | RuntimeException e) {
            transaction.rollback();
            throw e;
        }
        return unit(connection, from, to, false, parts::parts);
    }

    private Steps.Unit alone(Migration migration, Connection connection, List<SqlStatement> statements, int index)
            throws SQLException {
        SqlStatement statement = statements.get(index);
        new ScriptRunner(dialect, database, connection, historyTable).run(migration.script(), statement);
        StepParts parts = new StepParts(execution.rowEffects(), now, false);
        parts.ranAlone(statement);
        return unit(connection, index, index + 1, true, parts::parts);
    }

    private Steps.Unit unit(
            Connection connection, int from, int to, boolean alone, Function<SchemaDelta, List<Steps.Part>> parts)
            throws SQLException {
        Schema after = execution.aside(connection, () -> SchemaReader.read(connection, Replay.EVERYTHING));
        SchemaDelta delta = SchemaDelta.between(now, after);
        List<Steps.Part> found = parts.apply(delta);
        now = after;
        return new Steps.Unit(from, to, alone, delta, found);
    }
}

package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A scratch database in which migrations run one after the other, each as it is to run on a target; one that fails in a
 * transaction leaves nothing. Not thread-safe.
 */
public final class ScratchSession implements AutoCloseable {
    private final Replay replay;
    private final Dialect dialect;
    private final ScratchDatabase database;
    private final String historyTable;
    private final List<String> asked;
    private Connection connection;
    private Schema now;

    private ScratchSession(
            Replay replay, Dialect dialect, ScratchDatabase database, String historyTable, Start start, ReadScope scope)
            throws SQLException, IOException {
        this.replay = replay;
        this.dialect = dialect;
        this.database = database;
        this.historyTable = historyTable;
        connection = start.in(dialect, database);
        asked = dialect.schemas(connection, scope);
        now = SchemaReader.read(connection, Replay.EVERYTHING);
    }

    /** Brings an empty scratch database to where the migrations begin; returns a connection as of a fresh login. */
    private interface Start {
        Connection in(Dialect dialect, ScratchDatabase database) throws SQLException, IOException;
    }

    /**
     * Opens one.
     *
     * @param applied what has run there already
     * @param scope the schemas that are asked for
     * @throws io.driftgate.script.ScriptException if a statement of them fails
     */
    static ScratchSession open(
            ScratchPool scratch,
            Replay replay,
            String historyTable,
            List<Migration> applied,
            ReadScope scope,
            Engine engine) {
        return open(
                scratch,
                replay,
                historyTable,
                (dialect, database) -> replay.runAll(Replay.scripts(applied), dialect, database),
                scope,
                engine);
    }

    /**
     * Opens one that holds the objects that some statements create, as far as it takes them.
     *
     * @param scope the schemas that are asked for
     */
    static ScratchSession loaded(
            ScratchPool scratch, Replay replay, String historyTable, List<String> ddl, ReadScope scope, Engine engine) {
        return open(scratch, replay, historyTable, (dialect, database) -> load(ddl, dialect, database), scope, engine);
    }

    /** Many at once; what is refused then, alone, so that what it misses is made. */
    private static Connection load(List<String> ddl, Dialect dialect, ScratchDatabase database) throws SQLException {
        Connection connection = database.connect();
        try {
            List<String> refused = Loader.committing(connection, dialect).refused(ddl);
            connection.setAutoCommit(true);
            new DdlLoad(dialect, database, connection).run(refused);
            return database.renew(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static ScratchSession open(
            ScratchPool scratch, Replay replay, String historyTable, Start start, ReadScope scope, Engine engine) {
        Dialect dialect = Dialects.named(engine.product()).orElseThrow();
        ScratchDatabase database = null;
        try {
            database = scratch.server(engine).create();
            ScratchSession session = new ScratchSession(replay, dialect, database, historyTable, start, scope);
            database = null;
            return session;
        } catch (SQLException | IOException e) {
            throw failed(e);
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }

    /** The schemas that were asked for, as this database has them. */
    List<String> asked() {
        return asked;
    }

    /** Everything that the database holds now. */
    Schema everything() {
        return now;
    }

    /** What the database holds now of the schemas that were asked for, and beside them where scripts put something. */
    public Schema schema() {
        return Replay.withoutUnasked(new Schema(now.engine(), asked, now.objects()), asked);
    }

    /** The views that cannot be read now, by path, with the reason. */
    Map<String, String> unreadable() {
        try {
            return dialect.holdings().unreadable(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Runs a migration.
     *
     * @return its units
     * @throws io.driftgate.script.ScriptException if a statement fails, or would end the migration's transaction
     */
    public List<Steps.Unit> run(Migration migration) {
        try {
            replay.begin(connection, dialect);
            StepRun run = new StepRun(dialect, database, historyTable, now);
            List<Steps.Unit> units = run.run(migration, connection);
            now = run.after();
            connection = database.renew(connection);
            return units;
        } catch (SQLException | IOException e) {
            throw failed(e);
        }
    }

    private static SourceException failed(Exception e) {
        String text = e instanceof SQLException sql ? ErrorText.of(sql) : String.valueOf(e.getMessage());
        return new SourceException("The replay in a scratch database failed: " + text + ".", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            database.close();
        }
    }
}

package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Checksum;
import io.driftgate.script.Code;
import io.driftgate.script.Migration;
import io.driftgate.script.Script;
import io.driftgate.script.Step;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;

/** Runs scripts in a scratch database and reads what they make: the engine says what is expected. */
final class Replay {
    static final ReadScope EVERYTHING = new ReadScope(List.of("*"));

    private final ScratchPool scratch;
    private final SchemaCache cache;
    private final String historyTable;
    private final List<String> session;
    private final boolean migrates;

    private Replay(ScratchPool scratch, String historyTable, List<String> session, boolean migrates) {
        this.scratch = scratch;
        this.historyTable = historyTable;
        this.session = List.copyOf(session);
        this.migrates = migrates;
        cache = new SchemaCache(scratch.settings().cache().resolve("replay"), scratch.known());
    }

    /** Of scripts as they come, statement by statement. */
    static Replay ofScripts(ScratchPool scratch, String historyTable) {
        return new Replay(scratch, historyTable, List.of(), false);
    }

    /**
     * Of migrations, each in a transaction where that can be.
     *
     * @param session statements that PostgreSQL runs before each script
     */
    static Replay ofMigrations(ScratchPool scratch, String historyTable, List<String> session) {
        return new Replay(scratch, historyTable, session, true);
    }

    /**
     * The schema that the steps give, run one after the other, each on a connection of its own.
     *
     * @param scope schemas that are asked for; what the scripts create beside them is read too
     * @throws io.driftgate.script.ScriptException if a statement fails
     */
    Schema read(List<? extends Step> steps, ReadScope scope, Engine engine) {
        CacheKey key = key(steps, scope, settings(), scratch.identity(engine));
        return cache.get(key).orElseGet(() -> {
            Schema schema = replay(steps, scope, engine);
            cache.put(key, schema);
            return schema;
        });
    }

    /** @param identity what the scratch databases run on */
    static CacheKey key(List<? extends Step> steps, ReadScope scope, String historyTable, String identity) {
        return keyed(steps, scope, historyTable, identity).build();
    }

    /**
     * As {@link #key}, of steps that begin with a schema.
     *
     * @param ddl the statements that create it
     */
    static CacheKey keyOn(
            List<String> ddl, List<? extends Step> steps, ReadScope scope, String historyTable, String identity) {
        return keyed(steps, scope, historyTable, identity).addAll(ddl).build();
    }

    private static CacheKey.Builder keyed(
            List<? extends Step> steps, ReadScope scope, String historyTable, String identity) {
        CacheKey.Builder key = CacheKey.of(identity).add(historyTable).addAll(scope.schemas());
        steps.forEach(step -> key.add(step.name()).add(Checksum.sha256(step)));
        return key;
    }

    private Schema replay(List<? extends Step> steps, ReadScope scope, Engine engine) {
        Dialect dialect = Dialects.named(engine.product()).orElseThrow();
        ScratchServer server = scratch.server(engine);
        try (ScratchDatabase database = server.create()) {
            try (Connection connection = runAll(steps, dialect, database)) {
                return withoutUnasked(SchemaReader.read(connection, EVERYTHING), dialect.schemas(connection, scope));
            }
        } catch (SQLException | IOException e) {
            throw new SourceException("The replay in a scratch database failed: " + e.getMessage() + ".", e);
        }
    }

    /** Runs the scripts and returns a connection in the state of a fresh login, which the caller closes. */
    Connection runAll(List<? extends Step> steps, Dialect dialect, ScratchDatabase database)
            throws SQLException, IOException {
        Connection connection = database.connect();
        try {
            for (Step step : steps) {
                begin(connection, dialect);
                if (step instanceof Code code) {
                    code.run(connection);
                } else {
                    connection = run((Script) step, dialect, database, connection);
                }
                connection = database.renew(connection);
            }
            return connection;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Returns the connection to go on with, which may have taken the place of the other. */
    private Connection run(Script script, Dialect dialect, ScratchDatabase database, Connection connection)
            throws SQLException, IOException {
        if (!migrates) {
            new ScriptRunner(dialect, database, connection, historyTable).run(script);
            return connection;
        }
        Connection fresh = connection;
        try {
            AppliedScript applied = new AppliedScript(dialect, database, historyTable);
            AppliedScript.Outcome outcome = applied.run(script, fresh);
            while (outcome == AppliedScript.Outcome.AGAIN) {
                fresh = renewed(fresh, dialect, database);
                outcome = applied.run(script, fresh);
            }
            if (outcome == AppliedScript.Outcome.REFUSED) {
                fresh = renewed(fresh, dialect, database);
                new ScriptRunner(dialect, database, fresh, historyTable).run(script);
            }
            return fresh;
        } catch (SQLException | IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    private Connection renewed(Connection used, Dialect dialect, ScratchDatabase database) throws SQLException {
        Connection fresh = database.renew(used);
        begin(fresh, dialect);
        return fresh;
    }

    /** Does before a script what its tool does. */
    void begin(Connection connection, Dialect dialect) throws SQLException {
        if (dialect.product().equals(Engine.POSTGRESQL)) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : session) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** What beside the scripts themselves decides what they give. */
    String settings() {
        return historyTable + (migrates ? " migrates" : "") + String.join("\n", session);
    }

    /** Remembers what the scripts give, found out elsewhere. */
    void keep(List<? extends Step> steps, ReadScope scope, Engine engine, Schema schema) {
        cache.put(key(steps, scope, settings(), scratch.identity(engine)), schema);
    }

    static List<Step> scripts(List<Migration> migrations) {
        return migrations.stream().map(Migration::up).toList();
    }

    /** Leaves out schemas that nobody asked for and that no script put anything into, such as an empty {@code public}. */
    static Schema withoutUnasked(Schema schema, List<String> asked) {
        TreeSet<String> kept = new TreeSet<>(asked);
        for (SchemaObject object : schema.objects()) {
            boolean inside = object.path().parts().size() > 1;
            if (inside || !object.path().first().equals("public")) {
                kept.add(object.path().first());
            }
        }
        kept.retainAll(known(schema, asked));
        Schema left = schema.filter(object -> object.type() != io.driftgate.schema.ObjectType.SCHEMA
                || kept.contains(object.path().first()));
        return new Schema(left.engine(), List.copyOf(kept), left.objects());
    }

    private static TreeSet<String> known(Schema schema, List<String> asked) {
        TreeSet<String> all = new TreeSet<>(schema.schemas());
        all.addAll(asked);
        schema.objects().stream()
                .filter(object -> object.type() == io.driftgate.schema.ObjectType.SCHEMA)
                .forEach(object -> all.add(object.path().first()));
        return all;
    }
}

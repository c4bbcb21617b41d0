package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Script;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/** Runs scripts in a scratch database and reads what they make: the engine says what is expected. */
final class Replay {
    private static final ReadScope EVERYTHING = new ReadScope(List.of("*"));

    private final ScratchPool scratch;
    private final ReplayCache cache;
    private final String historyTable;

    Replay(ScratchPool scratch, String historyTable) {
        this.scratch = scratch;
        this.historyTable = historyTable;
        cache = new ReplayCache(scratch.settings().cache().resolve("replay"));
    }

    /**
     * The schema that the scripts give, run one after the other, each on a connection of its own.
     *
     * @param scope schemas that are asked for; what the scripts create beside them is read too
     * @throws io.driftgate.script.ScriptException if a statement fails
     */
    Schema read(List<Script> scripts, ReadScope scope, Engine engine) {
        String key = cache.key(scripts, scope, historyTable, scratch.identity(engine));
        return cache.get(key).orElseGet(() -> {
            Schema schema = replay(scripts, scope, engine);
            cache.put(key, schema);
            return schema;
        });
    }

    private Schema replay(List<Script> scripts, ReadScope scope, Engine engine) {
        Dialect dialect = Dialects.named(engine.product()).orElseThrow();
        ScratchServer server = scratch.server(engine);
        try (ScratchDatabase database = server.create()) {
            runAll(scripts, dialect, database);
            try (Connection connection = database.connect()) {
                return withoutUnasked(SchemaReader.read(connection, EVERYTHING), dialect.schemas(connection, scope));
            }
        } catch (SQLException | IOException e) {
            throw new SourceException("The replay in a scratch database failed: " + e.getMessage() + ".", e);
        }
    }

    private void runAll(List<Script> scripts, Dialect dialect, ScratchDatabase database)
            throws SQLException, IOException {
        Connection connection = database.connect();
        try {
            for (Script script : scripts) {
                new ScriptRunner(dialect, database, connection, historyTable).run(script);
                connection = database.renew(connection);
            }
        } finally {
            connection.close();
        }
    }

    /** Leaves out schemas that nobody asked for and that no script put anything into, such as an empty {@code public}. */
    private static Schema withoutUnasked(Schema schema, List<String> asked) {
        TreeSet<String> kept = new TreeSet<>(asked);
        for (SchemaObject object : schema.objects()) {
            boolean inside = object.path().parts().size() > 1;
            if (inside || !object.path().first().equals("public")) {
                kept.add(object.path().first());
            }
        }
        kept.retainAll(union(schema.schemas(), asked));
        Schema left = schema.filter(object -> object.type() != io.driftgate.schema.ObjectType.SCHEMA
                || kept.contains(object.path().first()));
        return new Schema(left.engine(), List.copyOf(kept), left.objects());
    }

    private static TreeSet<String> union(List<String> first, List<String> second) {
        TreeSet<String> all = new TreeSet<>(first);
        all.addAll(second);
        return all;
    }
}

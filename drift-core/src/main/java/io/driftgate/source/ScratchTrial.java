package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries statements on a schema in a scratch database, each for itself. Thread-safe. */
public final class ScratchTrial {
    private static final String SAVEPOINT = "driftgate_trial";

    private final ScratchPool scratch;

    public ScratchTrial(ScratchPool scratch) {
        this.scratch = scratch;
    }

    /**
     * What came of it.
     *
     * @param before the schema as the scratch database has it
     * @param after the schema after each statement; empty where it was refused
     */
    public record Tried(Schema before, List<Optional<Schema>> after) {}

    /**
     * Loads the schema and runs each of the statements on it, none after another.
     *
     * @return empty if the scratch database does not take the schema as a whole
     */
    public Optional<Tried> run(Schema schema, List<String> statements) {
        Dialect dialect = Dialects.named(schema.engine().product()).orElseThrow();
        Set<io.driftgate.schema.ObjectPath> all =
                schema.objects().stream().map(SchemaObject::path).collect(Collectors.toSet());
        List<String> creation = dialect.ddl(dialect.excerpt(schema, all));
        ReadScope scope = new ReadScope(schema.schemas());
        try {
            return scratch.rolledBack(schema.engine(), connection -> {
                if (!Loader.within(connection, dialect).load(creation)) {
                    return Optional.empty();
                }
                Schema before = SchemaReader.read(connection, scope);
                List<Optional<Schema>> after = new ArrayList<>();
                for (String statement : statements) {
                    after.add(after(statement, connection, scope));
                }
                return Optional.of(new Tried(before, after));
            });
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static Optional<Schema> after(String sql, Connection connection, ReadScope scope) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SAVEPOINT " + SAVEPOINT);
            try {
                statement.execute(sql);
                return Optional.of(SchemaReader.read(connection, scope));
            } catch (SQLException e) {
                return Optional.empty();
            } finally {
                statement.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
                statement.execute("RELEASE SAVEPOINT " + SAVEPOINT);
            }
        }
    }
}

package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.dialect.postgres.catalog.AtOnce;
import io.driftgate.dialect.postgres.catalog.CatalogWatch;
import io.driftgate.dialect.postgres.catalog.Message;
import io.driftgate.dialect.postgres.catalog.Plans;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Watches one transaction. What fails because a script has discarded our plans is done once more. */
final class PostgresChanges implements ChangeWatch {
    private static final String SAVEPOINT = "driftgate_look";

    private final CatalogWatch watch;
    private boolean counting = true;

    /** @param watch that has begun */
    PostgresChanges(CatalogWatch watch) {
        this.watch = watch;
    }

    /** In a transaction that somebody else began. */
    static PostgresChanges begin(Connection connection) throws SQLException {
        Plans.of(connection).learn(connection);
        Message message = new Message(connection);
        CatalogWatch watch = CatalogWatch.begin(connection, message);
        message.send();
        return new PostgresChanges(watch);
    }

    @Override
    public Optional<SchemaDelta> changes(Connection connection, Schema before) throws SQLException {
        return changes(connection, before, look(connection));
    }

    /**
     * What was changed.
     *
     * @param look after which nothing was done
     */
    Optional<SchemaDelta> changes(Connection connection, Schema before, CatalogWatch.Look look) throws SQLException {
        if (!counting) {
            return Optional.empty();
        }
        return switch (look.happened()) {
            case NOTHING -> Optional.of(SchemaDelta.NONE);
            case ANYTHING -> Optional.empty();
            case SOMETHING -> Plans.keeping(connection, () -> read(connection, before, look));
        };
    }

    private static Optional<SchemaDelta> read(Connection connection, Schema before, CatalogWatch.Look look)
            throws SQLException {
        Optional<SchemaDelta> additions =
                PostgresReading.enclosed(connection, (inside, enclosing) -> look.additions(inside, before, enclosing));
        return additions.isPresent()
                ? additions
                : PostgresReading.runAtOnce(connection, (inside, first) -> look.changes(inside, before, first));
    }

    /** Looks at what was done so far. */
    CatalogWatch.Look look(Connection connection) throws SQLException {
        return look(connection, "");
    }

    /** @param settling statements without rows that go first; may be empty */
    CatalogWatch.Look look(Connection connection, String settling) throws SQLException {
        return Plans.keeping(connection, () -> {
            try {
                return lookOnce(connection, settling);
            } catch (SQLException e) {
                if (Plans.isLost(e)) {
                    AtOnce.run(connection, "ROLLBACK TO " + SAVEPOINT + "; RELEASE " + SAVEPOINT);
                }
                throw e;
            }
        });
    }

    /** Behind a savepoint, since without plans a question fails; what is settled behind it stays so. */
    private CatalogWatch.Look lookOnce(Connection connection, String settling) throws SQLException {
        Message message = new Message(connection).run("SAVEPOINT " + SAVEPOINT);
        CatalogWatch.counting(message, setting -> counting &= "on".equals(setting));
        if (!settling.isEmpty()) {
            message.run(settling);
        }
        CatalogWatch.Look look = watch.look(connection, message);
        message.run("RELEASE " + SAVEPOINT).send();
        return look;
    }
}

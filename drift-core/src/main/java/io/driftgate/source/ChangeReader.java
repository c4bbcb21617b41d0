package io.driftgate.source;

import io.driftgate.dialect.ChangeWatch;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Ending;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.Transaction;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what a transaction has changed in a schema, without reading all of it where that is provably enough. Its answer always is
 * the one that a whole read would give. Not thread-safe.
 */
public final class ChangeReader {
    private final Connection connection;
    private final ReadScope scope;
    private final Schema before;
    private final ChangeWatch watch;
    private int wholeReads;

    private ChangeReader(Connection connection, ReadScope scope, Schema before, ChangeWatch watch) {
        this.connection = connection;
        this.scope = scope;
        this.before = before;
        this.watch = watch;
    }

    /**
     * Begins to watch, inside a transaction that has written nothing yet.
     *
     * @param before what a whole read would give now: as it was read last, with all changes applied since
     * @param scope of which {@code before} was read
     */
    public static ChangeReader begin(Connection connection, Schema before, ReadScope scope) throws SQLException {
        Optional<Dialect> dialect = Dialects.of(connection);
        ChangeWatch watch = dialect.isPresent() ? dialect.get().watch(connection) : ChangeWatch.BLIND;
        return new ChangeReader(connection, scope, before, watch);
    }

    /** As {@link #begin(Connection, Schema, ReadScope)}, in a transaction that watches since it began. */
    public static ChangeReader of(Transaction transaction, Connection connection, Schema before, ReadScope scope) {
        return new ChangeReader(connection, scope, before, transaction.watch());
    }

    /**
     * What a transaction is found to have done.
     *
     * @param broken what it must not have done to rows, one sentence each; if there is any, the rest says nothing
     * @param changes what is different in the schema
     * @param written the tables into which rows were written; empty where the engine does not tell
     */
    public record Ended(List<String> broken, SchemaDelta changes, Optional<Set<ObjectPath>> written) {}

    /**
     * Settles a transaction, and finds out what was done in it.
     *
     * @param transaction the one that is watched
     * @throws SQLException if anything cannot be read, or a deferred constraint is broken
     */
    public Ended end(Transaction transaction) throws SQLException {
        Ending ending = transaction.end(before);
        return ending.broken().isEmpty()
                ? new Ended(List.of(), orWhole(ending.changes()), ending.written())
                : new Ended(ending.broken(), SchemaDelta.NONE, Optional.empty());
    }

    /**
     * What is different now, later in the same transaction, which is left as it was. May be called again.
     *
     * @throws SQLException if anything cannot be read; nothing is skipped silently
     */
    public SchemaDelta changes() throws SQLException {
        return orWhole(watch.changes(connection, before));
    }

    private SchemaDelta orWhole(Optional<SchemaDelta> found) throws SQLException {
        if (found.isPresent()) {
            return found.get();
        }
        wholeReads++;
        return SchemaDelta.between(before, SchemaReader.read(connection, scope));
    }

    /** How many of the answers took a whole read. */
    public int wholeReads() {
        return wholeReads;
    }
}

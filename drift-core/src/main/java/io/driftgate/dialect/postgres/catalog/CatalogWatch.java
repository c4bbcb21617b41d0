package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Moment.Counts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a transaction changed in the catalogs, in a time that hardly depends on their size: the server's own counts say which
 * catalogs were written, and only these are searched for rows of the transaction. Not thread-safe.
 */
public final class CatalogWatch {

    /** What can have happened since the watch began. */
    public enum Happened {
        NOTHING,
        SOMETHING,
        ANYTHING
    }

    private final Moment begin;

    private CatalogWatch(Moment begin) {
        this.begin = begin;
    }

    /**
     * Begins where the message will be.
     *
     * @param message in which a transaction has begun that has written nothing yet
     */
    public static CatalogWatch begin(Connection connection, Message message) throws SQLException {
        return new CatalogWatch(Moment.of(connection, message));
    }

    /** Looks where the message will be; what is seen is known once it was sent. In whatever session state. */
    public Look look(Connection connection, Message message) throws SQLException {
        return new Look(begin, Moment.of(connection, message), Traces.of(message));
    }

    /** Whether the server counts what the session writes, where the message will be: before a script's settings end. */
    public static Message counting(Message message, Consumer<@Nullable String> reader) {
        return message.prepared(
                "select pg_catalog.current_setting('track_counts') as counting", List.of(), "counting", reader);
    }

    /** What was seen at one moment. */
    public static final class Look {
        private final Moment begin;
        private final Moment now;
        private final Traces traces;

        private Look(Moment begin, Moment now, Traces traces) {
            this.begin = begin;
            this.now = now;
            this.traces = traces;
        }

        public Happened happened() {
            if (begin.written() || !begin.counted() || !now.counted() || !now.standsAlone(begin)) {
                return Happened.ANYTHING;
            }
            return agree() ? told() : Happened.ANYTHING;
        }

        /** Whether each relation that the transaction wrote is counted: who may, can keep the server from counting for a while. */
        private boolean agree() {
            Counts relations = written().getOrDefault("pg_class", Counts.NONE);
            return traces.own() <= relations.inserted() + relations.updated();
        }

        private Happened told() {
            return written().isEmpty() ? Happened.NOTHING : Happened.SOMETHING;
        }

        private Map<String, Counts> written() {
            return now.written() ? now.writtenSince(begin) : Map.of();
        }

        /**
         * The tables into which rows were written.
         *
         * @param truncates whether any may have been emptied
         */
        public Set<ObjectPath> tables(boolean truncates) {
            return traces.written(truncates);
        }

        /**
         * What was added, where {@link #happened} something.
         *
         * @param connection inside the same transaction
         * @param enclosing what empties its search_path
         * @return empty if there may be more to it
         */
        public Optional<SchemaDelta> additions(Connection connection, Schema before, Enclosing enclosing)
                throws SQLException {
            Optional<Additions> additions = Additions.of(written(), traces, before);
            return additions.isPresent() ? additions.get().read(connection, enclosing) : Optional.empty();
        }

        /**
         * What was changed in whatever way.
         *
         * @param connection inside the same transaction
         * @param first statements that empty its search_path, with one result, to be sent with the first query
         * @return empty if it cannot be told without reading everything
         */
        public Optional<SchemaDelta> changes(Connection connection, Schema before, String first) throws SQLException {
            return new Changes(connection, written(), before).since(first);
        }
    }
}

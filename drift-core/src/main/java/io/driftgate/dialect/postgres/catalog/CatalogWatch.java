package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Moment.Counts;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a transaction changed in the catalogs, in a time that hardly depends on their size: the server's own counts say which
 * catalogs were written, and only these are searched for rows of the transaction. Not thread-safe.
 */
public final class CatalogWatch {

    /** What can have happened since the watch began. */
    public enum Look {
        NOTHING,
        SOMETHING,
        ANYTHING
    }

    private final Plans plans;
    private final Moment begin;
    private Map<String, Counts> written = Map.of();

    private CatalogWatch(Plans plans, Moment begin) {
        this.plans = plans;
        this.begin = begin;
    }

    /** @param connection inside a transaction that has written nothing yet */
    public static CatalogWatch begin(Connection connection) throws SQLException {
        Plans plans = new Plans();
        return new CatalogWatch(plans, Moment.now(connection, new Rows(connection), plans));
    }

    /** Takes one statement, in whatever session state. */
    public Look look(Connection connection) throws SQLException {
        Moment now = Moment.now(connection, new Rows(connection), plans);
        if (begin.written()
                || !begin.counted()
                || !now.counted()
                || !now.snapshot().equals(begin.snapshot())) {
            return Look.ANYTHING;
        }
        written = now.written() ? now.writtenSince(begin) : Map.of();
        return written.isEmpty() ? Look.NOTHING : Look.SOMETHING;
    }

    /**
     * What was changed, according to the last look.
     *
     * @param connection inside a transaction
     * @param first statements that empty its search_path, with one result, to be sent with the first query
     * @return empty if it cannot be told without reading everything
     */
    public Optional<SchemaDelta> changes(Connection connection, Schema before, String first) throws SQLException {
        Touched touched = Touched.read(connection, plans, written, first);
        if (!touched.others().isEmpty() || typesWereChanged(touched)) {
            return Optional.empty();
        }
        Affected affected = Affected.by(
                connection, plans, before.schemas(), touched, count("pg_type").updated() > 0);
        if (!affected.others().isEmpty()) {
            return Optional.empty();
        }
        PartialDelta delta = new PartialDelta(before, affected);
        boolean routines = count("pg_proc").deleted() > 0 || count("pg_proc").updated() > 0 && delta.hasNewRoutine();
        if (routines
                || mayHaveLost()
                || delta.hasRenamedSequence(count("pg_sequence").updated() > 0)) {
            delta.removeLost(Present.read(connection, plans, before.schemas(), routines));
        }
        delta.replace(PartialReader.read(connection, plans, before.schemas(), affected.selection()));
        return delta.toDelta();
    }

    /** A type's new name stands in the signatures of routines, and so in their paths; new types stand nowhere yet. */
    private boolean typesWereChanged(Touched touched) {
        return count("pg_type").updated() > 0 && !touched.types().isEmpty();
    }

    /** Whether a relation, sequence, type or statistics object may be gone or have another name; row types are renamed along. */
    private boolean mayHaveLost() {
        return count("pg_class").deleted() > 0
                || count("pg_type").deleted() > 0
                || count("pg_type").updated() > 0
                || count("pg_statistic_ext").deleted() > 0
                || count("pg_statistic_ext").updated() > 0;
    }

    private Counts count(String catalog) {
        return written.getOrDefault(catalog, Counts.NONE);
    }
}

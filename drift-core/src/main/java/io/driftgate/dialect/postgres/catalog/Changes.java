package io.driftgate.dialect.postgres.catalog;

import io.driftgate.dialect.postgres.catalog.Moment.Counts;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What a transaction changed in whatever way: all is read again that may look different. */
final class Changes {
    private final Connection connection;
    private final Map<String, Counts> written;
    private final Schema before;

    Changes(Connection connection, Map<String, Counts> written, Schema before) {
        this.connection = connection;
        this.written = written;
        this.before = before;
    }

    /**
     * @param first statements that empty the search_path, with one result, to be sent along
     * @return empty if it cannot be told without reading everything
     */
    Optional<SchemaDelta> since(String first) throws SQLException {
        Touched touched = Touched.read(connection, written, first);
        if (!touched.others().isEmpty() || typesWereChanged(touched)) {
            return Optional.empty();
        }
        Affected affected = Affected.by(
                connection, before.schemas(), touched, count("pg_type").updated() > 0);
        if (!affected.others().isEmpty()) {
            return Optional.empty();
        }
        PartialDelta delta = new PartialDelta(before, affected);
        boolean routines = count("pg_proc").deleted() > 0 || count("pg_proc").updated() > 0 && delta.hasNewRoutine();
        if (routines
                || mayHaveLost()
                || delta.hasRenamedSequence(count("pg_sequence").updated() > 0)) {
            delta.removeLost(Present.read(connection, before.schemas(), routines));
        }
        delta.replace(PartialReader.read(connection, before.schemas(), affected.selection(), Optional.empty())
                .objects());
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

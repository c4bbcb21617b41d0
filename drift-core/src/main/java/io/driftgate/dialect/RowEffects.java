package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import io.driftgate.script.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Tells what statements do to rows; in doubt more than they do. Stateless and thread-safe. */
public interface RowEffects {

    RowEffect of(SqlStatement statement);

    /**
     * Whether it may drop or rename tables, make one with rows in it, or convert values: the schema afterwards need not show that.
     * What then has the name of a table need not be it, and what is asked of a new table need not be asked of no row.
     */
    boolean hidesRows(SqlStatement statement);

    /** How many columns it converts by an expression, whether or not their type is another one then. */
    default int conversions(SqlStatement statement) {
        return 0;
    }

    /** Whether {@link #tables} tells of all that has run in the transaction, so that asking once at its end is enough. */
    boolean remembers();

    /**
     * The tables into which a statement that {@linkplain RowEffect#WRITES writes} has written or would have, had they rows.
     *
     * @param transaction in which it has just run; what ran before it there may be among the tables
     * @return empty if they are not known
     */
    Optional<Set<ObjectPath>> tables(SqlStatement statement, Transaction transaction) throws SQLException;
}

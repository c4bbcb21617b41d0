package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Asks a database what it holds, in a number of statements that hardly depends on how many tables it has. Stateless. */
public interface Holdings {
    /** Tables beyond this size are not read: their rows are estimated, their foreign keys not followed. 10 GB. */
    long LARGE = 10L << 30;

    /**
     * Counts and looks; writes nothing.
     *
     * @param connection in auto-commit mode, no transaction open
     * @param schemas exact names
     * @param deep whether the engine's own check of its file is run
     */
    Held count(Connection connection, List<String> schemas, boolean deep) throws SQLException;

    /**
     * The views that cannot be read, by path, with the reason; none where the engine keeps every view readable.
     *
     * @param connection a transaction may be open
     */
    Map<String, String> unreadable(Connection connection) throws SQLException;

    /** Refreshes what the planner knows of the tables, where this database keeps such statistics. */
    void analyze(Connection connection, Collection<ObjectPath> tables) throws SQLException;
}

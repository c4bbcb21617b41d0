package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One open transaction of a migration. Exactly one of {@link #commit} and {@link #rollback} ends it. */
public interface Transaction {

    /**
     * Sets aside what a script set for its session, and ends what it deferred: up to the end of the transaction role, search path and
     * time-outs are the login's again, deferred constraints are checked. Before proof and record, which our own statements make.
     *
     * @return what the transaction did to rows that it must not do, one sentence each; empty if nothing
     * @throws SQLException also if a deferred constraint is broken
     */
    List<String> settle() throws SQLException;

    /**
     * The tables into which rows were written so far, new and temporary ones too; empty where the engine does not tell. After
     * {@link #settle}.
     */
    Optional<Set<ObjectPath>> written() throws SQLException;

    /** Watches the schema since the transaction began. */
    ChangeWatch watch();

    /**
     * Settles for good, and finds out what was done: {@link #settle}, what the {@link #watch} finds, and {@link #written}, in as few messages
     * to a server as can be.
     *
     * @param before the schema as it was when the transaction began
     * @throws SQLException also if a deferred constraint is broken
     */
    Ending end(Schema before) throws SQLException;

    /** @throws SQLException if it could not be committed; it is then to be rolled back */
    void commit() throws SQLException;

    /** Undoes everything, also where the server has done so already. */
    void rollback() throws SQLException;
}

package io.driftgate.dialect;

import io.driftgate.schema.Engine;
import java.sql.SQLException;

/**
 * Makes databases that did not exist before and will not exist after. Closing it ends what it started. Thread-safe.
 */
public interface ScratchServer extends AutoCloseable {

    /** What the scratch databases run on. */
    Engine engine() throws SQLException;

    /** Everything about it that decides what a script gives there: the engine's version, and those of its extensions. */
    default String identity() throws SQLException {
        return engine().toString();
    }

    /**
     * Creates an empty database under a reserved, unused name. Also removes what an earlier, crashed run left behind.
     *
     * @throws ScratchException if it cannot be created
     */
    ScratchDatabase create();

    /**
     * Creates an empty database for work that is always rolled back, which may be kept for as long as the server is: what runs in
     * other databases finds the server as if this one were not there.
     *
     * @throws ScratchException if it cannot be created
     */
    default ScratchDatabase createKept() {
        return create();
    }

    @Override
    void close();
}

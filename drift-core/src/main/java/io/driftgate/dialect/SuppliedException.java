package io.driftgate.dialect;

import java.sql.SQLException;

/** Something that a scratch database lacked was missed, and is there now: the transaction is to be run again. */
public final class SuppliedException extends SQLException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /**
     * @param what such as {@code role app}
     * @param cause what the engine said, explained
     */
    public SuppliedException(String what, SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
        this.what = what;
    }

    public String what() {
        return what;
    }
}

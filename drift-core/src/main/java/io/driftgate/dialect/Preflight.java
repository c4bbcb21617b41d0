package io.driftgate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Looks whether a database lets a run do what it wants; changes nothing. Stateless. */
@FunctionalInterface
public interface Preflight {

    /** All that stands in the way, what blocks first. */
    List<Hurdle> hurdles(Connection connection, Needs needs) throws SQLException;
}

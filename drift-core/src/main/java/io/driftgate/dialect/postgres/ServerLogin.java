package io.driftgate.dialect.postgres;

import io.driftgate.connection.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** Connects to the databases of one server, always as the same role. */
interface ServerLogin {

    /** To the database in which others are created and dropped. */
    Connection maintenance() throws SQLException;

    Connection connect(String database) throws SQLException;

    /** How programs beside this one reach a database. */
    Database address(String database);
}

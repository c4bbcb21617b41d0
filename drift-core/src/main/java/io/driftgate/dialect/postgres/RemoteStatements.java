package io.driftgate.dialect.postgres;

import io.driftgate.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** On somebody's server a script may touch its own scratch database only. */
final class RemoteStatements implements ScratchStatements {
    private final String shownUrl;

    RemoteStatements(String shownUrl) {
        this.shownUrl = shownUrl;
    }

    @Override
    public void run(Connection connection, SqlStatement statement) throws SQLException {
        Optional<String> beyond = PostgresClusterStatements.find(statement.text());
        if (beyond.isPresent()) {
            throw new SQLException(
                    beyond.get() + " reaches beyond the scratch database on " + shownUrl
                            + ": use db.scratch=auto, where a script has a server of its own",
                    "0A000");
        }
        try {
            PostgresStatements.run(connection, statement);
        } catch (SQLException e) {
            throw MissingParts.isRight(e)
                    ? limited(e)
                    : MissingParts.explained(
                            e, "the scratch server " + shownUrl, "create it there, or use db.scratch=auto");
        }
    }

    /** Such as after SET ROLE: the scratch database belongs to the role of the URL. */
    private SQLException limited(SQLException e) {
        return new SQLException(
                MissingParts.text(e) + " on the scratch server " + shownUrl
                        + ", whose databases belong to the role of db.scratch: use db.scratch=auto, where every role may do"
                        + " anything, or let that role act as the one that scripts change to (ALTER ROLE … SET role = '…')",
                e.getSQLState(),
                e);
    }
}

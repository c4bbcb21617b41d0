package io.driftgate.dialect.postgres.backup;

import io.driftgate.connection.Database;
import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupException;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.dialect.postgres.EmbeddedScratchServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Restores an archive into a scratch database and reads what it gave. */
final class ScratchRestore {
    /** Roles, tablespaces and what calls other servers are not there; whose things are is no part of what is proved. */
    private static final List<String> OPTIONS =
            List.of("--no-owner", "--no-privileges", "--no-tablespaces", "--no-subscriptions", "--no-security-labels");

    private final PostgresTools tools;
    private final ScratchServer server;

    ScratchRestore(PostgresTools tools, ScratchServer server) {
        this.tools = tools;
        this.server = server;
    }

    BackupEngine.Given of(Path file, BackupEngine.Taken taken, BackupEngine.Job job, List<String> roles) {
        if (!tools.restore().isLocal()) {
            throw new BackupRefusedException(
                    "The proof needs a pg_restore on this machine, and db.pgRestore is a command that runs it elsewhere.",
                    List.of(),
                    "Install the client programs of PostgreSQL "
                            + tools.restore().major() + " here, and name their pg_restore.",
                    "Or be content with the weaker proof: db.backupProof=list.");
        }
        try (ScratchDatabase database = server.create();
                Connection connection = database.connect()) {
            if (server instanceof EmbeddedScratchServer) {
                Roles.create(connection, roles);
            }
            if (!taken.schema().schemas().contains("public")) {
                execute(connection, "DROP SCHEMA public");
            }
            Database address = database.address();
            Conninfo conninfo = Conninfo.of(address, connection.getMetaData().getUserName());
            new RestoreRun(tools.restore(), file)
                    .into(conninfo, OPTIONS, new Filling(connection, job.progress())::tell);
            return PostgresBackups.read(connection, taken.contents(), job);
        } catch (SQLException e) {
            throw new BackupException("The proof of the backup failed: " + e.getMessage() + ".", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

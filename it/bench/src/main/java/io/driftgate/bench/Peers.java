package io.driftgate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;

/** Others that apply the same migrations. */
final class Peers {

    private Peers() {}

    /** The version of Flyway on the class path. */
    static String flywayVersion() {
        return String.valueOf(org.flywaydb.core.internal.license.VersionPrinter.getVersion());
    }

    /** Flyway by its API. */
    static void flyway(Target target, Path migrations, int count) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(
                        target.database().url(),
                        target.database().user(),
                        target.database().password())
                .locations("filesystem:" + migrations);
        MigrateResult result = configuration.load().migrate();
        if (result.migrationsExecuted != count) {
            throw new IllegalStateException("Flyway applied " + result.migrationsExecuted);
        }
    }

    /** The statements alone, each committed. */
    static void plain(Target target, List<String> statements) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The statements, each with a row of a history in one transaction. */
    static void recorded(Target target, List<String> statements) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE history (version varchar(50) PRIMARY KEY, description varchar(200),"
                    + " checksum varchar(64), applied_at timestamp DEFAULT CURRENT_TIMESTAMP)");
            connection.setAutoCommit(false);
            for (int i = 0; i < statements.size(); i++) {
                statement.execute(statements.get(i));
                try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO history (version, description, checksum) VALUES (?, ?, ?)")) {
                    insert.setString(1, Integer.toString(i + 1));
                    insert.setString(2, "step " + (i + 1));
                    insert.setString(3, Integer.toHexString(statements.get(i).hashCode()));
                    insert.executeUpdate();
                }
                connection.commit();
            }
        }
    }

    /** The engine's own program, a process a file. */
    static void programs(Target target, List<Path> files) throws IOException, InterruptedException {
        for (Path file : files) {
            int exit = target.program(file)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException(file + " ended with " + exit);
            }
        }
    }
}

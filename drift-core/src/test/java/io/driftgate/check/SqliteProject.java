package io.driftgate.check;

import io.driftgate.cases.TestDatabases;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.history.History;
import io.driftgate.history.HistoryReader;
import io.driftgate.policy.PathPattern;
import io.driftgate.policy.Waiver;
import io.driftgate.script.FlywaySettings;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A team's project with a directory of migrations and a real SQLite database. */
final class SqliteProject {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final Path folder;
    private Optional<FlywaySettings> flyway = Optional.empty();

    SqliteProject(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(migrations());
    }

    Path migrations() {
        return folder.resolve("migrations");
    }

    String url() {
        return "jdbc:sqlite:" + folder.resolve("prod.db");
    }

    SqliteProject migration(String name, String sql) throws IOException {
        Files.writeString(migrations().resolve(name), sql);
        return this;
    }

    SqliteProject database(String sql) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url())) {
            TestDatabases.run(connection, sql);
        }
        return this;
    }

    /** The project configures Flyway. */
    SqliteProject flyway(FlywaySettings settings) {
        flyway = Optional.of(settings);
        return this;
    }

    Sources sources() {
        return new Sources(
                new SourceSettings(
                        Map.of("prod", Database.at(url())),
                        migrations(),
                        "auto",
                        Map.of(),
                        SourceSettings.DEFAULT_HISTORY_TABLE,
                        ReadScope.DEFAULT,
                        flyway),
                TestDatabases.pool());
    }

    DriftResult verify() {
        return verify(List.of(), List.of());
    }

    DriftResult verify(List<Waiver> waivers, List<PathPattern> unmanaged) {
        CheckSettings settings = new CheckSettings(Optional.empty(), Set.of(), unmanaged, waivers, TODAY);
        return new DriftCheck(sources(), settings, TestDatabases.pool())
                .verify("prod", Database.at(url()), new SourceSpec.Migrations(Optional.empty()));
    }

    /** What its history lists. */
    List<History.Entry> applied() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url())) {
            return HistoryReader.read(
                            connection,
                            SchemaReader.read(connection, ReadScope.DEFAULT),
                            SourceSettings.DEFAULT_HISTORY_TABLE,
                            flyway)
                    .orElseThrow()
                    .entries();
        }
    }

    static List<String> lines(DriftResult result) {
        return result.judgement().findings().stream()
                .map(finding -> finding.difference().toString())
                .toList();
    }
}

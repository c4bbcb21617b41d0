package io.driftgate.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.backup.BackupSettings;
import io.driftgate.cases.TestDatabases;
import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftCheck;
import io.driftgate.check.SchemaComparison;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.Timeouts;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.policy.Finding;
import io.driftgate.report.MigrationText;
import io.driftgate.report.Paint;
import io.driftgate.report.TextReport;
import io.driftgate.schema.Schema;
import io.driftgate.script.JavaMigration;
import io.driftgate.script.JavaMigrations;
import io.driftgate.script.Version;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A team's directory of migrations and a real database, whose owner on PostgreSQL is no superuser. */
final class Project implements AutoCloseable {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    /** Nobody looks at rows before. */
    static final PrecautionSettings UNCHECKED = new PrecautionSettings(
            new io.driftgate.check.data.DataSettings(io.driftgate.check.data.DataSettings.Mode.SKIP, Duration.ZERO),
            Optional.empty());

    final List<MigrationEvent> events = new java.util.concurrent.CopyOnWriteArrayList<>();
    private java.util.function.Consumer<MigrationEvent> onEvent = event -> {};

    private CheckSettings checks = new CheckSettings(Optional.empty(), Set.of(), List.of(), List.of(), TODAY);
    private JavaMigrations code = JavaMigrations.NONE;
    private String historyTable = SourceSettings.DEFAULT_HISTORY_TABLE;
    private ReadScope scope = ReadScope.DEFAULT;
    private final Path folder;
    private final Database database;
    private final Runnable drop;
    private MigrationSettings settings = MigrationSettings.DEFAULT;

    private Project(Path folder, Database database, Runnable drop) throws IOException {
        this.folder = folder;
        this.database = database;
        this.drop = drop;
        Files.createDirectories(directory());
    }

    static Project of(String engine, Path folder) throws IOException, SQLException {
        return engine.equals("sqlite") ? sqlite(folder) : postgres(folder);
    }

    static Project sqlite(Path folder) throws IOException {
        return new Project(
                folder, Database.at("jdbc:sqlite:" + folder.resolve("live.db") + "?foreign_keys=on"), () -> {});
    }

    /** As most people connect: SQLite enforces no foreign keys unless it is told to. */
    static Project sqliteWithoutKeys(Path folder) throws IOException {
        return new Project(folder, Database.at("jdbc:sqlite:" + folder.resolve("live.db")), () -> {});
    }

    static Project postgres(Path folder) throws IOException, SQLException {
        String name = "live_" + UUID.randomUUID().toString().substring(0, 8);
        var server = TestPostgres.server(15);
        server.execute("CREATE ROLE " + name + " LOGIN PASSWORD 'a secret'");
        server.execute("CREATE DATABASE " + name + " OWNER " + name);
        Database database = new Database(server.url(name), name, "a secret", Duration.ZERO);
        return new Project(folder, database, () -> {
            try {
                server.execute("DROP DATABASE " + name + " WITH (FORCE)");
                server.execute("DROP ROLE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    Path directory() {
        return folder.resolve("migrations");
    }

    Database database() {
        return database;
    }

    Project file(String name, String sql) throws IOException {
        Path file = directory().resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, sql);
        return this;
    }

    /** Migrations in Java beside the files. */
    Project code(JavaMigration... migrations) {
        code = new JavaMigrations(List.of(migrations), "0".repeat(64));
        return this;
    }

    Project historyTable(String name) {
        historyTable = name;
        return this;
    }

    /** The schemas that are looked at. */
    Project schemas(String... names) {
        scope = new ReadScope(List.of(names));
        return this;
    }

    Project target(String version) {
        settings = settings.withTarget(Optional.of(new Version(version)));
        return this;
    }

    Project newest() {
        settings = settings.withTarget(Optional.empty());
        return this;
    }

    Project warning() {
        settings = settings.withWarns(true);
        return this;
    }

    Project reference(SourceSpec reference) {
        settings = settings.withReference(Optional.of(reference));
        return this;
    }

    MigrationSettings settings() {
        return settings;
    }

    Project settings(MigrationSettings other) {
        settings = other;
        return this;
    }

    Sources sources() {
        return new Sources(
                new SourceSettings(
                        Map.of("prod", database),
                        directory(),
                        "auto",
                        Map.of(),
                        historyTable,
                        scope,
                        Optional.empty(),
                        code),
                TestDatabases.pool());
    }

    CheckSettings checks() {
        return checks;
    }

    /** How differences are judged from now on. */
    Project checks(CheckSettings other) {
        checks = other;
        return this;
    }

    /** As a run leaves the entry that was cut off before the first part. */
    void begun(String version) throws Exception {
        sql("UPDATE schema_migrations SET state = 'started', unit = 0, checksum_algorithm = 'sha256-lf:'"
                + " WHERE version = '" + version + "'");
    }

    MigrationResult migrate() {
        return new Migrator(sources(), checks(), TestDatabases.pool(), settings, this::happened)
                .migrate("prod", database);
    }

    MigrationResult rollback(RollbackTo to) {
        return rollback(to, false);
    }

    MigrationResult rollback(RollbackTo to, boolean derived) {
        return new Rollback(
                        sources(),
                        checks(),
                        TestDatabases.pool(),
                        new RollbackSettings(settings, to, derived),
                        this::happened)
                .rollback("prod", database);
    }

    /** The database as the engine's own dump has it, with its rows; our history left out. */
    String dump() throws Exception {
        return database.url().startsWith("jdbc:sqlite:") ? sqliteDump() : pgDump();
    }

    private String sqliteDump() throws Exception {
        Path copy = Files.createTempFile(folder, "dump", ".db");
        Files.delete(copy);
        sql("VACUUM INTO '" + copy + "'");
        run("sqlite3", copy.toString(), "DROP TABLE IF EXISTS schema_migrations");
        return run("sqlite3", copy.toString(), ".dump");
    }

    private String pgDump() throws Exception {
        String url = database.url();
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        String host = url.substring("jdbc:postgresql://".length(), url.lastIndexOf('/'));
        return run(
                        "pg_dump",
                        "--dbname=postgresql://" + database.user() + ":a%20secret@" + host + "/" + name,
                        "--exclude-table=schema_migrations*")
                .lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + ": " + output);
        }
        return output;
    }

    Plan plan() {
        return new Planner(sources(), checks(), TestDatabases.pool(), settings).plan("prod", database);
    }

    Repairer repairer() {
        return new Repairer(sources(), checks(), TestDatabases.pool(), settings);
    }

    /** What db:repair says of each entry, with what is to be done. */
    List<String> explained() {
        List<String> lines = new ArrayList<>();
        for (Repair.Entry entry : repairer().explain("prod", database).entries()) {
            lines.add(entry.version() + ": " + entry.history() + "; " + entry.schema());
            lines.addAll(entry.remedies());
        }
        return lines;
    }

    /** What db:verify finds that is drift. */
    List<String> verified() {
        return new DriftCheck(sources(), checks(), TestDatabases.pool())
                .verify("prod", database, new SourceSpec.Migrations(Optional.empty())).judgement().findings().stream()
                        .filter(Finding::isDrift)
                        .map(finding -> finding.difference().path().name())
                        .toList();
    }

    /** Applies exactly these, and nothing when asked again. */
    void applies(String... names) throws Exception {
        assertEquals(List.of(names).stream().map(name -> "applied " + name).toList(), said(migrate()));
        assertEquals(List.of(), said(migrate()));
    }

    private void happened(MigrationEvent event) {
        events.add(event);
        onEvent.accept(event);
    }

    void onEvent(java.util.function.Consumer<MigrationEvent> listener) {
        onEvent = listener;
    }

    /** Applies up to a version, and forgets what happened. */
    void migrateQuietly(String version) {
        target(version).migrate();
        newest();
        events.clear();
    }

    /** Lets every run take a backup first. */
    Project backups(BackupSettings backups) {
        settings = settings.with(backups);
        return this;
    }

    Project waiting() {
        settings = settings.withRunLockWait(Duration.ofMinutes(1));
        return this;
    }

    Project impatient() {
        settings = settings.withTimeouts(new Timeouts(Duration.ofMillis(100), Duration.ZERO));
        return this;
    }

    /** What people call the database. */
    String name() {
        return database.url().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    /** Runs a statement in the database as the server's superuser. */
    void asSuperuser(String sql) throws SQLException {
        String url = database.url();
        try (Connection connection =
                        TestPostgres.server(15).connect(url.substring(url.lastIndexOf('/') + 1, url.indexOf('?')));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs statements as the owner. */
    void sql(String sql) throws SQLException, IOException {
        try (Connection connection = open()) {
            TestDatabases.run(connection, sql);
        }
    }

    Connection open() {
        return Connector.openOrCreate(database);
    }

    /** The rows of a query, values joined by |. */
    List<String> rows(String query) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join("|", values));
            }
            return found;
        }
    }

    List<String> history() throws SQLException {
        return rows("SELECT version, description, kind, state FROM schema_migrations ORDER BY id");
    }

    /** The drift between two schemas, as a person would say it. */
    List<String> drift(Schema expected, Schema actual) {
        return new SchemaComparison(checks(), TestDatabases.pool(), sources().settings())
                .judge(expected, actual).findings().stream()
                        .filter(Finding::isDrift)
                        .map(finding -> finding.difference().kind().label() + " "
                                + finding.difference().object().label() + " "
                                + finding.difference().path())
                        .toList();
    }

    /** The sentence that a run ends with on the console. */
    static String lastLine(MigrationResult result) {
        List<String> lines =
                new MigrationText(Paint.NONE, new TextReport(Paint.NONE, "waivers.yaml", TODAY)).lines(result);
        return lines.get(lines.size() - 1);
    }

    /** A result as a person would say it: what was applied, then why it ended. */
    static List<String> said(MigrationResult result) {
        List<String> lines = new ArrayList<>();
        String did = result.direction() == Direction.BACK ? "undone by " : "applied ";
        result.done().forEach(done -> lines.add(did + done.migration().name()));
        result.refused().ifPresent(refused -> {
            lines.add("refused: " + refused.reason());
            lines.addAll(refused.details());
            refused.evidence().ifPresent(evidence -> evidence.judgement().findings().stream()
                    .filter(Finding::isDrift)
                    .forEach(finding -> lines.add(finding.difference().kind().label() + " "
                            + finding.difference().object().label() + " "
                            + finding.difference().path())));
        });
        return lines;
    }

    @Override
    public void close() {
        drop.run();
    }
}

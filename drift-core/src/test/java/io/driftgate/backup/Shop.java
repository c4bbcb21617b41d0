package io.driftgate.backup;

import io.driftgate.cases.TestDatabases;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ClientTools;
import io.driftgate.dialect.ReadScope;
import io.driftgate.dialect.postgres.TestPostgres;
import io.driftgate.migration.Restoration;
import io.driftgate.source.SourceSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real database with rows in it, whose owner on PostgreSQL is no superuser, and a place for its backups. */
final class Shop implements AutoCloseable {
    private static final int MAJOR = 15;

    private static final String SQLITE = """
            CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, photo BLOB, score REAL);
            CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customers (id), note TEXT);
            CREATE TABLE words (word TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;
            CREATE INDEX orders_note ON orders (note);
            CREATE VIEW named AS SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer;
            INSERT INTO customers (name, photo, score) VALUES ('Ann', x'00ff', 0.1), ('Bob ''B''', NULL, 1e300);
            INSERT INTO orders VALUES (1, 1, 'first' || char(10) || 'line'), (2, 2, NULL);
            INSERT INTO words VALUES ('b', 2), ('a', 1);
            """;

    private static final String POSTGRES = """
            CREATE TYPE mood AS ENUM ('glad', 'sad');
            CREATE TABLE customers (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, photo bytea,
              score double precision, born timestamptz, feels mood, tags text[] DEFAULT '{}', shape jsonb);
            CREATE SCHEMA "odd Name";
            CREATE TABLE "odd Name"."t" (t integer CHECK (t IN (1, 2)), "Column" varchar(10));
            CREATE TABLE orders (id serial PRIMARY KEY, customer integer NOT NULL REFERENCES customers, note text);
            CREATE TABLE bits (k integer, v text) PARTITION BY LIST (k);
            CREATE TABLE bits_1 PARTITION OF bits FOR VALUES IN (1);
            CREATE INDEX orders_note ON orders (note DESC) WHERE note IS NOT NULL;
            CREATE VIEW named AS SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer;
            CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM orders;
            INSERT INTO customers (name, photo, score, born, feels, shape)
              VALUES ('Ann', '\\x00ff', 0.1, '2026-01-01 12:00+02', 'glad', '{"a": 1}'), ('Bob', NULL, 'NaN', NULL, 'sad', NULL);
            INSERT INTO orders (customer, note) VALUES (1, 'first'), (2, NULL);
            INSERT INTO "odd Name"."t" VALUES (1, 'x'), (2, NULL);
            INSERT INTO bits VALUES (1, 'one');
            SELECT lo_from_bytea(0, 'a large object');
            """;

    private final Path folder;
    private final Database database;
    private final Runnable drop;
    final List<BackupEvent> events = new ArrayList<>();

    private Shop(Path folder, Database database, Runnable drop) {
        this.folder = folder;
        this.database = database;
        this.drop = drop;
    }

    static Shop of(String engine, Path folder) throws IOException, SQLException {
        Shop shop = engine.equals("sqlite") ? sqlite(folder) : postgres(folder);
        shop.sql(engine.equals("sqlite") ? SQLITE : POSTGRES);
        return shop;
    }

    private static Shop sqlite(Path folder) {
        return new Shop(folder, Database.at("jdbc:sqlite:" + folder.resolve("shop.db")), () -> {});
    }

    private static Shop postgres(Path folder) throws SQLException {
        return emptyOf(MAJOR, folder);
    }

    /** A PostgreSQL database of that major version with nothing in it. */
    static Shop emptyOf(int major, Path folder) throws SQLException {
        String name = "shop_" + UUID.randomUUID().toString().substring(0, 8);
        var server = TestPostgres.server(major);
        server.execute("CREATE ROLE " + name + " LOGIN CREATEDB PASSWORD 'a: \\secret'");
        server.execute("CREATE DATABASE " + name + " OWNER " + name);
        Database database = new Database(server.url(name), name, "a: \\secret", Duration.ZERO);
        return new Shop(folder, database, () -> {
            try {
                server.execute("DROP DATABASE " + name + " WITH (FORCE)");
                server.execute("DROP ROLE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    Database database() {
        return database;
    }

    String name() {
        String url = database.url();
        return isSqlite() ? "shop.db" : url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }

    private boolean isSqlite() {
        return database.url().startsWith("jdbc:sqlite:");
    }

    Path backups() {
        return folder.resolve("backups");
    }

    BackupSettings settings() {
        return BackupSettings.in(backups(), "schema_migrations");
    }

    /** With programs of one's own. */
    BackupSettings settings(String pgDump) {
        BackupSettings usual = settings();
        return new BackupSettings(
                usual.directory(),
                usual.proof(),
                usual.keep(),
                usual.hashLimit(),
                new ClientTools(Optional.of(pgDump), Optional.of("pg_restore")),
                usual.historyTable());
    }

    Backup backUp() {
        return backUp(settings());
    }

    Backup backUp(BackupSettings settings) {
        return new BackupTaker(settings, TestDatabases.pool(), events::add).take(database);
    }

    Restored restore(Optional<Path> manifest, Optional<String> confirmed) {
        return restore(new Restorer.Wish(manifest, confirmed, Optional.empty()));
    }

    Restored restore(Restorer.Wish wish) {
        SourceSettings sources = new SourceSettings(
                Map.of(), folder, "auto", Map.of(), SourceSettings.DEFAULT_HISTORY_TABLE, ReadScope.DEFAULT);
        return new Restoration(sources, TestDatabases.pool(), settings(), Duration.ZERO, event -> {})
                .restore(database, wish);
    }

    /** What a restore kept of what was there before. */
    String dumpOfKept(String before) throws Exception {
        return dump(before).replace(before, name());
    }

    void dropKept(String before) throws SQLException {
        if (!isSqlite()) {
            TestPostgres.server(MAJOR).execute("DROP DATABASE " + before);
        }
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

    static void run(Connection connection, String sql) throws SQLException, IOException {
        TestDatabases.run(connection, sql);
    }

    Connection open() {
        return Connector.openOrCreate(database);
    }

    void sql(String sql) throws SQLException, IOException {
        try (Connection connection = open()) {
            TestDatabases.run(connection, sql);
        }
    }

    void asSuperuser(String sql) throws SQLException, IOException {
        try (Connection connection = TestPostgres.server(MAJOR).connect(name())) {
            TestDatabases.run(connection, sql);
        }
    }

    /** The whole database with its rows, as the engine's own program writes it. */
    String dump() throws Exception {
        return dump(name());
    }

    String dump(String name) throws Exception {
        if (isSqlite()) {
            return run("", "sqlite3", folder.resolve(name).toString(), ".dump");
        }
        String host = database.url()
                .substring("jdbc:postgresql://".length(), database.url().lastIndexOf('/'));
        return run(
                        String.valueOf(database.password()),
                        "pg_dump",
                        "--no-owner",
                        "--dbname=postgresql://" + database.user() + "@" + host + "/" + name)
                .lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .collect(Collectors.joining("\n"));
    }

    private static String run(String password, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + ": " + output);
        }
        return output;
    }

    /** An executable file of the shell. */
    String script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return file.toString();
    }

    /** Everything in the place of the backups, with what it holds. */
    List<String> kept() throws IOException {
        List<String> found = new ArrayList<>();
        if (!Files.exists(backups())) {
            return found;
        }
        try (Stream<Path> files = Files.walk(backups())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                found.add(backups().relativize(file) + " " + Checksums.sha256(file));
            }
        }
        return found;
    }

    @Override
    public void close() {
        drop.run();
    }
}

package io.driftgate.bench;

import io.driftgate.backup.BackupSettings;
import io.driftgate.backup.BackupTaker;
import io.driftgate.connection.Database;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What a proved backup of a large database takes, beside what people do by hand: {@code pg_dump -Fc} and {@code pg_restore} into
 * another database; on SQLite {@code VACUUM INTO} and {@code integrity_check} of the copy.
 */
public final class BackupTime {
    private static final int TABLES = 4;

    /** What a row of {@link #fill} takes up, roughly. */
    private static final int ROW_BYTES = 250;

    private final Target target;
    private final Path work;
    private final Path build;
    private final int megabytes;

    private BackupTime(Target target, Path work, Path build, int megabytes) {
        this.target = target;
        this.work = work;
        this.build = build;
        this.megabytes = megabytes;
    }

    /** @param arguments the build directory, megabytes, runs, then the URL, user and password of a server; none for SQLite */
    public static void main(String[] arguments) throws Exception {
        Path build = Path.of(arguments[0]);
        boolean postgres = arguments.length > 3;
        Path work = Files.createTempDirectory(build, "backup");
        Target.Maker maker = postgres ? Target.postgres(arguments[3], arguments[4], arguments[5]) : Target.sqlite(work);
        try (Target target = maker.make()) {
            new BackupTime(target, work, build, Integer.parseInt(arguments[1]))
                    .measure(Integer.parseInt(arguments[2]), postgres);
        }
    }

    private void measure(int runs, boolean postgres) throws Exception {
        fill(postgres);
        double[] own = new double[runs];
        double[] peer = new double[runs];
        for (int i = 0; i < runs; i++) {
            peer[i] = postgres ? Times.millis(this::dumpAndRestore) : Times.millis(this::vacuumAndCheck);
            own[i] = Times.millis(this::own);
        }
        String what = "backup and proof, " + megabytes + " MB, ";
        Times.line(
                what + (postgres ? "pg_dump+pg_restore" : "VACUUM INTO+check"), Times.median(own), Times.median(peer));
    }

    /** Numbers, words and noise, as tables have them; two indexes each. */
    private void fill(boolean postgres) throws Exception {
        long rows = ((long) megabytes << 20) / ROW_BYTES / TABLES;
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < TABLES; i++) {
                String table = "large_" + i;
                statement.execute("CREATE TABLE " + table
                        + " (id integer PRIMARY KEY, customer integer, amount double precision, made text, note text)");
                String noise = postgres
                        ? "repeat(md5(n::text), 4), repeat('word ', 10)"
                        : "hex(randomblob(64)), printf('%.50c', 'w')";
                String series = postgres
                        ? "generate_series(1, " + rows + ") n"
                        : "(WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < " + rows
                                + ") SELECT n FROM s)";
                statement.execute(
                        "INSERT INTO " + table + " SELECT n, n % 1000, n / 7.0, " + noise + " FROM " + series);
                statement.execute("CREATE INDEX " + table + "_customer ON " + table + " (customer)");
            }
        }
    }

    private void own() throws Exception {
        Path directory = Files.createTempDirectory(work, "own");
        try (ScratchPool scratch = new ScratchPool(
                new ScratchSettings(ScratchSettings.AUTO, build.resolve("cache"), Bench.binaries(build)))) {
            new BackupTaker(BackupSettings.in(directory, "schema_migrations"), scratch, event -> {})
                    .take(target.database());
        }
        delete(directory);
    }

    private void dumpAndRestore() throws Exception {
        Path file = work.resolve("peer.dump");
        run("pg_dump", "--format=custom", "--file=" + file, "--dbname=" + name());
        run("createdb", "peer_restored");
        run("pg_restore", "--dbname=peer_restored", file.toString());
        run("dropdb", "peer_restored");
        Files.delete(file);
    }

    private String name() {
        return URI.create(target.database().url().substring("jdbc:".length()))
                .getPath()
                .substring(1);
    }

    private void run(String... words) throws Exception {
        Database database = target.database();
        URI uri = URI.create(database.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(words[0], "--host=" + uri.getHost(), "--port=" + uri.getPort()));
        command.add("--username=" + database.user());
        command.addAll(List.of(words).subList(1, words.length));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PGPASSWORD", String.valueOf(database.password()));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(words[0] + " failed");
        }
    }

    private void vacuumAndCheck() throws Exception {
        Path copy = work.resolve("peer.db");
        execute(target.database(), "VACUUM INTO '" + copy + "'");
        execute(Database.at("jdbc:sqlite:" + copy), "PRAGMA integrity_check");
        Files.delete(copy);
    }

    private static void execute(Database database, String sql) throws Exception {
        try (Connection connection = io.driftgate.connection.Connector.open(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void delete(Path directory) throws Exception {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

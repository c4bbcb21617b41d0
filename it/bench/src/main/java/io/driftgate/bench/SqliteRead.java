package io.driftgate.bench;

import io.driftgate.dialect.ReadScope;
import io.driftgate.source.SchemaReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

/** Reads a SQLite database of 1,000 tables, in turn with {@code sqlite3 .schema} as a whole process. */
public final class SqliteRead {
    private static final int RUNS = 25;

    private SqliteRead() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("driftgate-bench", ".db");
        try {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                Tables.inSqlite(connection, 1_000);
            }
            measure(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void measure(Path file) throws Exception {
        double[] own = new double[RUNS];
        double[] peer = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            own[i] = Times.millis(() -> {
                try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                    SchemaReader.read(connection, ReadScope.DEFAULT);
                }
            });
            peer[i] = Times.millis(() -> new ProcessBuilder("sqlite3", file.toString(), ".schema")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor());
        }
        Times.line("read 1000 tables of SQLite, sqlite3 .schema", Times.median(own), Times.median(peer));
        System.out.printf("  first read %.0f ms%n", own[0]);
    }
}

package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process that holds a lock is named, and nobody is where none does. */
class LockHoldersTest {
    @TempDir
    Path folder;

    @Test
    void theProcessThatHoldsTheLockIsNamed() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")), "skipped: this system lists no locks");
        Path file = folder.resolve("live.db");
        try (Connection own = Connector.openOrCreate(Database.at("jdbc:sqlite:" + file));
                Statement statement = own.createStatement()) {
            statement.execute("CREATE TABLE orders (id INTEGER)");
            assertEquals("", LockHolders.of(file));
            Process other = shell(file);
            try (OutputStream typed = other.getOutputStream()) {
                typed.write("BEGIN IMMEDIATE;\nSELECT 'begun';\n".getBytes(StandardCharsets.UTF_8));
                typed.flush();
                assertEquals("begun", other.inputReader().readLine());

                String holder = LockHolders.of(file);

                assumeTrue(!holder.isEmpty(), "skipped: this file system has another number than its locks");
                assertEquals("process " + other.pid() + " (sqlite3)", holder);
            } finally {
                other.destroy();
                other.waitFor(10, TimeUnit.SECONDS);
            }
            assertEquals("", LockHolders.of(file));
        }
    }

    private static Process shell(Path file) throws IOException {
        try {
            return new ProcessBuilder("sqlite3", file.toString()).start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: no sqlite3 on the PATH");
            throw e;
        }
    }
}

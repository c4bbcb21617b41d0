package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class PostgresRunLockTest {
    private static final ObjectPath HISTORY = ObjectPath.of("public", "a_history_of_its_own");

    @Test
    void isHeldHoweverOftenItIsAskedUntilItIsClosed() throws Exception {
        try (PostgresRunLock other = lock(connection())) {
            try (PostgresRunLock lock = lock(connection())) {
                assertTrue(lock.tryAcquire());
                for (int i = 0; i < 3; i++) {
                    assertTrue(lock.isHeld());
                    assertFalse(other.tryAcquire());
                    assertFalse(other.isHeld());
                }
                assertTrue(other.holder().startsWith("process "), other.holder());
            }
            assertEquals("", other.holder());
            assertTrue(other.tryAcquire());
        }
    }

    /** A proxy that cleans sessions may do so. */
    @Test
    void aLockThatTheSessionHasGivenBackIsNotHeldNorTakenAgain() throws Exception {
        Connection connection = connection();
        try (PostgresRunLock lock = lock(connection);
                PostgresRunLock other = lock(connection())) {
            assertTrue(lock.tryAcquire());
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock_all()");
            }

            assertFalse(lock.isHeld());
            assertFalse(lock.isHeld());

            assertTrue(other.tryAcquire());
        }
    }

    private static PostgresRunLock lock(Connection connection) {
        return new PostgresRunLock(connection, HISTORY);
    }

    private static Connection connection() throws SQLException {
        return TestPostgres.server(15).connect("postgres");
    }
}

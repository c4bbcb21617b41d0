package io.driftgate.dialect.postgres.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.postgres.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddedPostgresTest {

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void startsAndTakesConnections(int major) throws Exception {
        long t = System.nanoTime();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(major, TestPostgres.binaries(), TestPostgres.cache())) {
            System.out.println(major + " start " + (System.nanoTime() - t) / 1_000_000);
            t = System.nanoTime();
            try (Connection connection = server.connect("postgres");
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT current_setting('server_version_num')::int / 10000")) {
                assertTrue(rows.next());
                assertEquals(major, rows.getInt(1));
            }
            System.out.println(major + " connect " + (System.nanoTime() - t) / 1_000_000);
            t = System.nanoTime();
        }
        System.out.println(major + " stop " + (System.nanoTime() - t) / 1_000_000);
    }
}

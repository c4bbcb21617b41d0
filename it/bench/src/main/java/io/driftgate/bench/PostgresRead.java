package io.driftgate.bench;

import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Schema;
import io.driftgate.source.SchemaReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Reads a schema, in turn with {@code pg_dump -s} of the same database as a whole process. */
public final class PostgresRead {

    private PostgresRead() {}

    /** @param arguments URL, user, password, number of tables, number of runs */
    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[4]);
        double[] own = new double[runs];
        double[] peer = new double[runs];
        for (int i = 0; i < runs; i++) {
            own[i] = Times.millis(() -> read(arguments));
            peer[i] = Times.millis(() -> PgDump.schema(arguments[0], arguments[1], arguments[2]));
        }
        Times.line("read " + arguments[3] + " tables, pg_dump -s", Times.median(own), Times.median(peer));
        System.out.printf(
                "  first read %.0f ms, in a heap of at most %d MB%n",
                own[0], Runtime.getRuntime().maxMemory() >> 20);
    }

    static Schema read(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
            return SchemaReader.read(connection, ReadScope.DEFAULT);
        }
    }
}

package io.driftgate.dialect.postgres;

import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.source.ChangeReader;
import io.driftgate.source.SchemaReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints what it costs to see what a migration changed, beside applying it, with few and with many tables. Measures, asserts nothing. */
final class DeltaTime {
    private static final List<Integer> SIZES = List.of(10, 500, 5_000);
    private static final String[] KINDS = {"CREATE TABLE", "ADD COLUMN", "CREATE INDEX", "INSERT"};
    private static final String CLEAN = "CLOSE ALL; RESET SESSION AUTHORIZATION; RESET ALL; UNLISTEN *;"
            + " SELECT pg_advisory_unlock_all(); DISCARD TEMP; DISCARD SEQUENCES";

    private DeltaTime() {}

    /** @param arguments the major version, 15 by default */
    public static void main(String[] arguments) throws Exception {
        int major = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
        for (int size : SIZES) {
            try (PostgresDatabase database = new PostgresDatabase(major);
                    Connection connection = database.connect()) {
                fill(connection, size);
                single(connection, size);
            }
        }
        for (String clean : new String[] {"", CLEAN, "DISCARD ALL"}) {
            series(major, 500, clean, false);
            series(major, 500, clean, true);
        }
        System.exit(0);
    }

    private static void fill(Connection connection, int size) throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < size; i++) {
            execute(connection, table(i));
            if (i % 100 == 99) {
                connection.commit();
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "VACUUM ANALYZE");
        connection.setAutoCommit(false);
    }

    private static String table(int i) {
        return "CREATE TABLE t" + i + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text NOT NULL UNIQUE,"
                + " name varchar(100), price numeric(10, 2) DEFAULT 0 NOT NULL CHECK (price >= 0), note text,"
                + " placed timestamptz DEFAULT now(), parent bigint" + (i == 0 ? "" : " REFERENCES t" + i / 2)
                + ", a integer,"
                + " b integer, c integer, d text, e text); CREATE INDEX t" + i + "_name ON t" + i + " (name)";
    }

    private static String migration(int number, int i) {
        return switch (number) {
            case 0 ->
                "CREATE TABLE m" + i + " (id bigint PRIMARY KEY, name text NOT NULL DEFAULT 'x', parent bigint"
                        + (i < 2 ? "" : " REFERENCES m" + i / 2) + ")";
            case 1 -> "ALTER TABLE m" + i + " ADD COLUMN note text, ADD COLUMN total integer DEFAULT 0";
            case 2 -> "CREATE INDEX m" + i + "_name ON m" + i + " (name)";
            default -> "INSERT INTO m" + i + " (id) VALUES (" + i + ")";
        };
    }

    /** Each kind many times in a database of that size; the middle values. */
    private static void single(Connection connection, int size) throws SQLException {
        int runs = 60;
        Schema before = SchemaReader.read(connection, ReadScope.DEFAULT);
        connection.commit();
        double whole = millis(() -> SchemaReader.read(connection, ReadScope.DEFAULT));
        connection.commit();
        System.out.printf(
                Locale.ROOT,
                "%,d tables, %,d objects; a whole read takes %.1f ms%n",
                size,
                before.objects().size(),
                whole);
        for (int kind = 0; kind < KINDS.length; kind++) {
            double[] apply = new double[runs];
            double[] begin = new double[runs];
            double[] changes = new double[runs];
            double[] applyTo = new double[runs];
            int wholeReads = 0;
            int objects = 0;
            for (int i = 0; i < runs; i++) {
                ChangeReader[] reader = new ChangeReader[1];
                SchemaDelta[] delta = new SchemaDelta[1];
                Schema was = before;
                Schema[] is = new Schema[1];
                String sql = migration(kind, i);
                begin[i] = millis(() -> reader[0] = ChangeReader.begin(connection, was, ReadScope.DEFAULT));
                apply[i] = millis(() -> execute(connection, sql));
                changes[i] = millis(() -> delta[0] = reader[0].changes());
                applyTo[i] = millis(() -> is[0] = delta[0].applyTo(was));
                apply[i] += millis(connection::commit);
                wholeReads += reader[0].wholeReads();
                objects += delta[0].put().size();
                before = is[0];
            }
            System.out.printf(
                    Locale.ROOT,
                    "  %-12s apply %.2f, begin %.2f, changes %.2f, applyTo %.2f ms; %d objects, %d whole reads%n",
                    KINDS[kind],
                    median(apply),
                    median(begin),
                    median(changes),
                    median(applyTo),
                    objects,
                    wholeReads);
        }
    }

    /** All migrations one after the other, from an empty database. */
    private static void series(int major, int count, String clean, boolean proofs) throws SQLException {
        try (PostgresDatabase database = new PostgresDatabase(major);
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Schema[] schema = {SchemaReader.read(connection, ReadScope.DEFAULT)};
            connection.commit();
            int[] wholeReads = new int[1];
            double time = millis(() -> {
                for (int i = 0; i < count; i++) {
                    ChangeReader reader = proofs ? ChangeReader.begin(connection, schema[0], ReadScope.DEFAULT) : null;
                    execute(connection, migration(i % 4, i / 4));
                    if (reader != null) {
                        schema[0] = reader.changes().applyTo(schema[0]);
                        wholeReads[0] += reader.wholeReads();
                    }
                    connection.commit();
                    if (!clean.isEmpty()) {
                        connection.setAutoCommit(true);
                        execute(connection, clean);
                        connection.setAutoCommit(false);
                    }
                }
            });
            boolean right = !proofs || schema[0].equals(SchemaReader.read(connection, ReadScope.DEFAULT));
            connection.rollback();
            System.out.printf(
                    Locale.ROOT,
                    "%d migrations %s, between them \"%s\": %.0f ms, %d whole reads%s%n",
                    count,
                    proofs ? "with proofs" : "without",
                    clean.length() > 20 ? "RESET …" : clean,
                    time,
                    wholeReads[0],
                    right ? "" : " AND A WRONG SCHEMA");
        }
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static double millis(Step step) throws SQLException {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e6;
    }
}

package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.cases.TestDatabases;
import io.driftgate.diff.Difference;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tablespace is made outside of a transaction and for the whole server, so it has no case file. */
class TablespaceTest {

    @Test
    void whereATableAndItsIndexesLieIsPartOfTheSchema() throws Exception {
        try (PostgresDatabase database = new PostgresDatabase(15);
                Connection connection = database.connect()) {
            PostgresDatabase.run(
                    connection,
                    "CREATE TABLE t (a integer, b integer, CONSTRAINT k PRIMARY KEY (a)); CREATE INDEX i ON t (b);"
                            + " SET allow_in_place_tablespaces = on; CREATE TABLESPACE fast LOCATION ''");
            Schema before = PostgresDatabase.read(connection);
            PostgresDatabase.run(
                    connection,
                    "ALTER TABLE t SET TABLESPACE fast; ALTER INDEX i SET TABLESPACE fast; ALTER INDEX k SET TABLESPACE fast");
            Schema after = PostgresDatabase.read(connection);
            PostgresDatabase.run(connection, "DROP TABLE t; DROP TABLESPACE fast");

            assertEquals(
                    List.of(
                            "changed table public.t: tablespace: (none) -> fast",
                            "changed index public.t.i: tablespace: (none) -> fast",
                            "changed primary-key public.t.k: tablespace: (none) -> fast"),
                    texts(TestDatabases.diff(before, after)));
            assertEquals(
                    List.of(
                            "changed table public.t: tablespace: fast -> (none)",
                            "changed index public.t.i: tablespace: fast -> (none)",
                            "changed primary-key public.t.k: tablespace: fast -> (none)"),
                    texts(TestDatabases.diff(after, before)));
        }
    }

    private static List<String> texts(SchemaDiff diff) {
        return diff.differences().stream().map(Difference::toString).toList();
    }
}

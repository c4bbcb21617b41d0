package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresClusterStatementsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
        CREATE ROLE app                                       > CREATE ROLE
        create /* a */ user app                               > CREATE USER
        ALTER GROUP g ADD USER u                              > ALTER GROUP
        DROP TABLESPACE t                                     > DROP TABLESPACE
        ALTER DATABASE app SET search_path = app              > ALTER DATABASE
        DROP DATABASE app                                     > DROP DATABASE
        COMMENT ON ROLE app IS 'x'                            > COMMENT ROLE
        ALTER SYSTEM SET work_mem = '1GB'                     > ALTER SYSTEM
        REASSIGN OWNED BY a TO b                              > REASSIGN OWNED
        GRANT a TO b                                          > GRANT of a role
        DO $$ BEGIN CREATE ROLE app; END $$                   > CREATE ROLE
        DO $$ BEGIN EXECUTE 'alter  user app login'; END $$   > ALTER USER
        """)
    void finds(String sql, String what) {
        assertEquals(Optional.of(what), PostgresClusterStatements.find(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE role (database int)",
                "CREATE USER MAPPING FOR app SERVER s",
                "DROP USER MAPPING FOR app SERVER s",
                "GRANT SELECT ON t TO app",
                "COMMENT ON TABLE role IS 'CREATE ROLE x'",
                "SELECT 'CREATE ROLE x'",
                "DO $$ BEGIN CREATE USER MAPPING FOR app SERVER s; CREATE TABLE t (); END $$",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app",
                ""
            })
    void passes(String sql) {
        assertEquals(Optional.empty(), PostgresClusterStatements.find(sql));
    }
}

package io.driftgate.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationDirectoryTest {
    @TempDir
    Path folder;

    private MigrationFolder migrations;

    @BeforeEach
    void folder() {
        migrations = new MigrationFolder(folder);
    }

    private static Migration inJava(String version) {
        Code code = new Code() {
            @Override
            public String name() {
                return "com.example.V" + version;
            }

            @Override
            public void run(Connection connection) {}

            @Override
            public String checksum() {
                return "0".repeat(64);
            }
        };
        return new Migration(
                Migration.Kind.VERSIONED,
                new Version(version),
                "in Java",
                Path.of("V" + version + ".class"),
                new Migration.Parts(code, Optional.empty(), Optional.empty(), code),
                Headers.NONE);
    }

    @Test
    void codeRunsAmongScripts() {
        MigrationDirectory mixed = migrations
                .files("V1__a.sql", "V3__c.sql", "R__view.sql")
                .read()
                .with(List.of(inJava("4"), inJava("2")));

        assertEquals(
                List.of("V1__a.sql", "com.example.V2", "V3__c.sql", "com.example.V4", "R__view.sql"),
                mixed.migrations().stream().map(Migration::name).toList());
        assertEquals("0".repeat(64), mixed.migrations().get(1).checksum());
        assertEquals(3, mixed.upTo(new Version("3")).size());
        assertEquals(5, mixed.upTo(new Version("4")).size());
    }

    @Test
    void codeAndAScriptOfOneVersionAreRefused() {
        MigrationDirectory scripts = migrations.files("V1_0__a.sql").read();

        assertEquals(
                "Two migrations claim version 1: V1_0__a.sql and com.example.V1. Give one of them another version.",
                assertThrows(MigrationsException.class, () -> scripts.with(List.of(inJava("1"))))
                        .getMessage());
    }

    @Test
    void aDirectiveTurnsTheTransactionOff() {
        migrations
                .file("V1__a.sql", "/* Licence", " */", "", "-- DriftGate: transaction = off", "VACUUM;")
                .file("V2__b.sql", "SELECT 1;", "-- driftgate: transaction=off");

        List<Migration> read = migrations.read().migrations();

        assertFalse(read.get(0).up().isTransactional());
        assertTrue(read.get(1).up().isTransactional());
    }

    @Test
    void theChecksumIgnoresLineEndsAndMark() {
        String first = migrations
                .file("V1__a.sql", "SELECT 1;", "")
                .read()
                .migrations()
                .get(0)
                .checksum();
        String second = migrations
                .file("V1__a.sql", "\uFEFFSELECT 1;\r", "")
                .read()
                .migrations()
                .get(0)
                .checksum();

        assertEquals(first, second);
    }

    @Test
    void aVersionThatIsNotThereIsRefused() {
        MigrationDirectory read = migrations.files("V1__a.sql").read();

        assertEquals(
                "No migration of version 2 is in " + folder + ": db:info lists those that are there.",
                assertThrows(MigrationsException.class, () -> read.upTo(new Version("2")))
                        .getMessage());
    }
}

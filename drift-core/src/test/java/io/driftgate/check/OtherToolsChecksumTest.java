package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.history.HistoryTool;
import io.driftgate.history.RecordedChecksum;
import io.driftgate.script.FlywayScripts;
import io.driftgate.script.FlywaySettings;
import io.driftgate.script.Headers;
import io.driftgate.script.Migration;
import io.driftgate.script.Script;
import io.driftgate.script.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checksums by Prisma and sqlx. The expected ones are those of {@code sha256sum} and {@code sha384sum}. */
class OtherToolsChecksumTest {
    private static final String HELLO_384 =
            "59e1748777448c69de6b800d7a33bbfb9ff1b463e44354c3553bcdb9c666fa90125a3c79f90397bdf5f6a13de828684f";

    @TempDir
    Path folder;

    private Optional<String> now(HistoryTool tool, String text, String recorded) throws Exception {
        Path file = Files.writeString(folder.resolve("20240102030405_orders.sql"), text);
        Migration migration = new Migration(
                Migration.Kind.VERSIONED,
                new Version("20240102030405"),
                "orders",
                file,
                new Migration.Parts(
                        Script.of("orders", "not read"),
                        Optional.empty(),
                        Optional.empty(),
                        Script.of("orders", "not read")),
                Headers.NONE);
        return new RecordedChecksum(tool, new FlywayScripts(FlywaySettings.DEFAULT)).otherwiseNow(recorded, migration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                // Bytes below 16 with one digit, as its first versions wrote them.
                "2cf24dba5fb0a3e26e83b2ac5b9e29e1b161e5c1fa7425e7343362938b9824",
            })
    void prismasOwn(String recorded) throws Exception {
        assertEquals(Optional.empty(), now(HistoryTool.PRISMA, "hello", recorded));
        assertEquals(
                Optional.of("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"),
                now(HistoryTool.PRISMA, "hello\n", recorded));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2",
                "58055bdcc73787eb88c78d36f0b4939e9c5dc1c3ad17e25cc85a6833cf1a0cab",
            })
    void prismaTakesEitherLineEnd(String recorded) throws Exception {
        assertEquals(Optional.empty(), now(HistoryTool.PRISMA, "a\nb\n", recorded));
        assertEquals(Optional.empty(), now(HistoryTool.PRISMA, "a\r\nb\r\n", recorded));
    }

    @Test
    void sqlxTakesTheBytesAsTheyAre() throws Exception {
        assertEquals(Optional.empty(), now(HistoryTool.SQLX, "hello", HELLO_384));
        assertEquals(
                Optional.of(96), now(HistoryTool.SQLX, "hello\n", HELLO_384).map(String::length));
    }
}

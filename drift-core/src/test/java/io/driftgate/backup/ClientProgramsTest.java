package io.driftgate.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.ClientTools;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How PostgreSQL's own programs are called, and what is made of their answers. */
class ClientProgramsTest {

    @TempDir
    static Path folder;

    private static Shop shop;

    @BeforeAll
    static void open() throws Exception {
        shop = Shop.of("postgres", folder);
    }

    @AfterAll
    static void drop() {
        shop.close();
    }

    private static BackupSettings with(String pgDump, String pgRestore) {
        BackupSettings usual = shop.settings();
        return new BackupSettings(
                usual.directory(),
                usual.proof(),
                usual.keep(),
                usual.hashLimit(),
                new ClientTools(Optional.of(pgDump), Optional.of(pgRestore)),
                usual.historyTable());
    }

    @Test
    void thePasswordIsNeitherAnArgumentNorInTheEnvironment() throws Exception {
        String nosy = shop.script("nosy", """
                [ "$1" = --version ] && exec pg_dump --version
                { echo "$@"; env; stat -c 'mode %%a' "$PGPASSFILE"; } > %s
                exec pg_dump "$@"
                """.formatted(folder.resolve("seen")));

        shop.backUp(with(nosy, "pg_restore"));

        List<String> seen = Files.readAllLines(folder.resolve("seen"));
        assertFalse(seen.toString().contains("secret"), seen.toString());
        assertTrue(seen.contains("mode 600"), seen.toString());
        String file = seen.stream()
                .filter(line -> line.startsWith("PGPASSFILE="))
                .findFirst()
                .orElseThrow();
        assertFalse(Files.exists(Path.of(file.substring("PGPASSFILE=".length()))));
    }

    /** As {@code docker exec -i db pg_dump}: it has its own way to the server. */
    @Test
    void aCommandIsToldOnlyTheDatabaseAndTheUser() throws Exception {
        URI server = URI.create(shop.database().url().substring("jdbc:".length()));
        String inside = shop.script("inside", """
                [ "$1" = --version ] && exec pg_dump --version
                case "$*" in *host=*) exit 9;; esac
                PGHOST=%s PGPORT=%s PGPASSWORD='%s' exec pg_dump "$@"
                """.formatted(
                        server.getHost(), server.getPort(), shop.database().password()));

        Backup backup = shop.backUp(with("sh " + inside, "pg_restore"));

        assertEquals(Proof.RESTORE, backup.manifest().proof());
    }

    @Test
    void aSettingThatOnlyANewerServerKnowsIsNoFault() throws Exception {
        String newer = shop.script("newer", """
                [ "$1" = --version ] && exec pg_restore --version
                pg_restore "$@" || exit 1
                echo 'pg_restore: error: could not execute query: ERROR:  unrecognized configuration parameter "transaction_timeout"' >&2
                echo 'Command was: SET transaction_timeout = 0;' >&2
                exit 1
                """);

        assertEquals(
                5,
                shop.backUp(with("pg_dump", newer))
                        .manifest()
                        .contents()
                        .tables()
                        .size());
    }

    @Test
    void anExtensionThatScratchLacksIsNamed() throws Exception {
        String lacking = shop.script("lacking", """
                [ "$1" = --version ] && exec pg_restore --version
                echo 'pg_restore: error: could not execute query: ERROR:  extension "postgis" is not available' >&2
                exit 1
                """);

        BackupRefusedException no =
                assertThrows(BackupRefusedException.class, () -> shop.backUp(with("pg_dump", lacking)));

        assertEquals("The backup cannot be proved here: the scratch server has no extension postgis.", no.reason());
        assertTrue(no.remedies().get(0).contains("db.scratch"));
        assertTrue(no.remedies().get(1).contains("db.backupProof=list"));
    }
}

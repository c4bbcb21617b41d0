package io.driftgate.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftgate.script.SqlStatement;
import io.driftgate.script.Version;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users write for a source, and what they are told when it is none. */
class SourceSpecTest {
    @TempDir
    Path base;

    @Test
    void everyFormIsUnderstood() {
        assertEquals(new SourceSpec.Migrations(Optional.empty()), parse("migrations"));
        assertEquals(new SourceSpec.Migrations(Optional.of(new Version("12"))), parse("migrations@12"));
        assertEquals(new SourceSpec.Environment("prod"), parse("prod"));
        assertEquals(new SourceSpec.Jdbc("jdbc:sqlite:a.db"), parse("jdbc:sqlite:a.db"));
        assertEquals(new SourceSpec.Snapshot(base.resolve("a.JSON")), parse("a.JSON"));
        assertEquals(new SourceSpec.Ddl(base.resolve("a.sql")), parse("x/../a.sql"));
        assertEquals(new SourceSpec.Ddl(base), parse("."));
    }

    @Test
    void anythingElseIsRefusedWithWhatWasLookedFor() {
        assertEquals(
                "db.from is \"staging\", which is no source: it is neither migrations, migrations@VERSION, recorded, an <environment> id"
                        + " (prod), a jdbc: URL, a .json snapshot, nor a .sql file or folder at "
                        + base.resolve("staging") + ".",
                refusal("staging"));
        assertTrue(refusal("migrations@").startsWith("db.from is \"migrations@\", which is no source"));
    }

    @Test
    void aUrlWithoutJdbcIsRefusedWithoutSayingItsPassword() {
        assertEquals(
                "db.from is a URL that does not begin with jdbc:, so it is no source. Write it as a JDBC URL, such as"
                        + " jdbc:postgresql://host/database.",
                refusal("postgresql://me:secret@host/db"));
    }

    @Test
    void aRolesPasswordIsNotPartOfAStatementsFirstLine() {
        assertEquals(
                "CREATE ROLE a PASSWORD '***' LOGIN",
                new SqlStatement("CREATE ROLE a PASSWORD 'it''s secret' LOGIN", 1, 1, null).firstLine());
        assertEquals(
                "ALTER ROLE a password '***'",
                new SqlStatement("ALTER ROLE a password E'never\nclosed here'", 1, 1, null).firstLine());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '"', textBlock = """
                    ALTER ROLE a PASSWORD $x$secret$x$ LOGIN                         > ALTER ROLE a PASSWORD '***' LOGIN
                    DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD ''secret'' NOSUCH'    > DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD '***' NOSUCH'
                    SELECT dblink_connect('host=h password=secret user=u')           > SELECT dblink_connect('host=h password=*** user=u')
                    SELECT f('password = ''se cret''')                               > SELECT f('password = '***'')
                    OPTIONS (user 'u', password 'secret')                            > OPTIONS (user 'u', password '***')
                    SELECT f('postgresql://u:secret@h/db')                           > SELECT f('postgresql://u:***@h/db')
                    SELECT password FROM users                                       > SELECT password FROM users
                    """)
    void noPasswordIsPartOfAStatementsFirstLine(String text, String shown) {
        assertEquals(shown, new SqlStatement(text, 1, 1, null).firstLine());
    }

    private SourceSpec parse(String text) {
        return SourceSpec.parse(text, "db.from", Set.of("prod"), base);
    }

    private String refusal(String text) {
        return assertThrows(SourceException.class, () -> parse(text)).getMessage();
    }
}

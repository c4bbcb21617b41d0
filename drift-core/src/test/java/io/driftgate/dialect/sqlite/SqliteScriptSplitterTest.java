package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteScriptSplitterTest {

    /** Statements as {@code line:column text}, joined by {@code |}; ¶ stands for a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "SELECT 1 ~ 1:1 SELECT 1",
                "SELECT 1;SELECT 2; ~ 1:1 SELECT 1|1:10 SELECT 2",
                ";;¶ ;SELECT 1 ;; ~ 2:3 SELECT 1",
                "-- one; two¶/* three; */ SELECT 1 -- four;¶; ~ 2:14 SELECT 1",
                "SELECT 1 -- last ~ 1:1 SELECT 1",
                "SELECT ';', \";\", `;`, [;], 'a'';' ; SELECT 2 ~ 1:1 SELECT ';', \";\", `;`, [;], 'a'';'|1:37 SELECT 2",
                "SELECT 1 /* ; */ + -- ;¶2; ~ 1:1 SELECT 1 /* ; */ + -- ;¶2",
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; SELECT 2; ~ "
                        + "1:1 CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END|1:57 SELECT 2",
                "create temp trigger t insert on a begin select case when 1 then 2 end; end; select 3 ~ "
                        + "1:1 create temp trigger t insert on a begin select case when 1 then 2 end; end|1:77 select 3",
                "CREATE TRIGGER t DELETE ON a BEGIN SELECT 1; /* ; END; */ SELECT 'x; END;'; -- END;¶END -- done¶; SELECT 2 ~ "
                        + "1:1 CREATE TRIGGER t DELETE ON a BEGIN SELECT 1; /* ; END; */ SELECT 'x; END;'; -- END;¶END|3:3 SELECT 2",
                "CREATE TRIGGER t DELETE ON a BEGIN SELECT CASE 1 WHEN 1 THEN CASE 2 WHEN 2 THEN 3 END END; SELECT 4; END ~ "
                        + "1:1 CREATE TRIGGER t DELETE ON a BEGIN SELECT CASE 1 WHEN 1 THEN CASE 2 WHEN 2 THEN 3 END END; SELECT 4; END",
                "CREATE TABLE trigger_(a); SELECT 1 ~ 1:1 CREATE TABLE trigger_(a)|1:27 SELECT 1",
                "BEGIN; CREATE TABLE a(b); END; ~ 1:1 BEGIN|1:8 CREATE TABLE a(b)|1:27 END",
                ".mode csv¶.headers on¶SELECT 1;¶.print done; really¶SELECT 2; ~ 3:1 SELECT 1|5:1 SELECT 2",
                "# a comment of the shell; yes¶SELECT 1; ~ 2:1 SELECT 1",
                "SELECT a¶.b FROM a; ~ 1:1 SELECT a¶.b FROM a",
                "SELECT .5; ~ 1:1 SELECT .5",
                "\uFEFFSELECT 1; ~ 1:1 SELECT 1",
            })
    void cutsAsTheShellDoes(String script, String statements) throws IOException {
        assertEquals(
                statements.strip(),
                String.join("|", split(script.strip().replace('¶', '\n'))).replace('\n', '¶'));
        assertEquals(
                statements.strip(),
                String.join("|", split(script.strip().replace("¶", "\r\n"))).replace("\r\n", "¶"),
                "with CRLF");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "SELECT 1;¶  SELECT 'a''; ~ test.sql:2:10: the literal that begins here is never closed; close it with '",
                "SELECT x'00 ~ test.sql:1:8: the literal that begins here is never closed; close it with '",
                "SELECT \"a ~ test.sql:1:8: the quoted name that begins here is never closed; close it with \"",
                "SELECT `a ~ test.sql:1:8: the quoted name that begins here is never closed; close it with `",
                "SELECT [a ~ test.sql:1:8: the quoted name that begins here is never closed; close it with ]",
                "¶/* a * / ~ test.sql:2:1: the comment that begins here is never closed; close it with */",
                "; CREATE TRIGGER t DELETE ON a BEGIN SELECT 1; ~ "
                        + "test.sql:1:3: the trigger that begins here is never closed; end its body with END;",
                "SELECT 1;¶.read other.sql ~ test.sql:2:1: the sqlite3 shell command .read cannot be run here; "
                        + "put that file's statements in its place",
                ".import a.csv b ~ test.sql:1:1: the sqlite3 shell command .import cannot be run here; "
                        + "write the rows as INSERT statements",
                ".system rm ~ test.sql:1:1: the sqlite3 shell command .system cannot be run here; "
                        + "write it as SQL or remove the line",
            })
    void refusesWhatItCannotHonour(String script, String message) {
        ScriptException refused = assertThrows(ScriptException.class, () -> split("¶" + script.strip()));
        assertEquals(message.strip(), refused.getMessage());
    }

    @Test
    void handsOverStatementsBeforeItHasReadOn() throws IOException {
        List<String> seen = new ArrayList<>();
        Script endless = new Script() {
            @Override
            public String name() {
                return "endless.sql";
            }

            @Override
            public Reader open() {
                return new EndlessReader();
            }
        };
        IllegalStateException stop = new IllegalStateException("enough");
        assertEquals(stop, assertThrows(IllegalStateException.class, () -> Sqlite.DIALECT
                .splitter()
                .split(endless, s -> {
                    seen.add(s.text());
                    if (seen.size() == 100_000) {
                        throw stop;
                    }
                })));
        assertEquals("INSERT INTO a VALUES ('x')", seen.get(99_999));
    }

    private static List<String> split(String script) throws IOException {
        String text = script.startsWith("¶") ? script.substring(1).replace('¶', '\n') : script;
        List<String> statements = new ArrayList<>();
        for (SqlStatement statement : Sqlite.split(text)) {
            statements.add(statement.line() + ":" + statement.column() + " " + statement.text());
        }
        return statements;
    }

    private static final class EndlessReader extends Reader {
        private static final String STATEMENT = "INSERT INTO a VALUES ('x');\n";
        private int at;

        @Override
        public int read(char[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = STATEMENT.charAt(at++ % STATEMENT.length());
            }
            return length;
        }

        @Override
        public void close() {}
    }
}

package io.driftgate.dialect.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.SqlStatement;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is one statement: written as {@code line:column text}, with the data of a COPY behind {@code <<}. */
final class PostgresScriptSplitterTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void splits(String what, String script, List<String> statements) throws IOException {
        assertEquals(statements, split(script));
        assertEquals(statements, split("\uFEFF" + script), "with a byte order mark");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void windowsLineEndsCutTheSamePieces(String what, String script, List<String> statements) throws IOException {
        List<String> unix = split(script.replace("\n", "\r\n")).stream()
                .map(text -> text.replace("\r\n", "\n"))
                .toList();
        assertEquals(statements, unix);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refuses(String what, String script, String message) {
        ScriptException refused = assertThrows(ScriptException.class, () -> split(script));
        assertEquals("s.sql:" + message, refused.getMessage());
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                splits("nothing", ""),
                splits("space, comments and empty statements", " ;\n;; -- a; b\n /* c; */ ;"),
                splits("one", "SELECT 1", "1:1 SELECT 1"),
                splits("two on a line", "SELECT 1; SELECT 2;", "1:1 SELECT 1", "1:11 SELECT 2"),
                splits("comment before", "-- first\n  /* second */ SELECT 1;", "2:16 SELECT 1"),
                splits("comment within", "SELECT -- a;\n 1 /* b; */;", "1:1 SELECT -- a;\n 1 /* b; */"),
                splits("comment after the last", "SELECT 1; -- done", "1:1 SELECT 1"),
                splits("nested comment", "/* a /* b */ ; */ SELECT 1;", "1:19 SELECT 1"),
                splits(
                        "no comment within a string",
                        "SELECT '--', '/*'; SELECT 2",
                        "1:1 SELECT '--', '/*'",
                        "1:20 SELECT 2"),
                splits("an operator that ends in a comment", "SELECT 1 +-- ;\n 2;", "1:1 SELECT 1 +-- ;\n 2"),
                splits("minus and slash", "SELECT 4 - 2 / 1;", "1:1 SELECT 4 - 2 / 1"),
                splits("string", "SELECT 'a;b';", "1:1 SELECT 'a;b'"),
                splits("doubled quote", "SELECT 'a'';b';", "1:1 SELECT 'a'';b'"),
                splits("backslash is a letter", "SELECT 'a\\'; SELECT 'b';", "1:1 SELECT 'a\\'", "1:14 SELECT 'b'"),
                splits("backslash escapes in E", "SELECT E'a\\';b';", "1:1 SELECT E'a\\';b'"),
                splits("small e", "SELECT e'\\\\'; SELECT 2", "1:1 SELECT e'\\\\'", "1:15 SELECT 2"),
                splits("E goes on in the next line", "SELECT E'a'\n  'b\\';';", "1:1 SELECT E'a'\n  'b\\';'"),
                splits("E goes on behind a comment", "SELECT E'a' -- c\n 'b\\';';", "1:1 SELECT E'a' -- c\n 'b\\';'"),
                splits("E ends with its line", "SELECT E'a', 'b\\';", "1:1 SELECT E'a', 'b\\'"),
                splits("a name that ends in e", "SELECT date'\\'; SELECT 2", "1:1 SELECT date'\\'", "1:17 SELECT 2"),
                splits("U& string", "SELECT U&'\\0061\\'; SELECT 2", "1:1 SELECT U&'\\0061\\'", "1:20 SELECT 2"),
                splits("string over lines", "SELECT 'a\n;\nb';\nSELECT 2;", "1:1 SELECT 'a\n;\nb'", "4:1 SELECT 2"),
                splits("quoted name", "SELECT \"a;b\"\"c;\";", "1:1 SELECT \"a;b\"\"c;\""),
                splits("quote in a quoted name", "SELECT \"it's\"; SELECT 2", "1:1 SELECT \"it's\"", "1:16 SELECT 2"),
                splits("dollar quote", "DO $$ BEGIN; END $$;", "1:1 DO $$ BEGIN; END $$"),
                splits("tag", "DO $a$ ; $b$ ; $$ ; $a$;", "1:1 DO $a$ ; $b$ ; $$ ; $a$"),
                splits("tag behind a dollar", "SELECT $a$ $b$a$; SELECT 2", "1:1 SELECT $a$ $b$a$", "1:19 SELECT 2"),
                splits("other letters in tags", "SELECT $größe_1$;$größe_1$;", "1:1 SELECT $größe_1$;$größe_1$"),
                splits("dollar within a name", "SELECT a$b$ ; SELECT c$b$;", "1:1 SELECT a$b$", "1:15 SELECT c$b$"),
                splits("parameter", "SELECT $1; SELECT $2;", "1:1 SELECT $1", "1:12 SELECT $2"),
                splits(
                        "quotes in a dollar quote",
                        "DO $x$ 'a \"b /* $x$; SELECT 2",
                        "1:1 DO $x$ 'a \"b /* $x$",
                        "1:22 SELECT 2"),
                splits(
                        "rule",
                        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT (2);); SELECT 3",
                        "1:1 CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT (2);)",
                        "1:61 SELECT 3"),
                splits("a closing parenthesis too many", "SELECT 1); SELECT (2);", "1:1 SELECT 1)", "1:12 SELECT (2)"),
                splits("transaction", "BEGIN; SELECT 1; END;", "1:1 BEGIN", "1:8 SELECT 1", "1:18 END"),
                splits(
                        "a column called atomic",
                        "BEGIN; CREATE TABLE t (atomic int, \"begin\" int);",
                        "1:1 BEGIN",
                        "1:8 CREATE TABLE t (atomic int, \"begin\" int)"),
                splits(
                        "BEGIN ATOMIC",
                        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3",
                        "1:1 CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
                        "1:71 SELECT 3"),
                splits(
                        "CASE in BEGIN ATOMIC",
                        "create or replace procedure p()\nbegin atomic\n select case when a then case b when 1 then 2 end end;\nend;\nSELECT 3",
                        "1:1 create or replace procedure p()\nbegin atomic\n select case when a then case b when 1 then 2 end end;\nend",
                        "5:1 SELECT 3"),
                splits(
                        "a label called end in BEGIN ATOMIC",
                        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT t.end AS end FROM t; SELECT \"end\" FROM t; END; SELECT 3",
                        "1:1 CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT t.end AS end FROM t; SELECT \"end\" FROM t; END",
                        "1:100 SELECT 3"),
                splits(
                        "CASE in an argument's default",
                        "CREATE FUNCTION f(a int DEFAULT CASE WHEN true THEN 1 END) RETURNS int BEGIN ATOMIC SELECT 1; END; SELECT 2",
                        "1:1 CREATE FUNCTION f(a int DEFAULT CASE WHEN true THEN 1 END) RETURNS int BEGIN ATOMIC SELECT 1; END",
                        "1:100 SELECT 2"),
                splits(
                        "comment between BEGIN and ATOMIC",
                        "CREATE FUNCTION f() RETURNS int BEGIN /* ; */ ATOMIC SELECT 1; END",
                        "1:1 CREATE FUNCTION f() RETURNS int BEGIN /* ; */ ATOMIC SELECT 1; END"),
                splits(
                        "COPY",
                        "COPY t (a, b) FROM stdin;\n1\t;'\n\\.\nSELECT 1;",
                        "1:1 COPY t (a, b) FROM stdin << 1\t;'\n",
                        "4:1 SELECT 1"),
                splits(
                        "COPY without rows",
                        "copy public.t from STDIN with (format csv);\n\\.\n",
                        "1:1 copy public.t from STDIN with (format csv) << "),
                splits(
                        "COPY with a comment behind",
                        "COPY t FROM stdin; -- rows\na\n\\.",
                        "1:1 COPY t FROM stdin << a\n"),
                splits(
                        "COPY with backslashes",
                        "COPY t FROM stdin;\n\\N\n\\\\.\n\\..\n\\.\n",
                        "1:1 COPY t FROM stdin << \\N\n\\\\.\n\\..\n"),
                splits("COPY from a file", "COPY t FROM '/a'; SELECT 1", "1:1 COPY t FROM '/a'", "1:19 SELECT 1"),
                splits("COPY to stdout", "COPY stdin TO stdout; SELECT 1", "1:1 COPY stdin TO stdout", "1:23 SELECT 1"),
                splits(
                        "COPY of a query",
                        "COPY (SELECT * FROM stdin) TO STDOUT; SELECT 1",
                        "1:1 COPY (SELECT * FROM stdin) TO STDOUT",
                        "1:39 SELECT 1"),
                splits(
                        "SELECT from a table called stdin",
                        "SELECT * FROM stdin; SELECT 1",
                        "1:1 SELECT * FROM stdin",
                        "1:22 SELECT 1"),
                splits("what pg_dump writes", "\\restrict x;y\nSET a = 1;\n\\unrestrict x\n", "2:1 SET a = 1"),
                splits(
                        "harmless commands",
                        "\\set ON_ERROR_STOP on\n\\echo 'a;b\n\\timing\n\\pset pager off\n\\encoding UTF8\n\\dt+\n  \\x\nSELECT 1;",
                        "8:1 SELECT 1"),
                splits(
                        "JSON operators",
                        "SELECT '{}'::jsonb ? 'a' AND b ?| c @? '$.a';",
                        "1:1 SELECT '{}'::jsonb ? 'a' AND b ?| c @? '$.a'"),
                splits("array slice", "SELECT a[1:2]; SELECT b", "1:1 SELECT a[1:2]", "1:16 SELECT b"),
                splits("columns count in UTF-16 units", "SELECT '😀'; SELECT 2", "1:1 SELECT '😀'", "1:14 SELECT 2"));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("string", "SELECT 1;\n SELECT 'a;\n", "2:9: the string that begins here is never ended"),
                arguments("E string", "SELECT E'a\\'", "1:9: the string that begins here is never ended"),
                arguments("quoted name", "SELECT \"a", "1:8: the quoted name that begins here is never ended"),
                arguments("comment", "SELECT 1;\n/* /* */", "2:1: the comment that begins here is never ended"),
                arguments("dollar", "DO $a$ $$;", "1:4: the $a$ string that begins here is never ended"),
                arguments(
                        "parenthesis", "SELECT (1;\nSELECT 2;", "1:8: the parenthesis that opens here is never closed"),
                arguments(
                        "block",
                        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;",
                        "1:33: the BEGIN ATOMIC block that begins here is never ended: its END is missing"),
                arguments(
                        "copy",
                        "\nCOPY t FROM stdin;\n1\n",
                        "2:1: the data of this COPY is never ended: the line \\. is missing"),
                arguments(
                        "text behind copy",
                        "COPY t FROM stdin; SELECT 1;\n\\.\n",
                        "1:19: text follows COPY … FROM stdin; on its own line: move it behind the data"),
                arguments(
                        "stray end of data",
                        "\\.\n",
                        "1:1: the psql command \\. is not supported: it ends the data of a COPY … FROM stdin, and there is none before it"),
                arguments(
                        "connect",
                        "SELECT 1;\n\\connect other\n",
                        "2:1: the psql command \\connect is not supported: a script runs in the database it is given;"
                                + " write the dump with pg_dump, without -C"),
                arguments(
                        "include",
                        "\\i other.sql",
                        "1:1: the psql command \\i is not supported: put the included statements into the script itself"),
                arguments(
                        "copy command",
                        "\\copy t from 'f'",
                        "1:1: the psql command \\copy is not supported: use COPY … FROM stdin with the data in the script"),
                arguments(
                        "gexec",
                        "SELECT 'SELECT 1' \\gexec",
                        "1:19: the psql command \\gexec within a statement is not supported: use a DO block with EXECUTE"),
                arguments("if", "\\if true", "1:1: the psql command \\if is not supported: use a DO block with IF"),
                arguments(
                        "variable",
                        "\\set limit 5",
                        "1:1: the psql command \\set is not supported: write the value where the variable is used"),
                arguments(
                        "rollback by itself",
                        "\\set ON_ERROR_ROLLBACK on",
                        "1:1: the psql command \\set is not supported: write the value where the variable is used"),
                arguments(
                        "encoding",
                        "\\encoding LATIN1",
                        "1:1: the psql command \\encoding is not supported: save the script as UTF-8"),
                arguments(
                        "shell",
                        "\\! rm x",
                        "1:1: the psql command \\! is not supported: only psql itself can run it; take it out of the script"),
                arguments(
                        "unknown",
                        "\\nonsense",
                        "1:1: the psql command \\nonsense is not supported: only psql itself can run it; take it out of the script"),
                arguments(
                        "two commands",
                        "\\timing \\\\ SELECT 1",
                        "1:1: more follows the psql command \\timing on its line: move it to a line of its own"));
    }

    /** 100 MB of INSERTs, never held at once: each statement is dropped before the next one is read. */
    @Test
    void longScriptsPassInLittleMemory() throws IOException {
        int[] count = new int[1];
        long before = used();
        long[] most = new long[1];
        new PostgresScriptSplitter()
                .split(repeated("INSERT INTO t VALUES (1, 'some text; and more');\n", 2_000_000), statement -> {
                    if (++count[0] % 500_000 == 0) {
                        most[0] = Math.max(most[0], used());
                    }
                });
        assertEquals(2_000_000, count[0]);
        assertEquals(true, most[0] - before < 32L << 20, "bytes held: " + (most[0] - before));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static Script repeated(String line, int times) {
        return new Script() {
            @Override
            public String name() {
                return "long.sql";
            }

            @Override
            public Reader open() {
                return new RepeatedReader(line, times);
            }
        };
    }

    private static Arguments splits(String what, String script, String... statements) {
        return arguments(what, script, List.of(statements));
    }

    private static List<String> split(String script) throws IOException {
        List<String> found = new ArrayList<>();
        new PostgresScriptSplitter().split(Script.of("s.sql", script), statement -> found.add(shown(statement)));
        return found;
    }

    private static String shown(SqlStatement statement) {
        String data = statement.copyData();
        return statement.line() + ":" + statement.column() + " " + statement.text()
                + (data == null ? "" : " << " + data);
    }
}

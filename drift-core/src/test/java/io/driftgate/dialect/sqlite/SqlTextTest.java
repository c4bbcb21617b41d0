package io.driftgate.dialect.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "a>0 ~ a > 0",
                "A > 0 -- why ~ a > 0",
                "a /* x */ > 0 ~ a > 0",
                "[A]>`a`+\"A\" ~ a > a + a",
                "\"with space\" ~ \"with space\"",
                "[a\"b] ~ \"a\"\"b\"",
                "\"select\" ~ \"select\"",
                "\"key\" KEY ~ key key",
                "X IN('A','a''b') ~ x in ( 'A' , 'a''b' )",
                "x'0A' || X'0a' ~ x'0A' || X'0a'",
                "a->>'$.b'->'c' ~ a ->> '$.b' -> 'c'",
                "a<>b!=c==d=e ~ a <> b != c == d = e",
                "1.5e-3+.5+0xFF-2 ~ 1.5e-3 + .5 + 0xFF - 2",
                "a<<2>>1<=3 ~ a << 2 >> 1 <= 3",
                "?1+:n+@n+$n ~ ?1 + :n + @n + $n",
                "É=\"é\" ~ É = é",
                "- -1 ~ - - 1",
                "t.a>b ~ t . a > b",
            })
    void writesOneSpelling(String sql, String normal) {
        assertEquals(normal.strip(), SqlText.normalForm(sql.strip()));
        assertEquals(normal.strip(), SqlText.normalForm(normal), "the normal form of a normal form is itself");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "'a' ~ 'A'",
                "'a' ~ a",
                "'a b' ~ 'a  b'",
                "\"null\" ~ NULL",
                "\"current_date\" ~ current_date",
                "\"true\" ~ true",
                "1 ~ 1.0",
                "x'00' ~ '00'",
                "a.b ~ \"a.b\"",
                "ab ~ a b",
                "'--' ~ ''--",
                "é ~ É",
            })
    void keepsApartWhatDiffers(String one, String other) {
        assertNotEquals(SqlText.normalForm(one.strip()), SqlText.normalForm(other.strip()));
    }

    /** {@code "x"} is a string wherever there is no such name; SQLite's own answer is in {@link SqliteReaderTest}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "a <> \"None\" ~ a <> 'None'",
                "a <> \"it's\" ~ a <> 'it''s'",
                "\"A\" <> \"B\" ~ \"A\" <> 'B'",
                "\"lower\"(a) ~ \"lower\"(a)",
                "\"t\".\"x\" ~ \"t\".\"x\"",
                "a COLLATE \"nocase\" ~ a COLLATE \"nocase\"",
                "CAST(a AS \"text\") ~ CAST(a AS \"text\")",
                "[x] = `y` ~ [x] = `y`",
            })
    void tellsLiteralsFromNames(String sql, String shown) {
        assertEquals(shown.strip(), SqlText.shown(SqliteLexer.tokens(sql.strip()), Set.of("a")::contains));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 AS \"X\"",
                "SELECT sum(a) \"X\"",
                "SELECT a \"X\"",
                "WITH \"X\" AS (SELECT 1)",
                "SELECT * FROM \"X\""
            })
    void knowsTheNamesThatAStatementGives(String sql) {
        assertEquals(true, SqlText.namesIn(SqliteLexer.tokens(sql)).contains("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT a WHERE a LIKE \"X\"", "SELECT a WHERE a = \"X\"", "SELECT a IN (\"X\", \"X\")"})
    void takesNoLiteralForAName(String sql) {
        assertEquals(false, SqlText.namesIn(SqliteLexer.tokens(sql)).contains("x"));
    }

    @Test
    void readsTextOfAnyLength() {
        String literal = "'" + "x".repeat(100_000) + "'";
        assertEquals(literal + " = a", SqlText.normalForm(literal + "/*" + "y".repeat(20_000) + "*/=A"));
    }
}

package io.driftgate.migration;

import io.driftgate.migration.DataCheckTest.Case;
import java.util.ArrayList;
import java.util.List;

/** What the rules are tried on. */
final class DataCheckCases {
    private static final String TABLE = "CREATE TABLE $ (id integer PRIMARY KEY, note text, total integer);";

    private DataCheckCases() {}

    static List<Case> of(String engine) {
        boolean sqlite = engine.equals("sqlite");
        List<Case> cases = new ArrayList<>(both(sqlite ? "main" : "public"));
        cases.addAll(sqlite ? sqlite() : postgres());
        return cases;
    }

    /** What both engines can do. */
    private static List<Case> both(String schema) {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(
                "a new column that is NOT NULL",
                TABLE,
                "INSERT INTO $ (id) VALUES (1), (2)",
                "ALTER TABLE $ ADD COLUMN status text NOT NULL;",
                "1 " + schema + ".$.status: the new column is NOT NULL and has no default, and " + schema
                        + ".$ holds 2 rows (id 1, id 2)",
                "DELETE FROM $"));
        cases.add(new Case(
                "a unique index",
                TABLE,
                "INSERT INTO $ VALUES (1, 'a', 1), (2, 'a', 2), (3, NULL, 3), (4, NULL, 4), (5, 'b', 5)",
                "ALTER TABLE $ ADD COLUMN kind text;\nCREATE UNIQUE INDEX $_note ON $ (note);",
                "2 " + schema + ".$.$_note: 2 rows share a key with others, and note becomes unique" + " (id 1, id 2)",
                "UPDATE $ SET note = 'c' WHERE id = 2"));
        cases.add(new Case(
                "a unique index on an expression, over some rows",
                TABLE,
                "INSERT INTO $ VALUES (1, 'a', 1), (2, 'A', 1), (3, 'a', -1), (4, 'A', -1)",
                "CREATE UNIQUE INDEX $_note ON $ (lower(note), abs(total)) WHERE total > 0;",
                "1 " + schema + ".$.$_note: 2 rows share a key with others, and "
                        + "lower(note), abs(total) becomes unique (id 1, id 2)",
                "UPDATE $ SET total = 0 WHERE id = 2"));
        return cases;
    }

    private static List<Case> postgres() {
        return List.of(
                new Case(
                        "NOT NULL",
                        TABLE,
                        "INSERT INTO $ SELECT g, CASE WHEN g > 6 THEN 'x' END FROM generate_series(1, 8) g",
                        "ALTER TABLE $ ALTER COLUMN note SET NOT NULL;\nUPDATE $ SET note = '';",
                        "1 public.$.note: 6 rows hold NULL, and the column becomes NOT NULL"
                                + " (id 1, id 2, id 3, id 4, id 5, …)",
                        "UPDATE $ SET note = '' WHERE note IS NULL"),
                new Case(
                        "NOT NULL of a column that an earlier statement adds",
                        TABLE,
                        "INSERT INTO $ (id) VALUES (7)",
                        "ALTER TABLE $ ADD COLUMN kind text;\nALTER TABLE $ ALTER COLUMN kind SET NOT NULL;",
                        "2 public.$.kind: 1 row holds NULL, and the column becomes NOT NULL (id 7)",
                        "DELETE FROM $"),
                new Case(
                        "a primary key, and a unique constraint that takes NULL for a value",
                        "CREATE TABLE $_stock (\"Place\" text, \"order\" integer);",
                        "INSERT INTO $_stock VALUES ('a', 1), ('a', 1), (NULL, 2)",
                        "ALTER TABLE $_stock ADD PRIMARY KEY (\"Place\", \"order\");",
                        """
                        1 public.$_stock."Place": 1 row holds NULL, and the column becomes NOT NULL
                        1 public.$_stock.$_stock_pkey: 2 rows share a key with others, and "Place", order becomes unique""",
                        "UPDATE $_stock SET \"Place\" = ctid::text"),
                new Case(
                        "orphans, by two columns",
                        """
                        CREATE TABLE $_parents (a integer, b text, PRIMARY KEY (a, b));
                        CREATE TABLE $_children (id integer PRIMARY KEY, a bigint, b varchar(9));""",
                        """
                        INSERT INTO $_parents VALUES (1, 'x');
                        INSERT INTO $_children VALUES (1, 1, 'x'), (2, 1, 'y'), (3, NULL, 'y'), (4, NULL, NULL)""",
                        "ALTER TABLE $_children ADD CONSTRAINT of FOREIGN KEY (a, b) REFERENCES $_parents MATCH FULL;",
                        "1 public.$_children.of: 2 rows have no parent in public.$_parents (id 2, id 3)",
                        "DELETE FROM $_children WHERE id IN (2, 3)"),
                new Case(
                        "orphans of a key that is validated late",
                        """
                        CREATE TABLE $_parents (id integer PRIMARY KEY);
                        CREATE TABLE $_children (id integer PRIMARY KEY, parent integer);""",
                        "INSERT INTO $_children VALUES (1, 5)",
                        """
                        ALTER TABLE $_children ADD CONSTRAINT of FOREIGN KEY (parent) REFERENCES $_parents NOT VALID;
                        ALTER TABLE $_children VALIDATE CONSTRAINT of;""",
                        "2 public.$_children.of: 1 row has no parent in public.$_parents (id 1)",
                        "INSERT INTO $_parents VALUES (5)"),
                new Case(
                        "a check",
                        TABLE,
                        "INSERT INTO $ VALUES (1, 'a', -1), (2, 'b', NULL), (3, 'c', 0)",
                        "ALTER TABLE $ ADD COLUMN x integer, ADD CHECK (total > 0 OR x IS NOT NULL);",
                        "1 public.$.$_check: 2 rows break the check ((total > 0) OR (x IS NOT NULL)) (id 1, id 3)",
                        "DELETE FROM $ WHERE id IN (1, 3)"),
                new Case(
                        "a check of a domain",
                        "CREATE DOMAIN $_price AS integer;\nCREATE TABLE $ (id integer PRIMARY KEY, value $_price);",
                        "INSERT INTO $ VALUES (1, -5), (2, 5)",
                        "ALTER DOMAIN $_price ADD CONSTRAINT positive CHECK (VALUE > 0);",
                        "1 public.$_price.positive: 1 row of public.$ holds values in value that the domain takes no more"
                                + " (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "text that is too long",
                        TABLE,
                        "INSERT INTO $ VALUES (1, 'short'), (2, 'much too long'), (3, 'blank     ')",
                        "ALTER TABLE $ ALTER COLUMN note TYPE varchar(5);",
                        "1 public.$.note: 1 row holds a value that does not fit character varying(5) (id 2)",
                        "UPDATE $ SET note = '' WHERE id = 2"),
                new Case(
                        "numbers that are too large",
                        "CREATE TABLE $ (id integer PRIMARY KEY, a bigint, b numeric);",
                        "INSERT INTO $ VALUES (1, 70000, 12.5), (2, 1, 1234.5), (3, 1, 'NaN'), (4, 32767, 999.99)",
                        "ALTER TABLE $ ALTER a TYPE smallint, ALTER b TYPE numeric(5, 2);",
                        """
                        1 public.$.a: 1 row holds a value that does not fit smallint (id 1)
                        1 public.$.b: 1 row holds a value that does not fit numeric(5,2) (id 2)""",
                        "DELETE FROM $ WHERE id < 3"),
                new Case(
                        "text that is no number",
                        TABLE,
                        "INSERT INTO $ VALUES (1, '12'), (2, 'twelve'), (3, NULL), (4, '')",
                        "ALTER TABLE $ ALTER COLUMN note TYPE integer USING nullif(note, '')::integer;",
                        "1 public.$.note: 1 row holds a value that does not fit integer (id 2)",
                        "DELETE FROM $ WHERE id = 2"),
                new Case(
                        "labels of an enum that are gone",
                        "CREATE TYPE $_mood AS ENUM ('sad', 'ok');\nCREATE TABLE $ (id integer PRIMARY KEY, m $_mood);",
                        "INSERT INTO $ VALUES (1, 'sad'), (2, 'ok')",
                        """
                        ALTER TYPE $_mood RENAME TO $_mood_old;
                        CREATE TYPE $_mood AS ENUM ('ok', 'fine');
                        ALTER TABLE $ ALTER COLUMN m TYPE $_mood USING m::text::$_mood;
                        DROP TYPE $_mood_old;""",
                        "3 public.$.m: 1 row holds a value that does not fit public.$_mood (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "an exclusion constraint, over some rows, with an expression",
                        "CREATE TABLE $ (id integer PRIMARY KEY, room integer, \"at\" int4range, gone boolean);",
                        """
                        INSERT INTO $ VALUES (1, 1, '[1,5)', false), (2, 1, '[4,9)', NULL), (3, 2, '[1,9)', NULL), (4, NULL, '[1,9)', NULL),
                          (5, 1, '[1,9)', true), (6, 1, NULL, NULL), (7, 3, '[1,3)', NULL), (8, 3, '[3,5)', NULL)""",
                        "ALTER TABLE $ ADD CONSTRAINT once EXCLUDE USING gist"
                                + " (int4range(room, room, '[]') WITH =, \"at\" WITH &&) WHERE (gone IS NOT TRUE);",
                        "1 public.$.once: 2 rows conflict with others, and no two may any more by"
                                + " int4range(room, room, '[]'::text) WITH =, at WITH && (id 1, id 2)",
                        "DELETE FROM $ WHERE id = 2"),
                new Case(
                        "an exclusion constraint over a column that an earlier statement adds",
                        TABLE,
                        "INSERT INTO $ (id) VALUES (1), (2), (3)",
                        "ALTER TABLE $ ADD COLUMN at int4range DEFAULT '[1,2)';\n"
                                + "ALTER TABLE $ ADD EXCLUDE USING gist (at range_ops WITH &&);",
                        "2 public.$.$_at_excl: 3 rows conflict with others, and no two may any more by at WITH &&"
                                + " (id 1, id 2, id 3)",
                        "DELETE FROM $ WHERE id > 1"),
                new Case(
                        "NULL that a conversion gives",
                        "CREATE TABLE $ (id integer PRIMARY KEY, code text NOT NULL);",
                        "INSERT INTO $ VALUES (1, ''), (2, '5')",
                        "ALTER TABLE $ ALTER COLUMN code TYPE integer USING nullif(code, '')::integer;",
                        "1 public.$.code: the conversion gives NULL for 1 row, and the column is NOT NULL (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "values that a conversion makes one",
                        "CREATE TABLE $ (id integer PRIMARY KEY, code text UNIQUE);",
                        "INSERT INTO $ VALUES (1, '01'), (2, '1'), (3, '2')",
                        "ALTER TABLE $ ALTER COLUMN code TYPE integer USING code::integer;",
                        "1 public.$.$_code_key: 2 rows share a key with others, and code becomes unique (id 1, id 2)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "values that a collation makes one",
                        "CREATE COLLATION $_ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);\n"
                                + "CREATE TABLE $ (id integer PRIMARY KEY, code text UNIQUE);",
                        "INSERT INTO $ VALUES (1, 'a'), (2, 'A'), (3, 'b')",
                        "ALTER TABLE $ ALTER COLUMN code TYPE text COLLATE $_ci;",
                        "1 public.$.$_code_key: 2 rows share a key with others, and code becomes unique (id 1, id 2)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "rounding, and a check that the rounded value breaks",
                        "CREATE TABLE $ (id integer PRIMARY KEY, price numeric CHECK (price > 0));",
                        "INSERT INTO $ VALUES (1, 0.2), (2, 7), (3, 1.9)",
                        "ALTER TABLE $ ALTER COLUMN price TYPE integer;",
                        """
                        lost 1 public.$.price: 2 rows hold a value that integer rounds or cuts (id 1, id 3)
                        1 public.$.$_price_check: 1 row breaks the check ((price)::numeric > (0)::numeric) (id 1)""",
                        "DELETE FROM $ WHERE id <> 2"),
                new Case(
                        "text in arrays that is too long",
                        "CREATE TABLE $ (id integer PRIMARY KEY, codes varchar(5)[]);",
                        "INSERT INTO $ VALUES (1, '{abc,abcd}'), (2, '{abc}'), (3, NULL), (4, '{NULL}')",
                        "ALTER TABLE $ ALTER COLUMN codes TYPE varchar(3)[];",
                        "1 public.$.codes: 1 row holds a value that does not fit character varying(3)[] (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "a new column whose domain is NOT NULL",
                        "CREATE DOMAIN $_code AS text NOT NULL;\n" + TABLE,
                        "INSERT INTO $ VALUES (1)",
                        "ALTER TABLE $ ADD COLUMN code $_code;",
                        "1 public.$.code: the new column has no default, and its domain is NOT NULL, and public.$ holds"
                                + " 1 row (id 1)",
                        "DELETE FROM $"),
                new Case(
                        "an index on an expression that fails, over some rows",
                        TABLE,
                        "INSERT INTO $ VALUES (1, '1', 1), (2, 'two', 1), (3, 'three', 0)",
                        "CREATE INDEX $_n ON $ ((note::integer)) WHERE total > 0;",
                        "1 public.$.$_n: 1 row holds values for which the expression of the index fails (id 2)",
                        "DELETE FROM $ WHERE id = 2"),
                new Case(
                        "a generated column whose expression fails",
                        TABLE,
                        "INSERT INTO $ VALUES (1, '1', 0), (2, '2', 2)",
                        "ALTER TABLE $ ADD COLUMN per integer GENERATED ALWAYS AS (10 / total) STORED;",
                        "1 public.$.per: 1 row holds values for which the expression of the column fails (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "NOT NULL of a table that an earlier statement renames",
                        TABLE,
                        "INSERT INTO $ VALUES (1, NULL), (2, 'x')",
                        "ALTER TABLE $ RENAME TO $_r;\nALTER TABLE $_r ALTER COLUMN note SET NOT NULL;",
                        "2 public.$_r.note: 1 row holds NULL, and the column becomes NOT NULL (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "a unique index on a materialized view",
                        TABLE + "CREATE MATERIALIZED VIEW $_notes AS SELECT note FROM $;",
                        "INSERT INTO $ VALUES (1, 'a'), (2, 'a');\nREFRESH MATERIALIZED VIEW $_notes",
                        "CREATE UNIQUE INDEX $_u ON $_notes (note);",
                        "1 public.$_notes.$_u: 2 rows share a key with others, and note becomes unique",
                        "DELETE FROM $;\nREFRESH MATERIALIZED VIEW $_notes"),
                new Case(
                        "a generated column that is NOT NULL, or too short",
                        TABLE,
                        "INSERT INTO $ VALUES (1, 'abcd', 2), (2, 'x', NULL)",
                        "ALTER TABLE $ ADD COLUMN n integer NOT NULL GENERATED ALWAYS AS (total + 1) STORED;\n"
                                + "ALTER TABLE $ ADD COLUMN c varchar(3) GENERATED ALWAYS AS (upper(note)) STORED;",
                        """
                        1 public.$.n: its expression gives NULL for 1 row, and the column is NOT NULL (id 2)
                        2 public.$.c: 1 row holds values for which the expression of the column fails (id 1)""",
                        "UPDATE $ SET total = 1, note = 'x'"),
                new Case(
                        "a new column of a domain that does not take its default",
                        "CREATE DOMAIN $_whole AS integer NOT NULL;\n" + TABLE,
                        "INSERT INTO $ VALUES (1)",
                        "CREATE DOMAIN $_positive AS integer CHECK (VALUE > 0);\nCREATE DOMAIN $_more AS $_whole CHECK (VALUE > 1);\n"
                                + "ALTER TABLE $ ADD COLUMN p $_positive DEFAULT 0;\nALTER TABLE $ ADD COLUMN m $_more;",
                        """
                        3 public.$.p: the domain of the new column does not take 0, and public.$ holds 1 row
                        4 public.$.m: the domain of the new column does not take NULL, and public.$ holds 1 row""",
                        "DELETE FROM $"),
                new Case(
                        "a column that is called as an alias might be",
                        "CREATE TABLE $ (id integer PRIMARY KEY, t text);",
                        "INSERT INTO $ VALUES (1, '1'), (2, 'two')",
                        "ALTER TABLE $ ALTER t TYPE integer USING t::integer;",
                        "1 public.$.t: 1 row holds a value that does not fit integer (id 2)",
                        "DELETE FROM $ WHERE id = 2"),
                new Case(
                        "a unique index that is built outside of a transaction",
                        TABLE,
                        "INSERT INTO $ VALUES (1, 'a', 1), (2, 'a', 2)",
                        "CREATE UNIQUE INDEX CONCURRENTLY $n ON $ (note DESC NULLS LAST);",
                        "1 public.$.$n: 2 rows share a key with others, and note becomes unique (id 1, id 2)",
                        "DELETE FROM $ WHERE id = 2; DROP INDEX IF EXISTS $n"));
    }

    private static List<Case> sqlite() {
        return List.of(
                new Case(
                        "a default that SQLite cannot give to rows",
                        TABLE,
                        "INSERT INTO $ (id) VALUES (1)",
                        "ALTER TABLE $ ADD COLUMN at text DEFAULT CURRENT_TIMESTAMP;",
                        "1 main.$.at: SQLite adds no column with the default CURRENT_TIMESTAMP to a table that has"
                                + " rows, and main.$ holds 1 row (id 1)",
                        "DELETE FROM $"),
                new Case(
                        "NOT NULL and a check by a rebuild",
                        TABLE,
                        "INSERT INTO $ VALUES (1, NULL, 5), (2, 'b', -5), (3, 'c', 'x')",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, note text NOT NULL, total integer CHECK (total > 0));
                        INSERT INTO $n SELECT id, note, total FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        """
                        2 main.$: 1 row that the migration copies into main.$n holds NULL, and the column becomes \
                        NOT NULL (note) (id 1)
                        2 main.$: 1 row that the migration copies into main.$n holds values that break the check \
                        total > 0 (check (total > 0)) (id 2)""",
                        "DELETE FROM $ WHERE id < 3"),
                new Case(
                        "a unique key by a rebuild",
                        TABLE,
                        "INSERT INTO $ VALUES (1, 'a', 5), (2, 'A', 6)",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, note text COLLATE NOCASE UNIQUE, total integer);
                        INSERT INTO $n (total, note, id) SELECT total, note, id FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 2 rows that the migration copies into main.$n hold a key that others hold too, and that"
                                + " becomes unique (note COLLATE NOCASE) (id 1, id 2)",
                        "UPDATE $ SET note = 'b' WHERE id = 2"),
                new Case(
                        "types of a strict table",
                        TABLE,
                        "INSERT INTO $ VALUES (1, x'00', 5), (2, 'b', 'x'), (3, 7, '12')",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, note text, total integer) STRICT;
                        INSERT INTO $n SELECT * FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        """
                        2 main.$: 1 row that the migration copies into main.$n holds a value that does not fit TEXT (note) (id 1)
                        2 main.$: 1 row that the migration copies into main.$n holds a value that does not fit INTEGER (total) (id 2)""",
                        "DELETE FROM $ WHERE id < 3"),
                new Case(
                        "a computed default that SQLite cannot give to rows",
                        TABLE,
                        "INSERT INTO $ (id) VALUES (1)",
                        "ALTER TABLE $ ADD COLUMN at text DEFAULT (datetime('now'));",
                        "1 main.$.at: SQLite adds no column with the default datetime('now') to a table that has"
                                + " rows, and main.$ holds 1 row (id 1)",
                        "DELETE FROM $"),
                new Case(
                        "a rebuild that renames the old table first",
                        TABLE,
                        "INSERT INTO $ VALUES (1, NULL, 5), (2, 'b', 6)",
                        """
                        ALTER TABLE $ RENAME TO $_old;
                        CREATE TABLE $ (id integer PRIMARY KEY, note text NOT NULL, total integer);
                        INSERT INTO $ SELECT id, note, total FROM $_old;
                        DROP TABLE $_old;""",
                        "3 main.$_old: 1 row that the migration copies into main.$ holds NULL, and the column becomes"
                                + " NOT NULL (note) (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "a rebuild by way of WITH",
                        TABLE,
                        "INSERT INTO $ VALUES (1, NULL, 5), (2, NULL, -6), (3, 'c', 7)",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, note text NOT NULL, total integer);
                        WITH some AS (SELECT * FROM $ WHERE total > 0) INSERT INTO $n SELECT id, note, total FROM some;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 1 row that the migration copies into main.$n holds NULL, and the column becomes"
                                + " NOT NULL (note) (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "numbers of a strict table, in part",
                        "CREATE TABLE $ (id integer PRIMARY KEY, code text);",
                        "INSERT INTO $ VALUES (1, '5x'), (2, '5.0'), (3, '1e2'), (4, NULL), (5, '2.5')",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, code integer) STRICT;
                        INSERT INTO $n SELECT * FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 2 rows that the migration copies into main.$n hold a value that does not fit INTEGER"
                                + " (code) (id 1, id 5)",
                        "DELETE FROM $ WHERE id IN (1, 5)"),
                new Case(
                        "text that becomes the number of its row",
                        "CREATE TABLE $ (id text PRIMARY KEY, note text);",
                        "INSERT INTO $ VALUES ('7', 'a'), ('x7', 'b')",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, note text);
                        INSERT INTO $n SELECT * FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 1 row that the migration copies into main.$n holds a value that does not fit INTEGER"
                                + " (id) (id x7)",
                        "DELETE FROM $ WHERE id = 'x7'"),
                new Case(
                        "text that another type makes one",
                        "CREATE TABLE $ (id integer PRIMARY KEY, code text UNIQUE);",
                        "INSERT INTO $ VALUES (1, '01'), (2, '1'), (3, '1x')",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, code integer UNIQUE);
                        INSERT INTO $n SELECT * FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 2 rows that the migration copies into main.$n hold a key that others hold too, and that"
                                + " becomes unique (code) (id 1, id 2)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "a column that is NOT NULL and left out",
                        TABLE,
                        "INSERT INTO $ VALUES (1, 'a', 5), (2, 'b', 6)",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, note text, total integer NOT NULL);
                        INSERT INTO $n (id, note) SELECT id, note FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 2 rows that the migration copies into main.$n hold nothing for a column that is NOT NULL"
                                + " and has no default (total) (id 1, id 2)",
                        "DELETE FROM $"),
                new Case(
                        "columns that change their places in a rebuild",
                        "CREATE TABLE $ (id integer PRIMARY KEY, a integer NOT NULL, b integer);",
                        "INSERT INTO $ VALUES (1, 5, NULL), (2, 5, 6)",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, b integer, a integer NOT NULL);
                        INSERT INTO $n SELECT * FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 1 row that the migration copies into main.$n holds NULL, and the column becomes"
                                + " NOT NULL (a) (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "what a rebuild computes",
                        "CREATE TABLE $ (id integer PRIMARY KEY, c text NOT NULL UNIQUE, d integer CHECK (d < 100));",
                        "INSERT INTO $ VALUES (1, 'a', 1), (2, 'A', 50), (3, '', 0)",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, c text NOT NULL UNIQUE, d integer CHECK (d < 100));
                        INSERT INTO $n SELECT id, lower(nullif(c, '')), d * 10 FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        """
                        2 main.$: 1 row that the migration copies into main.$n holds NULL, and the column becomes NOT NULL (c) (id 3)
                        2 main.$: 2 rows that the migration copies into main.$n hold a key that others hold too, and that becomes unique (c) (id 1, id 2)
                        2 main.$: 1 row that the migration copies into main.$n holds values that break the check d < 100 (check (d < 100)) (id 2)""",
                        "DELETE FROM $ WHERE id > 1"),
                new Case(
                        "a generated column of a rebuild that is NOT NULL",
                        "CREATE TABLE $ (id integer PRIMARY KEY, a integer, b integer);",
                        "INSERT INTO $ VALUES (1, 2, NULL), (2, 5, 1)",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, a integer, b integer, c integer NOT NULL AS (a + b) STORED);
                        INSERT INTO $n (id, a, b) SELECT id, a, b FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 1 row that the migration copies into main.$n holds NULL, and the column becomes"
                                + " NOT NULL (c) (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "a part of a table that gets one of its own",
                        TABLE,
                        "INSERT INTO $ VALUES (1, NULL, 5), (2, 'b', 6)",
                        "CREATE TABLE $n (of integer PRIMARY KEY REFERENCES $ (id), note text NOT NULL);\n"
                                + "INSERT INTO $n SELECT id, note FROM $;",
                        "2 main.$: 1 row that the migration copies into main.$n holds NULL, and the column becomes"
                                + " NOT NULL (note) (of 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "a virtual column that is NOT NULL",
                        TABLE,
                        "INSERT INTO $ VALUES (1, 'a', NULL), (2, 'b', 1)",
                        "ALTER TABLE $ ADD COLUMN more integer NOT NULL AS (total + 1);",
                        "1 main.$.more: its expression gives NULL for 1 row, and the column is NOT NULL (id 1)",
                        "DELETE FROM $ WHERE id = 1"),
                new Case(
                        "orphans by a rebuild",
                        "CREATE TABLE $_parents (id integer PRIMARY KEY);\n" + TABLE,
                        "INSERT INTO $ VALUES (1, 'a', 5), (2, 'b', NULL)",
                        """
                        CREATE TABLE $n (id integer PRIMARY KEY, note text, total integer REFERENCES $_parents);
                        INSERT INTO $n SELECT * FROM $;
                        DROP TABLE $;
                        ALTER TABLE $n RENAME TO $;""",
                        "2 main.$: 1 row that the migration copies into main.$n holds no parent in main.$_parents (total) (id 1)",
                        "INSERT INTO $_parents VALUES (5)"));
    }
}

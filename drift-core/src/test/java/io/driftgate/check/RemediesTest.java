package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.ReadScope;
import io.driftgate.policy.Finding;
import io.driftgate.schema.Engine;
import io.driftgate.source.ScratchTrial;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statements that a report offers, and that they do what they say: run, nothing differs any more. */
class RemediesTest {
    private static final String POSTGRES = """
            CREATE TYPE mood AS ENUM ('new', 'paid');
            CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);
            CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, state mood DEFAULT 'new',
              note text, "Odd name" integer CHECK ("Odd name" > 0));
            CREATE INDEX orders_note ON orders (note);
            CREATE VIEW open_orders AS SELECT id FROM orders WHERE state = 'new';
            CREATE FUNCTION answer() RETURNS integer LANGUAGE sql AS 'SELECT 42';
            """;
    private static final String SQLITE = """
            CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER REFERENCES customers, note TEXT, "Odd name" INTEGER);
            CREATE INDEX orders_note ON orders (note);
            CREATE VIEW open_orders AS SELECT id FROM orders;
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ALTER TABLE orders ADD extra text NOT NULL DEFAULT 'x' | ALTER TABLE public.orders DROP COLUMN extra | ALTER TABLE public.orders ADD COLUMN extra text DEFAULT 'x'::text NOT NULL
            ALTER TABLE orders ALTER note TYPE varchar(20) | ALTER TABLE public.orders ALTER COLUMN note TYPE text | ALTER TABLE public.orders ALTER COLUMN note TYPE character varying(20)
            ALTER TABLE orders ALTER state DROP DEFAULT | ALTER TABLE public.orders ALTER COLUMN state SET DEFAULT 'new'::public.mood | ALTER TABLE public.orders ALTER COLUMN state DROP DEFAULT
            ALTER TABLE customers ALTER name DROP NOT NULL | ALTER TABLE public.customers ALTER COLUMN name SET NOT NULL | ALTER TABLE public.customers ALTER COLUMN name DROP NOT NULL
            ALTER TABLE orders RENAME "Odd name" TO odd | ALTER TABLE public.orders RENAME COLUMN odd TO "Odd name" | ALTER TABLE public.orders RENAME COLUMN "Odd name" TO odd
            DROP INDEX orders_note | CREATE INDEX orders_note ON public.orders (note) | DROP INDEX public.orders_note
            ALTER INDEX orders_note RENAME TO o_n | ALTER INDEX public.o_n RENAME TO orders_note | ALTER INDEX public.orders_note RENAME TO o_n
            ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey | ALTER TABLE public.orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer) REFERENCES public.customers (id) | ALTER TABLE public.orders DROP CONSTRAINT orders_customer_fkey
            CREATE TABLE extra (id int) | DROP TABLE public.extra | CREATE TABLE public.extra (id integer)
            CREATE OR REPLACE FUNCTION answer() RETURNS integer LANGUAGE sql AS 'SELECT 41' | CREATE OR REPLACE FUNCTION public.answer() RETURNS integer LANGUAGE sql AS $function$SELECT 42$function$ | CREATE OR REPLACE FUNCTION public.answer() RETURNS integer LANGUAGE sql AS $function$SELECT 41$function$
            DROP VIEW open_orders | CREATE VIEW public.open_orders AS SELECT orders.id FROM public.orders WHERE (orders.state = 'new'::public.mood) | DROP VIEW public.open_orders
            """)
    void onPostgres(String drift, String revert, String adopt) throws Exception {
        check(new Engine(Engine.POSTGRESQL, "15"), POSTGRES, drift, revert, adopt);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ALTER TABLE orders ADD extra TEXT NOT NULL DEFAULT 'x' | ALTER TABLE "orders" DROP COLUMN "extra" | ALTER TABLE "orders" ADD COLUMN "extra" TEXT NOT NULL DEFAULT 'x'
            ALTER TABLE orders RENAME "Odd name" TO odd | ALTER TABLE "orders" RENAME COLUMN "odd" TO "Odd name" | ALTER TABLE "orders" RENAME COLUMN "Odd name" TO "odd"
            DROP INDEX orders_note | CREATE INDEX orders_note ON orders (note) | DROP INDEX "orders_note"
            CREATE TABLE extra (id int) | DROP TABLE "extra" | CREATE TABLE extra (id int)
            DROP VIEW open_orders | CREATE VIEW open_orders AS SELECT id FROM orders | DROP VIEW "open_orders"
            """)
    void onSqlite(String drift, String revert, String adopt) throws Exception {
        check(TestDatabases.SQLITE, SQLITE, drift, revert, adopt);
    }

    private void check(Engine engine, String schema, String drift, String revert, String adopt) throws Exception {
        Path from = Files.writeString(folder.resolve("from.sql"), schema);
        Path to = Files.writeString(folder.resolve("to.sql"), schema + drift + ";");
        DriftResult result = diff(engine, from, to);
        SourceSettings settings =
                new SourceSettings(Map.of(), folder, "auto", Map.of(), "schema_migrations", ReadScope.DEFAULT);

        List<Remedies.Remedy> remedies = new Remedies(
                        new ScratchTrial(TestDatabases.pool()),
                        new SchemaComparison(settings(engine), TestDatabases.pool(), settings))
                .of(result);

        List<Finding> findings = result.judgement().findings();
        assertEquals(findings.size(), remedies.size());
        List<String> reverts = new ArrayList<>();
        List<String> adopts = new ArrayList<>();
        for (int i = 0; i < remedies.size(); i++) {
            if (findings.get(i).isDrift()) {
                remedies.get(i).revert().ifPresent(reverts::add);
                remedies.get(i).adopt().ifPresent(adopts::add);
            }
        }
        assertEquals(
                revert == null ? List.of() : List.of(revert),
                reverts.stream().map(RemediesTest::oneLine).toList());
        assertEquals(
                adopt == null ? List.of() : List.of(adopt),
                adopts.stream().map(RemediesTest::oneLine).toList());
        if (revert != null) {
            Path back = Files.writeString(folder.resolve("back.sql"), schema + drift + ";\n" + reverts.get(0) + ";");
            assertEquals(List.of(), drift(diff(engine, from, back)));
        }
        if (adopt != null) {
            Path on = Files.writeString(folder.resolve("on.sql"), schema + adopts.get(0) + ";");
            assertEquals(List.of(), drift(diff(engine, on, to)));
        }
    }

    private static List<String> drift(DriftResult result) {
        return result.judgement().findings().stream()
                .filter(Finding::isDrift)
                .map(finding -> finding.difference().toString())
                .toList();
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")");
    }

    private static CheckSettings settings(Engine engine) {
        return new CheckSettings(Optional.of(engine), Set.of(), List.of(), List.of(), LocalDate.EPOCH);
    }

    private DriftResult diff(Engine engine, Path from, Path to) {
        SourceSettings settings =
                new SourceSettings(Map.of(), folder, "auto", Map.of(), "schema_migrations", ReadScope.DEFAULT);
        return new DriftCheck(new Sources(settings, TestDatabases.pool()), settings(engine), TestDatabases.pool())
                .diff(new SourceSpec.Ddl(from), new SourceSpec.Ddl(to));
    }
}

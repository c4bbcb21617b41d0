package io.driftgate.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.driftgate.cases.TestDatabases;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a fingerprint depends on; that it agrees with the comparison is a law of every case. */
class FingerprintTest {
    private static final Engine POSTGRES = new Engine(Engine.POSTGRESQL, "15");
    private static final DiffOptions COMMENTS = new DiffOptions(
            EnumSet.of(Property.Aspect.STRUCTURE, Property.Aspect.ORDER, Property.Aspect.COMMENT),
            (property, sql) -> sql,
            null);

    @Test
    void staysTheSameFromReleaseToRelease() {
        assertEquals(
                "843ee7cffffda02d0dc472fc9f41431ad4777aac078bb6554cd8cc45da627ac5",
                plain(schema(table("orders"), column("id", 1))).toString());
    }

    @Test
    void theEngineTheOrderOfColumnsAndTheStatementDoNotCount() {
        Schema one = schema(table("orders"), column("id", 1), column("note", 2));
        SchemaObject written = table("orders").with(Property.SOURCE, "CREATE TABLE orders (note, id)");
        Schema other = new Schema(
                new Engine(Engine.POSTGRESQL, "18.6"),
                List.of("public", "shop"),
                List.of(written, column("note", 1), column("id", 2)));

        assertEquals(plain(one), plain(other));
    }

    @Test
    void commentsCountWhenAsked() {
        Schema silent = schema(table("orders"));
        Schema told = schema(table("orders").with(Property.COMMENT, "of customers"));

        assertEquals(plain(silent), plain(told));
        assertNotEquals(Fingerprint.of(silent, COMMENTS), Fingerprint.of(told, COMMENTS));
    }

    @Test
    void noTwoPathsOrFactsRunTogether() {
        assertNotEquals(plain(schema(at("a.b"))), plain(schema(at("a", "b"))));
        assertNotEquals(plain(schema(at("ab", "c"))), plain(schema(at("a", "bc"))));
        assertNotEquals(
                plain(schema(table("a").with(Property.TYPE, "x 8:nullable4:true"))),
                plain(schema(table("a").with(Property.TYPE, "x").with(Property.NULLABLE, "true"))));
    }

    @Test
    void aTextIsTakenAsTheEngineWritesItAfterAReload() throws Exception {
        String typed = "CREATE TABLE orders (status varchar(20) CHECK (status IN ('new', 'paid')))";
        String dumped = "CREATE TABLE orders (status varchar(20) CONSTRAINT orders_status_check CHECK ((status)::text ="
                + " ANY ((ARRAY['new'::character varying, 'paid'::character varying])::text[])))";
        Schema first = TestDatabases.load(POSTGRES, typed);
        Schema restored = TestDatabases.load(POSTGRES, dumped);

        assertNotEquals(plain(first), plain(restored), "as read");
        assertEquals(TestDatabases.fingerprint(first), TestDatabases.fingerprint(restored), "as reloaded");
    }

    @Test
    void theNameOfAKeyOfSqliteDoesNotCount() throws Exception {
        Schema unnamed = TestDatabases.load(TestDatabases.SQLITE, "CREATE TABLE t (a, UNIQUE (a))");
        Schema named = TestDatabases.load(TestDatabases.SQLITE, "CREATE TABLE t (a, CONSTRAINT one UNIQUE (a))");
        Schema other = TestDatabases.load(TestDatabases.SQLITE, "CREATE TABLE t (a, CONSTRAINT two UNIQUE (a))");

        assertEquals(TestDatabases.fingerprint(unnamed), TestDatabases.fingerprint(named));
        assertEquals(TestDatabases.fingerprint(named), TestDatabases.fingerprint(other));
        assertEquals(List.of(), TestDatabases.diff(unnamed, named).differences());
        assertEquals(1, TestDatabases.diff(named, other).differences().size(), "equal is not transitive here");
    }

    private static Fingerprint plain(Schema schema) {
        return Fingerprint.of(schema, DiffOptions.plain());
    }

    private static Schema schema(SchemaObject... objects) {
        return new Schema(POSTGRES, List.of("public"), List.of(objects));
    }

    private static SchemaObject table(String name) {
        return at("public", name);
    }

    private static SchemaObject at(String... path) {
        return new SchemaObject(
                ObjectType.TABLE, ObjectPath.of(path), Facts.builder().build());
    }

    private static SchemaObject column(String name, int position) {
        return new SchemaObject(
                ObjectType.COLUMN,
                ObjectPath.of("public", "orders", name),
                Facts.builder()
                        .put(Property.TYPE, "integer")
                        .put(Property.NULLABLE, "true")
                        .put(Property.POSITION, Integer.toString(position))
                        .build());
    }
}

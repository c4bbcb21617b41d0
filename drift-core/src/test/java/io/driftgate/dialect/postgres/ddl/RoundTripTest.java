package io.driftgate.dialect.postgres.ddl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.postgres.PostgresDialect;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.SchemaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema of everything, written as statements, loaded in their order without a second try, and read back. */
class RoundTripTest {
    private static final Set<ObjectType> LEFT_OUT = EnumSet.of(ObjectType.SUBSCRIPTION, ObjectType.PRIVILEGE);
    private static final Set<Property.Aspect> WRITTEN =
            EnumSet.of(Property.Aspect.STRUCTURE, Property.Aspect.ORDER, Property.Aspect.COMMENT);

    private final Dialect dialect = new PostgresDialect();

    @ParameterizedTest
    @ValueSource(ints = {13, 15, 18})
    void everythingReadsBackEqual(int major) throws SQLException, IOException {
        Engine engine = new Engine(Engine.POSTGRESQL, String.valueOf(major));
        Schema typed = TestDatabases.load(engine, everything());

        Schema once = reloaded(typed);
        Schema twice = reloaded(once);

        assertFalse(once.objects().isEmpty());
        assertEquals(
                lines(typed, false), lines(once, false), "all but what the server writes otherwise after a reload");
        assertEquals(lines(once, true), lines(twice, true), "everything, the second time");
        assertEquals(dialect.ddl(once), dialect.ddl(twice), "the statements, the second time");
    }

    /** But for the subscription, which would keep the scratch database from being dropped. */
    private static String everything() throws IOException {
        return Files.readString(Path.of("src/test/resources/changes/postgres/schema.sql"))
                .replaceAll("(?m)^CREATE SUBSCRIPTION.*$", "");
    }

    private Schema reloaded(Schema schema) throws SQLException {
        try (ScratchDatabase database =
                        TestDatabases.pool().server(schema.engine()).create();
                Connection connection = database.connect()) {
            for (String sql : dialect.ddl(schema)) {
                run(database, connection, sql);
            }
            return SchemaReader.read(connection, TestDatabases.EVERYTHING);
        }
    }

    private void run(ScratchDatabase database, Connection connection, String sql) {
        try {
            database.run(dialect, connection, new SqlStatement(sql, 1, 1, null));
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + " in " + sql, e);
        }
    }

    private static String lines(Schema schema, boolean texts) {
        return schema.objects().stream()
                .filter(object -> !LEFT_OUT.contains(object.type()) && !isOfRole(object))
                .map(object -> object.type() + " " + object.path() + " " + facts(object, texts))
                .collect(Collectors.joining("\n"));
    }

    /** What was set for a role in the database; it need not be where the statements are loaded. */
    private static boolean isOfRole(SchemaObject object) {
        return object.type() == ObjectType.OPTION && !object.path().first().equals("database");
    }

    private static Facts facts(SchemaObject object, boolean texts) {
        Facts.Builder facts = Facts.builder();
        object.facts().forEach((property, value) -> {
            boolean sql = property.form() == Property.Form.SQL;
            if (WRITTEN.contains(property.aspect())) {
                facts.put(property, sql && !texts ? "…" : value);
            }
        });
        return facts.build();
    }
}

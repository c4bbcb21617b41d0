package io.driftgate.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftgate.cases.TestDatabases;
import io.driftgate.dialect.ReadScope;
import io.driftgate.policy.PathPattern;
import io.driftgate.schema.Facts;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.SourceSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a step is proved at once, without a comparison of everything. */
class SchemaComparisonTest {
    private static final ObjectPath TABLE = ObjectPath.of("public", "orders");

    private static SchemaComparison comparison(Property.Aspect... aspects) {
        Set<Property.Aspect> asked = EnumSet.noneOf(Property.Aspect.class);
        asked.addAll(List.of(aspects));
        return new SchemaComparison(
                new CheckSettings(
                        Optional.empty(), asked, List.of(new PathPattern("public.tmp_*")), List.of(), LocalDate.EPOCH),
                TestDatabases.pool(),
                new SourceSettings(
                        Map.of(),
                        Path.of("none"),
                        "auto",
                        Map.of(),
                        SourceSettings.DEFAULT_HISTORY_TABLE,
                        ReadScope.DEFAULT));
    }

    private static SchemaDelta made(Map<Property, String> facts) {
        return new SchemaDelta(Set.of(), Set.of(new SchemaObject(ObjectType.TABLE, TABLE, Facts.of(facts))));
    }

    @Test
    void whoOwnsATableIsAnotherQuestion() {
        SchemaDelta there = made(Map.of(Property.OWNER, "postgres", Property.PRIVILEGES, "postgres: SELECT"));
        SchemaDelta here = made(Map.of(Property.OWNER, "shop", Property.COMMENT, "of the shop"));

        assertEquals(true, comparison().isSame(there, here));
        assertEquals(false, comparison(Property.Aspect.OWNER).isSame(there, here));
        assertEquals(false, comparison(Property.Aspect.PRIVILEGES).isSame(there, here));
        assertEquals(false, comparison(Property.Aspect.COMMENT).isSame(there, here));
    }

    @Test
    void whatIsComparedCounts() {
        SchemaDelta plain = made(Map.of(Property.OWNER, "shop"));

        assertEquals(false, comparison().isSame(plain, made(Map.of(Property.PERSISTENCE, "unlogged"))));
        assertEquals(false, comparison().isSame(plain, SchemaDelta.NONE));
        assertEquals(
                false,
                comparison()
                        .isSame(
                                plain,
                                new SchemaDelta(Set.of(new SchemaObject.Key(ObjectType.TABLE, TABLE)), Set.of())));
    }

    @Test
    void whatIsNotManagedDoesNot() {
        SchemaDelta other = new SchemaDelta(
                Set.of(new SchemaObject.Key(ObjectType.TABLE, ObjectPath.of("public", "tmp_1"))), Set.of());

        assertEquals(true, comparison().isSame(SchemaDelta.NONE, other));
    }
}

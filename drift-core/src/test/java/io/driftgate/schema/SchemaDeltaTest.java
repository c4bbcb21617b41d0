package io.driftgate.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Deltas applied in whatever way give the schema that its objects alone would give. */
class SchemaDeltaTest {
    private static final Engine ENGINE = new Engine("postgresql", "15.0");

    private final List<String> names = List.of("a", "b", "c", "d");

    @RepeatedTest(50)
    void whatIsDoneInTurnIsDoneAtOnce(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Schema start = new Schema(ENGINE, List.of("a", "b"), some(random, 30));
        List<SchemaDelta> deltas = new ArrayList<>();
        Schema after = start;
        for (int i = 0; i < 6; i++) {
            SchemaDelta delta = delta(random, after);
            deltas.add(delta);
            after = plainly(delta, after);
            assertEquals(after, inTurn(deltas, start), "seed " + repetition.getCurrentRepetition());
        }
        assertEquals(after, SchemaDelta.inTurn(deltas).applyTo(start));
    }

    private static Schema inTurn(List<SchemaDelta> deltas, Schema start) {
        Schema schema = start;
        for (SchemaDelta delta : deltas) {
            schema = delta.applyTo(schema);
        }
        return schema;
    }

    /** By hand, and sorted anew. */
    private static Schema plainly(SchemaDelta delta, Schema before) {
        List<SchemaObject> objects = new ArrayList<>();
        before.objects().stream()
                .filter(object -> !delta.keys().contains(object.key()))
                .forEach(objects::add);
        objects.addAll(delta.put());
        return new Schema(before.engine(), before.schemas(), objects);
    }

    private SchemaDelta delta(Random random, Schema before) {
        Set<SchemaObject.Key> removed = new HashSet<>();
        before.objects().stream().filter(object -> random.nextInt(5) == 0).forEach(object -> removed.add(object.key()));
        return new SchemaDelta(removed, Set.copyOf(some(random, 6)));
    }

    private List<SchemaObject> some(Random random, int count) {
        List<SchemaObject> objects = new ArrayList<>();
        Set<SchemaObject.Key> keys = new HashSet<>();
        for (int i = 0; i < count; i++) {
            SchemaObject object = one(random);
            if (keys.add(object.key())) {
                objects.add(object);
            }
        }
        return objects;
    }

    private SchemaObject one(Random random) {
        String schema = names.get(random.nextInt(2));
        String table = names.get(random.nextInt(4));
        String comment = "comment " + random.nextInt(3);
        Facts facts = Facts.builder().put(Property.COMMENT, comment).build();
        if (random.nextInt(3) == 0) {
            return new SchemaObject(ObjectType.TABLE, ObjectPath.of(schema, table), facts);
        }
        ObjectPath column = ObjectPath.of(schema, table, names.get(random.nextInt(4)));
        return new SchemaObject(ObjectType.COLUMN, column, facts);
    }
}

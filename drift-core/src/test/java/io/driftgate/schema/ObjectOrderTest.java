package io.driftgate.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However the objects come, their order is the one that comparing each with each gives. */
class ObjectOrderTest {

    private static List<SchemaObject> objects() {
        List<SchemaObject> objects = new ArrayList<>();
        for (String schema : List.of("app", "public", "Z")) {
            objects.add(object(ObjectType.SCHEMA, ObjectPath.of(schema), 0));
            for (int i = 0; i < 60; i++) {
                ObjectPath table = ObjectPath.of(schema, "t" + i);
                objects.add(object(ObjectType.TABLE, table, 0));
                objects.add(object(ObjectType.FUNCTION, table, 0));
                for (int c = 1; c <= 12; c++) {
                    objects.add(object(ObjectType.COLUMN, table.child("c" + 7 * c % 12), c));
                    objects.add(object(ObjectType.INDEX, table.child("i" + c), 0));
                }
            }
        }
        return objects;
    }

    private static SchemaObject object(ObjectType type, ObjectPath path, int position) {
        return new SchemaObject(
                type,
                path,
                position == 0 ? Facts.of(Map.of()) : Facts.of(Map.of(Property.POSITION, Integer.toString(position))));
    }

    @Test
    void isTheSameForAnyMixture() {
        List<SchemaObject> expected = objects();
        expected.sort(ObjectOrder.INSTANCE);
        assertEquals(3 * (1 + 60 * 26), expected.size());
        for (int seed = 0; seed < 20; seed++) {
            List<SchemaObject> mixed = new ArrayList<>(expected);
            Collections.shuffle(mixed, new Random(seed));
            assertEquals(expected, ObjectOrder.sorted(mixed));
        }
    }

    @Test
    void isTheSameForWhatWasAppended() {
        List<SchemaObject> expected = objects();
        expected.sort(ObjectOrder.INSTANCE);
        List<SchemaObject> appended = new ArrayList<>(expected);
        for (int i = 0; i < 20; i++) {
            appended.add(appended.remove(i * 31));
        }

        assertEquals(expected, ObjectOrder.sorted(appended));
        assertEquals(expected, ObjectOrder.sorted(expected));
    }
}

package io.driftgate.bench;

import io.driftgate.diff.DiffOptions;
import io.driftgate.diff.Differ;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.List;

/** Compares two schemas of 5,000 tables that differ in every hundredth table. */
public final class SchemaDiffTime {
    private static final int RUNS = 9;

    private SchemaDiffTime() {}

    /** @param arguments URL, user, password, number of tables */
    public static void main(String[] arguments) throws Exception {
        Schema expected = PostgresRead.read(arguments);
        Schema actual = changed(PostgresRead.read(arguments));
        double[] own = new double[RUNS];
        SchemaDiff[] found = new SchemaDiff[1];
        for (int i = 0; i < RUNS; i++) {
            own[i] = Times.millis(() -> found[0] = new Differ(DiffOptions.plain()).diff(expected, actual));
        }
        Times.line("diff of two schemas of " + arguments[3] + " tables", Times.median(own));
        System.out.printf(
                "  first diff %.0f ms, %d differences%n",
                own[0], found[0].differences().size());
    }

    private static Schema changed(Schema schema) {
        List<SchemaObject> objects = schema.objects().stream()
                .map(object -> object.type() == ObjectType.COLUMN
                                && object.path().name().equals("note")
                                && object.path().parent().name().endsWith("00")
                        ? object.with(Property.TYPE, "character varying(20)")
                        : object)
                .toList();
        return schema.withObjects(objects);
    }
}

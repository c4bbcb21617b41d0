package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.CACHE;
import static io.driftgate.schema.Property.CYCLE;
import static io.driftgate.schema.Property.INCREMENT;
import static io.driftgate.schema.Property.MAXIMUM;
import static io.driftgate.schema.Property.MINIMUM;
import static io.driftgate.schema.Property.OWNED_BY;
import static io.driftgate.schema.Property.PERSISTENCE;
import static io.driftgate.schema.Property.START;
import static io.driftgate.schema.Property.TYPE;

import io.driftgate.schema.SchemaObject;

/** Sequences but for those behind identity columns. */
final class Sequences {

    private Sequences() {}

    static void write(SchemaObject sequence, Plan plan) {
        String name = Names.path(sequence.path());
        Sql create = new Sql("CREATE")
                .add("", sequence.get(PERSISTENCE))
                .add("SEQUENCE", name)
                .add("AS", sequence.get(TYPE))
                .add("START", sequence.get(START))
                .add("INCREMENT", sequence.get(INCREMENT))
                .add("MINVALUE", sequence.get(MINIMUM))
                .add("MAXVALUE", sequence.get(MAXIMUM))
                .add("CACHE", sequence.get(CACHE))
                .when(sequence.facts().has(CYCLE), "CYCLE");
        plan.create(Phase.SEQUENCES, sequence, create.toString());
        String owner = sequence.get(OWNED_BY);
        if (owner != null) {
            plan.add(Phase.TABLE_SETTINGS, "ALTER SEQUENCE " + name + " OWNED BY " + Names.fact(owner));
        }
    }
}

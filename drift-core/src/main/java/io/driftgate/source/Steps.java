package io.driftgate.source;

import io.driftgate.dialect.RowEffect;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.script.Migration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What migrations do to a schema, one after the other, as a scratch database says.
 *
 * @param start everything that the scratch database held before them, also in schemas that nobody asked for
 * @param asked the schemas that were asked for
 * @param steps one a migration, in order
 * @param unreadable the views that cannot be read after all of them, by path, with the reason
 */
public record Steps(Schema start, List<String> asked, List<Step> steps, Map<String, String> unreadable) {

    public Steps {
        asked = List.copyOf(asked);
        steps = List.copyOf(steps);
        unreadable = Map.copyOf(unreadable);
    }

    /**
     * One migration's.
     *
     * @param units how it runs: one unit in a transaction, or several, each of its own
     */
    public record Step(Migration migration, List<Unit> units) {

        public Step {
            units = List.copyOf(units);
        }

        /** Whether it runs as a whole or not at all. */
        public boolean isAtomic() {
            return units.size() == 1 && !units.get(0).alone();
        }
    }

    /**
     * Statements that run together.
     *
     * @param from the number of its first statement, from 0
     * @param to the number after its last statement's
     * @param alone whether its one statement runs outside of any transaction
     * @param delta what it does
     * @param parts what of it depends on rows, or writes some, in order; none where nothing does
     */
    public record Unit(int from, int to, boolean alone, SchemaDelta delta, List<Part> parts) {

        public Unit {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A statement on which rows may depend, or which depends on rows.
     *
     * @param line where it begins
     * @param text the statement; empty for one that is very long, and for several together
     * @param written the tables that were written into so far, where it writes
     * @param delta what it does to the schema
     */
    public record Part(int line, String text, RowEffect effect, Set<ObjectPath> written, SchemaDelta delta) {

        public Part {
            written = Set.copyOf(written);
        }
    }

    /** The schema before all of them. */
    public Schema before() {
        return after(0);
    }

    /** The schema after all of them. */
    public Schema after() {
        return after(steps.size());
    }

    /** The schema after the first so many. */
    public Schema after(int count) {
        return asked(all(count));
    }

    /** The schema after the first so many, and some units of the next. */
    public Schema within(int count, int units) {
        Schema schema = all(count);
        for (Unit unit : steps.get(count).units().subList(0, units)) {
            schema = unit.delta().applyTo(schema);
        }
        return asked(schema);
    }

    private Schema all(int count) {
        return SchemaDelta.inTurn(steps.subList(0, count).stream()
                        .flatMap(step -> step.units().stream())
                        .map(Unit::delta)
                        .toList())
                .applyTo(start);
    }

    private Schema asked(Schema schema) {
        return Replay.withoutUnasked(schema, asked);
    }
}

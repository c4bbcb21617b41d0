package io.driftgate.migration;

import io.driftgate.dialect.Dialect;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.ScriptFrame;
import io.driftgate.source.Steps;
import io.driftgate.source.Units;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a migration is that was begun in parts and cut off. The file may have been mended since: which of its statements are done
 * is told by a checksum of them, and not by their number.
 *
 * @param units how many units of the file as it is now are done as a whole
 * @param statements how many statements are
 */
record HalfDone(int units, int statements) {
    static final HalfDone NOTHING = new HalfDone(0, 0);

    /**
     * Empty where the file does not begin with the statements that are done: none of it can be run, since some would be left out or
     * run twice.
     *
     * @param marks of the file's statements
     */
    static Optional<HalfDone> of(Ledger.Begun begun, Steps.Step step, List<String> marks) {
        if (step.migration().isCode()) {
            return begun.units() == 0 ? Optional.of(NOTHING) : Optional.empty();
        }
        String mark = begun.mark();
        if (mark == null) {
            return Optional.of(recorded(begun, step));
        }
        int done = marks.indexOf(mark);
        return done < 0 ? Optional.empty() : Optional.of(new HalfDone(units(step, done), done));
    }

    static Optional<HalfDone> of(Ledger.Begun begun, Steps.Step step, Dialect dialect) {
        return of(begun, step, step.migration().isCode() ? List.of() : Marks.of(statements(step.migration(), dialect)));
    }

    /** Whether some statements of the next unit are done, which was given more since. */
    boolean isWithinUnit(Steps.Step step) {
        return units < step.units().size()
                && statements > step.units().get(units).from();
    }

    /** What the rest of the step makes first of all, of which something may be left behind by a statement that failed. */
    Set<SchemaObject.Key> makes(Steps.Step step) {
        return first(step, true);
    }

    /** What the rest of the step drops first of all. */
    Set<SchemaObject.Key> drops(Steps.Step step) {
        return first(step, false);
    }

    private Set<SchemaObject.Key> first(Steps.Step step, boolean made) {
        Map<SchemaObject.Key, Boolean> firsts = new HashMap<>();
        for (Steps.Unit unit : step.units()
                .subList(Math.min(units, step.units().size()), step.units().size())) {
            unit.delta().removed().forEach(key -> firsts.putIfAbsent(key, false));
            unit.delta().put().forEach(object -> firsts.putIfAbsent(object.key(), true));
        }
        firsts.values().removeIf(kind -> kind != made);
        return firsts.keySet();
    }

    /** What a run wrote down that kept no checksums yet. */
    private static HalfDone recorded(Ledger.Begun begun, Steps.Step step) {
        int units = Math.min(begun.units(), step.units().size());
        return new HalfDone(units, units == 0 ? 0 : step.units().get(units - 1).to());
    }

    private static int units(Steps.Step step, int statements) {
        return (int)
                step.units().stream().filter(unit -> unit.to() <= statements).count();
    }

    /** The statements of a script that does not run in one transaction. */
    static List<SqlStatement> statements(Migration migration, Dialect dialect) {
        try {
            return new Units(migration, ScriptFrame.of(migration.up(), dialect), dialect).statements();
        } catch (IOException e) {
            throw new UncheckedIOException(migration.name() + " cannot be read: " + e.getMessage(), e);
        }
    }
}

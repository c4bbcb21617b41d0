package io.driftgate.migration;

import io.driftgate.dialect.Dialect;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Checksum;
import io.driftgate.script.Migration;
import io.driftgate.script.SqlStatement;
import io.driftgate.source.ScriptFrame;
import io.driftgate.source.Steps;
import io.driftgate.source.Units;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private static final int DIGITS = 22;

    /** Where the file does not begin with the statements that are done: none of it can be run, since some would be left out or run twice. */
    static Optional<HalfDone> of(Ledger.Begun begun, Steps.Step step, Dialect dialect) {
        if (step.migration().isCode()) {
            return begun.units() == 0 ? Optional.of(NOTHING) : Optional.empty();
        }
        List<SqlStatement> statements = statements(step.migration(), dialect);
        String mark = begun.mark();
        if (mark == null) {
            return Optional.of(recorded(begun, step));
        }
        int done = marks(statements).indexOf(mark);
        boolean known = done >= 0 && (done == 0 || !step.isAtomic());
        return known ? Optional.of(new HalfDone(units(step, done), done)) : Optional.empty();
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

    /** The checksums of none of a script's statements, of its first, of its first two and so on, whatever its line ends are. */
    static List<String> marks(List<SqlStatement> statements) {
        List<String> marks = new ArrayList<>(List.of(""));
        statements.forEach(statement -> marks.add(mark(marks.get(marks.size() - 1), statement)));
        return marks;
    }

    private static String mark(String before, SqlStatement statement) {
        String data = statement.copyData();
        String text = before + '\n' + statement.text() + (data == null ? "" : '\n' + data);
        return Checksum.sha256(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8))
                .substring(0, DIGITS);
    }

    /** The statements of a script that does not run in one transaction. */
    static List<SqlStatement> statements(Migration migration, Dialect dialect) {
        try {
            return new Units(migration, ScriptFrame.of(migration.up(), dialect), dialect).statements();
        } catch (IOException e) {
            throw new UncheckedIOException(migration.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Why a run does not go on. */
    static Refused changed(Migration migration, int units) {
        return Refused.because(
                migration.name() + " was begun, "
                        + (units == 1 ? "1 part of it is done" : units + " parts of it are done")
                        + ", and what is done reads otherwise now; nothing was run.",
                List.of(
                        "What is done does not run again: what was changed, added or taken out there would be left out, or be"
                                + " done twice."),
                "Give the file back the text of the statements that are done, and its transaction=off, and change only what"
                        + " comes after.",
                "What has to be done first to go on, such as to mend rows, do by hand.",
                "Or bring the schema to one side, before it or after it, and settle the entry: db:repair.");
    }
}

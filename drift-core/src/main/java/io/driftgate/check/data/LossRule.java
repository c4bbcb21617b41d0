package io.driftgate.check.data;

import io.driftgate.dialect.RowEffect;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tables and columns that go while they hold something. What the migration as a whole does counts: a rebuilt table stays. */
final class LossRule {

    private LossRule() {}

    /** @param anyCase whether names in another case are the same ones */
    static List<Question> questions(
            SchemaDiff changes, Steps.Step step, Schema after, TargetRows rows, boolean anyCase) {
        List<Question> questions = new ArrayList<>();
        for (Difference change : changes.differences()) {
            ObjectPath path = change.renamedFrom() == null ? change.path() : change.renamedFrom();
            if (change.kind() != DifferenceKind.REMOVED && !looksRenamed(change, path, step)) {
                continue;
            }
            if (change.object() == ObjectType.SCHEMA) {
                rows.tablesBefore(path).stream()
                        .filter(table -> !rows.survives(table, after))
                        .forEach(table -> questions.add(table(table, rows)));
            } else if (change.object() == ObjectType.TABLE) {
                boolean stays = rows.survives(path, after) || anyCase && isThere(path, after);
                if (rows.had(ObjectType.TABLE, path) && !stays) {
                    questions.add(table(path, rows));
                }
            } else if (change.object() == ObjectType.COLUMN) {
                column(path, step, after, rows).ifPresent(questions::add);
            }
        }
        return questions;
    }

    /**
     * Whether what seems to be renamed was dropped by a statement, another one like it was made, and none wrote rows: with one that
     * does, these may have been kept.
     */
    private static boolean looksRenamed(Difference change, ObjectPath old, Steps.Step step) {
        SchemaObject.Key key = new SchemaObject.Key(change.object(), old);
        return change.kind() == DifferenceKind.RENAMED
                && parts(step)
                        .anyMatch(part ->
                                !part.text().isEmpty() && part.delta().removed().contains(key) && !Renaming.is(part))
                && parts(step).noneMatch(LossRule::mayKeepRows);
    }

    private static boolean isThere(ObjectPath table, Schema schema) {
        return schema.objects().stream()
                .anyMatch(object -> object.type() == ObjectType.TABLE
                        && Origins.folded(object.path()).equals(Origins.folded(table)));
    }

    private static Optional<Question> column(ObjectPath path, Steps.Step step, Schema after, TargetRows rows) {
        boolean asked = rows.had(ObjectType.COLUMN, path)
                && after.find(new SchemaObject.Key(ObjectType.TABLE, path.parent()))
                        .isPresent()
                && !isRenamed(path, step, after);
        return asked ? Optional.of(values(path, path, rows)) : Optional.empty();
    }

    /** A rename that something else follows is no rename to those who only see before and after. */
    private static boolean isRenamed(ObjectPath column, Steps.Step step, Schema after) {
        SchemaObject.Key old = new SchemaObject.Key(ObjectType.COLUMN, column);
        return parts(step)
                .filter(part -> Renaming.is(part) && part.delta().removed().contains(old))
                .flatMap(part -> part.delta().put().stream())
                .anyMatch(object -> object.type() == ObjectType.COLUMN
                        && object.path().parent().equals(column.parent())
                        && after.find(object.key()).isPresent());
    }

    static Stream<Steps.Part> parts(Steps.Step step) {
        return step.units().stream().flatMap(unit -> unit.parts().stream());
    }

    /**
     * Tables that the migration drops and makes anew, or puts another in the place of, while none of its statements writes rows: with
     * one that does, the rows may have been kept.
     */
    static List<Told> emptied(Steps.Step step, Schema after, TargetRows rows) {
        if (parts(step).anyMatch(LossRule::mayKeepRows)) {
            return List.of();
        }
        return parts(step)
                .filter(part -> part.delta().put().stream().noneMatch(object -> object.type() == ObjectType.TABLE))
                .flatMap(part -> part.delta().removed().stream()
                        .filter(key -> key.type() == ObjectType.TABLE
                                && rows.had(ObjectType.TABLE, key.path())
                                && after.find(key).isPresent())
                        .map(key -> new Told(part.line(), emptied(key.path(), rows))))
                .toList();
    }

    /** @param line where the table is dropped */
    record Told(int line, Question question) {}

    private static boolean mayKeepRows(Steps.Part part) {
        boolean makes = part.delta().put().stream().anyMatch(object -> object.type() == ObjectType.TABLE);
        String text = part.text().toLowerCase(Locale.ROOT);
        return part.effect() != RowEffect.NONE
                || text.isEmpty()
                || makes
                        && (text.contains("select")
                                || text.contains("execute")
                                || text.contains("values")
                                || text.replaceAll("\\s+", " ").contains("as table"));
    }

    private static Question emptied(ObjectPath table, TargetRows rows) {
        return new Question(
                DataEffect.LOST,
                table,
                table,
                Set.of(),
                List.of(),
                new Probe.Any(rows.fromTarget(table)),
                "how many rows go with the table",
                count -> Question.rows(count) + (count == 1 ? " goes" : " go")
                        + " with the table, and the one in its place is empty",
                "Copy them into the new one before the old one is dropped");
    }

    private static Question table(ObjectPath path, TargetRows rows) {
        return new Question(
                DataEffect.LOST,
                path,
                path,
                Set.of(),
                List.of(),
                new Probe.Any(rows.fromTarget(path)),
                "how many rows go with the table",
                count -> Question.rows(count) + (count == 1 ? " goes" : " go") + " with the table",
                "Copy what is still needed first");
    }

    /** @param old the name that the column has on the target */
    static Question values(ObjectPath path, ObjectPath old, TargetRows rows) {
        return new Question(
                DataEffect.LOST,
                path,
                path.parent(),
                Set.of(),
                List.of(),
                new Probe.Where(rows.fromTarget(path.parent()), Identifier.quote(old.name()) + " IS NOT NULL"),
                "how many values go with the column",
                count -> (count == 1 ? "1 value goes" : String.format(Locale.ROOT, "%,d values go", count))
                        + " with the column",
                "Copy what is still needed first");
    }
}

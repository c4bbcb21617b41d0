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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tables and columns that go while they hold something. What the migration as a whole does counts: a rebuilt table stays. */
final class LossRule {

    private static final Pattern RENAME = Pattern.compile("(?i)\\brename\\b");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|(?s)/\\*.*?\\*/");

    private LossRule() {}

    static List<Question> questions(SchemaDiff changes, Steps.Step step, Schema after, TargetRows rows) {
        return changes.differences().stream()
                .filter(change -> change.kind() == DifferenceKind.REMOVED && !isRenamed(change, step, after))
                .flatMap(change -> question(change, after, rows))
                .toList();
    }

    /** A rename that something else follows is no rename to those who only see before and after. */
    private static boolean isRenamed(Difference change, Steps.Step step, Schema after) {
        SchemaObject.Key old = new SchemaObject.Key(change.object(), change.path());
        return parts(step)
                .filter(part -> RENAME.matcher(COMMENT.matcher(part.text()).replaceAll(" "))
                                .find()
                        && part.delta().removed().contains(old))
                .flatMap(part -> part.delta().put().stream())
                .anyMatch(object -> object.type() == old.type()
                        && (old.type() == ObjectType.TABLE
                                || object.path().parent().equals(old.path().parent()))
                        && after.find(object.key()).isPresent());
    }

    private static Stream<Steps.Part> parts(Steps.Step step) {
        return step.units().stream().flatMap(unit -> unit.parts().stream());
    }

    /**
     * Tables that the migration drops and makes anew, or puts another in the place of, while none of its statements writes rows: with
     * one that does, the rows may have been kept.
     */
    static List<Emptied> emptied(Steps.Step step, Schema after, TargetRows rows) {
        if (parts(step).anyMatch(LossRule::mayKeepRows)) {
            return List.of();
        }
        return parts(step)
                .filter(part -> part.delta().put().stream().noneMatch(object -> object.type() == ObjectType.TABLE))
                .flatMap(part -> part.delta().removed().stream()
                        .filter(key -> key.type() == ObjectType.TABLE
                                && rows.had(ObjectType.TABLE, key.path())
                                && after.find(key).isPresent())
                        .map(key -> new Emptied(part.line(), emptied(key.path(), rows))))
                .toList();
    }

    /** @param line where the table is dropped */
    record Emptied(int line, Question question) {}

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

    private static Stream<Question> question(Difference change, Schema after, TargetRows rows) {
        ObjectPath path = change.path();
        if (change.object() == ObjectType.TABLE && rows.had(ObjectType.TABLE, path)) {
            return Stream.of(new Question(
                    DataEffect.LOST,
                    path,
                    path,
                    Set.of(),
                    List.of(),
                    new Probe.Any(rows.fromTarget(path)),
                    "how many rows go with the table",
                    count -> Question.rows(count) + (count == 1 ? " goes" : " go") + " with the table",
                    "Copy what is still needed first"));
        }
        boolean column = change.object() == ObjectType.COLUMN
                && rows.had(ObjectType.COLUMN, path)
                && after.find(new SchemaObject.Key(ObjectType.TABLE, path.parent()))
                        .isPresent();
        if (!column) {
            return Stream.empty();
        }
        return Stream.of(new Question(
                DataEffect.LOST,
                path,
                path.parent(),
                Set.of(),
                List.of(),
                new Probe.Where(rows.fromTarget(path.parent()), Identifier.quote(path.name()) + " IS NOT NULL"),
                "how many values go with the column",
                count -> (count == 1 ? "1 value goes" : String.format(java.util.Locale.ROOT, "%,d values go", count))
                        + " with the column",
                "Copy what is still needed first"));
    }
}

package io.driftgate.check.data;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tables and columns that go while they hold something. What the migration as a whole does counts: a rebuilt table stays. */
final class LossRule {

    private LossRule() {}

    static List<Question> questions(SchemaDiff changes, Schema after, TargetRows rows) {
        return changes.differences().stream()
                .filter(change -> change.kind() == DifferenceKind.REMOVED)
                .flatMap(change -> question(change, after, rows))
                .toList();
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

package io.driftgate.check.data;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns that a statement drops, while another has their name at the end, or they had another one before: seen from outside nothing
 * is gone. Not thread-safe.
 */
final class HiddenLoss {
    private final Schema after;
    private final TargetRows rows;
    private final Map<ObjectPath, ObjectPath> names = new HashMap<>();
    private final List<LossRule.Told> found = new ArrayList<>();

    private HiddenLoss(Schema after, TargetRows rows) {
        this.after = after;
        this.rows = rows;
    }

    /** @param after the schema after the migration */
    static List<LossRule.Told> of(Steps.Step step, Schema after, TargetRows rows) {
        HiddenLoss loss = new HiddenLoss(after, rows);
        LossRule.parts(step).forEach(loss::look);
        return loss.found;
    }

    private void look(Steps.Part part) {
        List<ObjectPath> gone = gone(part);
        if (gone.size() == 1 && Renaming.is(part)) {
            rename(gone.get(0), part);
        } else if (part.delta().put().stream().noneMatch(object -> object.type() == ObjectType.TABLE)) {
            gone.forEach(column -> drop(column, part.line()));
        }
    }

    /** Columns of tables that stay. */
    private static List<ObjectPath> gone(Steps.Part part) {
        return part.delta().removed().stream()
                .filter(key -> key.type() == ObjectType.COLUMN
                        && !part.delta()
                                .removed()
                                .contains(new SchemaObject.Key(
                                        ObjectType.TABLE, key.path().parent())))
                .map(SchemaObject.Key::path)
                .sorted()
                .toList();
    }

    private void rename(ObjectPath from, Steps.Part part) {
        part.delta().put().stream()
                .filter(object -> object.type() == ObjectType.COLUMN
                        && object.path().parent().equals(from.parent()))
                .forEach(object -> names.put(object.path(), names.getOrDefault(from, from)));
    }

    private void drop(ObjectPath column, int line) {
        ObjectPath old = names.getOrDefault(column, column);
        boolean hidden = !old.equals(column)
                || names.containsValue(column)
                || after.find(new SchemaObject.Key(ObjectType.COLUMN, column)).isPresent();
        boolean stays = after.find(new SchemaObject.Key(ObjectType.TABLE, column.parent()))
                .isPresent();
        if (hidden && stays && rows.had(ObjectType.COLUMN, old)) {
            found.add(new LossRule.Told(line, LossRule.values(column, old, rows)));
        }
    }
}

package io.driftgate.backup;

import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.Contents;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.TableContent;
import io.driftgate.diff.DiffOptions;
import io.driftgate.diff.Differ;
import io.driftgate.diff.Difference;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Dialects;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchReload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Compares what a backup was taken of with what it gave back. */
final class Pictures {
    private final ScratchPool scratch;

    Pictures(ScratchPool scratch) {
        this.scratch = scratch;
    }

    /** @return one sentence for each difference; empty if there is none */
    List<String> differences(BackupEngine.Taken taken, BackupEngine.Given given) {
        List<String> found = new ArrayList<>(given.problems());
        for (Difference difference : schemas(taken.schema(), given.schema())) {
            found.add(difference.toString());
        }
        found.addAll(contents(taken.contents(), given.contents()));
        found.addAll(sequences(
                taken.contents().sequences(),
                taken.sequencesAfter(),
                given.contents().sequences()));
        return found;
    }

    /** What belongs to the server, such as a tablespace, is not in the backup. */
    private List<Difference> schemas(Schema taken, Schema given) {
        Engine engine = taken.engine().major() > given.engine().major() ? taken.engine() : given.engine();
        Dialect dialect = Dialects.named(engine.product()).orElseThrow();
        DiffOptions options = new DiffOptions(
                EnumSet.of(Property.Aspect.STRUCTURE, Property.Aspect.ORDER),
                dialect::normalForm,
                new ScratchReload(scratch, engine));
        return new Differ(options).diff(portable(taken), portable(given)).differences();
    }

    private static Schema portable(Schema schema) {
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : schema.objects()) {
            if (object.type() != ObjectType.OPTION && object.type() != ObjectType.SUBSCRIPTION) {
                objects.add(new SchemaObject(
                        object.type(), object.path(), object.facts().with(Property.TABLESPACE, null)));
            }
        }
        return schema.withObjects(objects);
    }

    static List<String> contents(Contents taken, Contents given) {
        Map<ObjectPath, TableContent> there = new HashMap<>();
        given.tables().forEach(table -> there.put(table.table(), table));
        List<String> found = new ArrayList<>();
        for (TableContent table : taken.tables()) {
            String difference = difference(table, there.remove(table.table()));
            if (!difference.isEmpty()) {
                found.add(table.table() + ": " + difference);
            }
        }
        there.keySet().stream().sorted().forEach(table -> found.add(table + ": a table that was not there before"));
        return found;
    }

    private static String difference(TableContent taken, @Nullable TableContent given) {
        if (given == null) {
            return "the table is missing";
        }
        if (taken.rows() != given.rows()) {
            return given.rows() + " rows instead of " + taken.rows();
        }
        boolean same = taken.hash() == null || Objects.equals(taken.hash(), given.hash());
        return same ? "" : "as many rows, but not the same (their hashes differ)";
    }

    /** A sequence goes on while a picture is taken: what it is afterwards must lie between before and after. */
    static List<String> sequences(
            SortedMap<ObjectPath, String> before,
            SortedMap<ObjectPath, String> after,
            SortedMap<ObjectPath, String> given) {
        List<String> found = new ArrayList<>();
        before.forEach((sequence, value) -> {
            String now = given.getOrDefault(sequence, "");
            if (!isBetween(now, value, after.getOrDefault(sequence, value))) {
                found.add(sequence + ": the sequence stands at " + shown(now) + " instead of " + shown(value));
            }
        });
        return found;
    }

    private static boolean isBetween(String now, String before, String after) {
        if (now.equals(before) || now.equals(after)) {
            return true;
        }
        if (before.equals(after) || now.isEmpty() || after.isEmpty()) {
            return false;
        }
        long value = Long.parseLong(now);
        long end = Long.parseLong(after);
        return before.isEmpty()
                || Math.min(Long.parseLong(before), end) <= value && value <= Math.max(Long.parseLong(before), end);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "its start" : value;
    }
}

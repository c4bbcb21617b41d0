package io.driftgate.migration;

import io.driftgate.check.SchemaComparison;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.script.Script;
import io.driftgate.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Derives the way back of a migration without a down script: dropping what it added, where that is all that it did. */
final class Reverse {
    private final Sources sources;
    private final SchemaComparison comparison;

    Reverse(Sources sources, SchemaComparison comparison) {
        this.sources = sources;
        this.comparison = comparison;
    }

    /**
     * A derived way back.
     *
     * @param added what is dropped
     * @param lost what the migration did beside adding, one line each; where there is any, nothing is dropped
     */
    record Derived(Migration migration, List<String> statements, List<SchemaObject> added, List<String> lost) {

        boolean isPossible() {
            return lost.isEmpty();
        }

        /** As a step; its name says where it comes from. */
        Migration back() {
            StringBuilder text = new StringBuilder();
            statements.forEach(statement -> text.append(statement).append(";\n"));
            return migration.running(Script.of("the derived reverse of " + migration.name(), text.toString()));
        }
    }

    /**
     * @param applied what is applied when the migration is undone
     * @param before the schema before the migration
     * @param after the schema after it
     * @param written the tables that it wrote into, of those that stood before; empty where that was not noted
     */
    Derived derive(
            Migration migration, List<Migration> applied, Schema before, Schema after, Optional<Set<String>> written) {
        List<String> lost = new ArrayList<>(lost(migration, written));
        List<SchemaObject> added = new ArrayList<>();
        for (Difference change : comparison.changes(before, after).differences()) {
            if (change.kind() == DifferenceKind.ADDED) {
                added.addAll(after.at(change.path()).stream()
                        .filter(object -> object.path().equals(change.path()) && object.type() == change.object())
                        .toList());
            } else if (!change.isOrderOnly()) {
                lost.add(change.toString());
            }
        }
        if (!lost.isEmpty()) {
            return new Derived(migration, List.of(), List.of(), lost);
        }
        Engine engine = after.engine();
        return new Derived(migration, sources.dropOrder(applied, added, engine), dropped(added), List.of());
    }

    private static List<String> lost(Migration migration, Optional<Set<String>> written) {
        if (written.isEmpty()) {
            return List.of("The history does not say whether " + migration.name()
                    + " wrote rows into tables that stood before it.");
        }
        return written.get().stream()
                .map(table -> "rows were written into " + table + ", which stood before it")
                .toList();
    }

    private static List<SchemaObject> dropped(List<SchemaObject> added) {
        return added.stream()
                .filter(object -> object.type() == ObjectType.TABLE || object.type() == ObjectType.COLUMN)
                .toList();
    }
}

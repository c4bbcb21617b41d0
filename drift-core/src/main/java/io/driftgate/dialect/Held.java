package io.driftgate.dialect;

import io.driftgate.schema.ObjectPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a database holds at one moment.
 *
 * @param bytes the size of the whole database
 * @param tables by name
 * @param orphans how many rows lack the row that a foreign key refers to, by the key's name; only keys that have such rows
 * @param lagging sequences whose next value their column already has, by the sequence's name, one sentence each
 * @param unreadable views that cannot be read, by the view's name, the engine's reason each; only where it makes such views
 * @param damage what the engine finds wrong with its own file, one sentence each
 * @param unseen what could not be looked at, one sentence each
 * @param foreignCommits a number that grows with the commits of others, where the engine has one
 */
public record Held(
        long bytes,
        Map<ObjectPath, Table> tables,
        Map<String, Long> orphans,
        Map<String, String> lagging,
        Map<String, String> unreadable,
        List<String> damage,
        List<String> unseen,
        OptionalLong foreignCommits) {

    public Held {
        tables = Map.copyOf(tables);
        orphans = Map.copyOf(orphans);
        lagging = Map.copyOf(lagging);
        unreadable = Map.copyOf(unreadable);
        damage = List.copyOf(damage);
        unseen = List.copyOf(unseen);
    }

    /** Without one table, such as one of the tool's own. */
    public Held without(ObjectPath table) {
        Map<ObjectPath, Table> others = new HashMap<>(tables);
        others.remove(table);
        return new Held(bytes, others, orphans, lagging, unreadable, damage, unseen, foreignCommits);
    }

    /**
     * One table.
     *
     * @param rows how many; an estimate of the engine unless exact
     * @param bytes with its indexes; zero where the engine does not tell
     */
    public record Table(long rows, boolean exact, long bytes) {}
}

package io.driftgate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.post.PostCheck;
import io.driftgate.dialect.Held;
import io.driftgate.migration.Observed;
import io.driftgate.schema.ObjectPath;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a run did to a database, as a part of {@code migration-summary.json}. */
final class ObservedJson {

    private ObservedJson() {}

    static void put(Observed observed, ObjectNode root) {
        ObjectNode counts = root.putObject("counts");
        observed.counts().byKind().forEach((kind, byType) -> {
            ObjectNode node = counts.putObject(kind.label());
            byType.forEach((type, count) -> node.put(type.label(), count));
        });
        ArrayNode changes = root.putArray("changes");
        observed.changes().differences().forEach(change -> DifferenceJson.change(change, changes.addObject()));
        root.put("databaseUser", observed.user());
        root.put("bytesBefore", observed.held().map(Held::bytes).orElse(null));
        root.put("bytesAfter", observed.holds().map(Held::bytes).orElse(null));
        tables(observed, root.putArray("tables"));
        ArrayNode checks = root.putArray("postChecks");
        observed.checks().forEach(check -> check(check, checks.addObject()));
        ArrayNode analyzed = root.putArray("analyzed");
        observed.analyzed().forEach(table -> analyzed.add(table.toString()));
    }

    /** By the name that a table has now, or had last. */
    private static void tables(Observed observed, ArrayNode tables) {
        Map<ObjectPath, Held.Table> before = observed.held().map(Held::tables).orElse(Map.of());
        Map<ObjectPath, Held.Table> after = observed.holds().map(Held::tables).orElse(Map.of());
        Map<ObjectPath, ObjectPath> oldNames = new HashMap<>();
        observed.renamed().forEach((from, to) -> oldNames.put(to, from));
        TreeSet<ObjectPath> names = new TreeSet<>(after.keySet());
        before.keySet().stream()
                .filter(name -> !observed.renamed().containsKey(name))
                .forEach(names::add);
        for (ObjectPath name : names) {
            ObjectPath old = oldNames.getOrDefault(name, name);
            ObjectNode node = tables.addObject().put("table", name.toString());
            if (!old.equals(name)) {
                node.put("renamedFrom", old.toString());
            }
            put("Before", before.get(old), node);
            put("After", after.get(name), node);
        }
    }

    private static void put(String when, Held.@Nullable Table table, ObjectNode node) {
        Optional<Held.Table> there = Optional.ofNullable(table);
        node.put("rows" + when, there.map(Held.Table::rows).orElse(null));
        node.put("bytes" + when, there.map(Held.Table::bytes).orElse(null));
        if (there.isPresent() && !there.get().exact()) {
            node.put("estimated", true);
        }
    }

    private static void check(PostCheck check, ObjectNode node) {
        node.put("name", check.name());
        node.put("verdict", check.verdict().name().toLowerCase(Locale.ROOT));
        ArrayNode lines = node.putArray("lines");
        check.lines().forEach(lines::add);
    }
}

package io.driftgate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.check.Origins;
import io.driftgate.diff.Difference;
import io.driftgate.policy.Finding;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Migration;
import io.driftgate.script.Script;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the objects of differences come from: file and line of the migration that made each. Not thread-safe. */
public final class OriginsJson {
    private final Origins origins;
    private final Path base;
    private final Map<Migration, List<String>> texts = new HashMap<>();

    /** @param base what the files' names are relative to */
    public OriginsJson(Origins origins, Path base) {
        this.origins = origins;
        this.base = base;
    }

    /**
     * Puts {@code migration} into the differences of objects that a migration made, and {@code newestMigration} into the
     * target.
     *
     * @param target the result's own, as the document has it; completed
     */
    public void put(DriftResult result, ObjectNode target) {
        Iterator<JsonNode> nodes = target.path("differences").iterator();
        for (Finding finding : result.judgement().findings()) {
            ObjectNode node = (ObjectNode) nodes.next();
            Difference difference = finding.difference();
            ObjectPath path = difference.renamedFrom() == null ? difference.path() : difference.renamedFrom();
            origins.of(difference.object(), path)
                    .ifPresent(maker -> put(maker, line(maker, path), node.putObject("migration")));
        }
        List<Migration> replayed = result.replayed();
        put(replayed.get(replayed.size() - 1), 1, target.putObject("newestMigration"));
    }

    private void put(Migration migration, int line, ObjectNode node) {
        node.put("version", migration.version().text())
                .put("file", file(migration))
                .put("line", line);
    }

    private String file(Migration migration) {
        Path file = migration.file().toAbsolutePath();
        Path relative =
                file.startsWith(base.toAbsolutePath()) ? base.toAbsolutePath().relativize(file) : file;
        return relative.toString().replace('\\', '/');
    }

    /** Where the object's name stands first, after that of its table; a place to look at, no more. */
    private int line(Migration migration, ObjectPath path) {
        List<String> lines = texts.computeIfAbsent(migration, OriginsJson::lines);
        int from = 0;
        for (String part : path.parts()
                .subList(path.parts().size() > 1 ? 1 : 0, path.parts().size())) {
            int found = find(part, lines, from);
            from = found < 0 ? from : found;
        }
        return from + 1;
    }

    private static int find(String name, List<String> lines, int from) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).toLowerCase(Locale.ROOT).contains(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> lines(Migration migration) {
        if (!(migration.up() instanceof Script script)) {
            return List.of();
        }
        try (BufferedReader in = new BufferedReader(script.open())) {
            return in.lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

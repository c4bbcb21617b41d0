package io.driftgate.migration;

import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Migrations that are undone together, usually one.
 *
 * @param migrations in their order
 * @param back what undoes them; empty if nothing does
 */
record Group(List<Migration> migrations, Optional<Migration> back) {

    Group {
        migrations = List.copyOf(migrations);
    }

    /** What an empty database runs, in groups. */
    static List<Group> of(MigrationDirectory directory) {
        List<Group> groups = new ArrayList<>();
        List<Migration> open = new ArrayList<>();
        for (Migration migration : directory.fromEmpty()) {
            open.add(migration);
            Optional<Migration.Down> down = downOf(directory, migration);
            boolean complete =
                    down.isEmpty() || open.size() >= down.get().undoes().size();
            if (complete) {
                groups.add(new Group(open, down.map(way -> migration.running(way.step()))));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            groups.add(new Group(open, Optional.empty()));
        }
        return groups;
    }

    private static Optional<Migration.Down> downOf(MigrationDirectory directory, Migration migration) {
        return directory.migrations().stream()
                .flatMap(owner -> owner.down().stream())
                .filter(down -> down.undoes().stream().anyMatch(version -> version.isSameAs(migration.version())))
                .filter(down -> migration.kind() == Migration.Kind.VERSIONED)
                .findFirst();
    }

    /** Whether it is what a database begins with, which nobody runs twice. */
    boolean isBaseline() {
        return migrations.stream().allMatch(migration -> migration.kind() == Migration.Kind.BASELINE);
    }

    String name() {
        return migrations.stream().map(Migration::name).collect(Collectors.joining(", "));
    }
}

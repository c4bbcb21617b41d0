package io.driftgate.script;

import java.util.List;

/** Files that claim one place. */
final class Twins {

    private Twins() {}

    /** Refuses two migrations of one kind and version; those must stand side by side. */
    static void refuse(List<Migration> migrations, LayoutInput input) {
        for (int i = 1; i < migrations.size(); i++) {
            Migration first = migrations.get(i - 1);
            Migration second = migrations.get(i);
            if (first.kind() == second.kind() && first.version().isSameAs(second.version())) {
                throw new MigrationsException(sentence(first, second, input));
            }
        }
    }

    private static String sentence(Migration first, Migration second, LayoutInput input) {
        String one = place(first, input);
        String other = place(second, input);
        boolean sameFolder = folder(one).equals(folder(other));
        return "Two files claim version " + first.version() + ": " + one + " and " + other
                + ". Give one of them another version"
                + (sameFolder ? "." : ", or set db.migrations to the directory of one of them.");
    }

    static MigrationsException twoWaysBack(Migration migration, SqlFile file, LayoutInput input) {
        String first = migration.down().map(down -> down.step().name()).orElse("");
        return new MigrationsException("Two files in " + input.directory() + " undo " + migration.name() + ": " + first
                + " and " + file + ". Delete one of them.");
    }

    private static String place(Migration migration, LayoutInput input) {
        return input.directory().relativize(migration.file()).toString();
    }

    private static String folder(String place) {
        return place.substring(0, Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    }
}

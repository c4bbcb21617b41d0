package io.driftgate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The migrations of one directory and its sub-directories.
 *
 * @param migrations in the order in which they run, which need not be that of {@link Version}; repeatable ones last, by name
 * @param notes what was left out and why, as sentences
 */
public record MigrationDirectory(Path directory, Layout layout, List<Migration> migrations, List<String> notes) {

    public MigrationDirectory {
        migrations = List.copyOf(migrations);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a directory.
     *
     * @param layout a layout's label, or {@code auto}
     * @param placeholders values for <code>${name}</code> in the scripts; empty leaves the scripts as they are
     * @param engine the product whose own files are wanted where some are written for one: {@code PostgreSQL}, {@code SQLite}
     * @throws MigrationsException if there is no such directory, no layout fits, several fit, two files claim one place, or a
     *     file has none
     * @throws ScriptException if a file cannot be understood
     */
    public static MigrationDirectory read(
            Path directory, String layout, Map<String, String> placeholders, Optional<String> engine) {
        if (!Files.isDirectory(directory)) {
            throw new MigrationsException((Files.exists(directory)
                            ? directory + " is a file and no directory of migrations"
                            : "There is no directory of migrations at " + directory)
                    + ". Set db.migrations to the directory that holds them.");
        }
        Listing everything = Listing.of(directory);
        OrderFile order = OrderFile.in(everything);
        Listing listing = order.applied(everything);
        Layout found = layout.equals("auto") ? LayoutSearch.in(listing) : Layout.named(layout);
        LayoutReader.Found content = found.reader().read(new LayoutInput(found, listing, order, placeholders, engine));
        return new MigrationDirectory(directory, found, content.migrations(), content.notes());
    }

    /** One without any migration. */
    public static MigrationDirectory empty(Path directory) {
        return new MigrationDirectory(directory, Layout.FLYWAY, List.of(), List.of());
    }

    /** Whether there is a script anywhere in a directory, which need not exist. */
    public static boolean hasScripts(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".sql"));
        } catch (IOException | UncheckedIOException e) {
            throw new MigrationsException(
                    "The directory " + directory + " cannot be listed: " + e.getMessage() + ".", e);
        }
    }

    /** Several directories as one, under the first one's name. */
    static MigrationDirectory merged(List<MigrationDirectory> directories) {
        MigrationDirectory all = directories.get(0);
        for (MigrationDirectory more : directories.subList(1, directories.size())) {
            all = all.with(more.migrations());
        }
        return all;
    }

    /**
     * The same with more migrations, such as classes: each before the first one with a higher version.
     *
     * @throws MigrationsException if a version is there already
     */
    public MigrationDirectory with(List<Migration> more) {
        List<Migration> all = new ArrayList<>(migrations);
        for (Migration migration : more) {
            all.stream()
                    .filter(other ->
                            other.kind() == migration.kind() && other.version().isSameAs(migration.version()))
                    .findFirst()
                    .ifPresent(twin -> {
                        throw new MigrationsException("Two migrations claim version " + migration.version() + ": "
                                + twin.name() + " and " + migration.name() + ". Give one of them another version.");
                    });
            int place = 0;
            while (place < all.size() && !runsBefore(migration, all.get(place))) {
                place++;
            }
            all.add(place, migration);
        }
        return new MigrationDirectory(directory, layout, all, notes);
    }

    private static boolean runsBefore(Migration migration, Migration other) {
        boolean repeated = migration.kind() == Migration.Kind.REPEATABLE;
        boolean otherRepeated = other.kind() == Migration.Kind.REPEATABLE;
        return repeated == otherRepeated ? migration.version().compareTo(other.version()) < 0 : otherRepeated;
    }

    /** The versioned migration that a history lists by this name. */
    public Optional<Migration> find(String listed) {
        return migrations.stream()
                .filter(migration -> migration.kind() == Migration.Kind.VERSIONED && migration.isNamed(listed))
                .findFirst();
    }

    /** The newest version, if any. */
    public Optional<Version> newest() {
        return migrations.stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .reduce((first, second) -> second)
                .map(Migration::version);
    }

    /** What runs on an empty database: from the newest baseline on, everything above it, then the repeatable ones. */
    public List<Migration> fromEmpty() {
        Optional<Version> baseline = migrations.stream()
                .filter(migration -> migration.kind() == Migration.Kind.BASELINE)
                .map(Migration::version)
                .max(Comparator.naturalOrder());
        return migrations.stream()
                .filter(migration -> baseline.isEmpty() || runsAfter(migration, baseline.get()))
                .toList();
    }

    /** The same with the repeatable ones behind all others and by name, as they would run on an empty database. */
    public static List<Migration> repeatablesLast(List<Migration> some) {
        return some.stream()
                .sorted(Comparator.comparing(
                        migration -> migration.kind() == Migration.Kind.REPEATABLE ? migration.name() : ""))
                .toList();
    }

    private static boolean runsAfter(Migration migration, Version baseline) {
        return switch (migration.kind()) {
            case BASELINE -> migration.version().isSameAs(baseline);
            case VERSIONED -> migration.version().compareTo(baseline) > 0;
            case REPEATABLE -> true;
        };
    }

    /** The migrations that share a number in their names, such as the four of {@code 008}; empty for any other version. */
    public List<Migration> sharing(Version number) {
        boolean possible = layout == Layout.NUMBERED || layout == Layout.GOLANG_MIGRATE || layout == Layout.SQLX;
        return !possible
                ? List.of()
                : migrations.stream()
                        .filter(migration -> !migration.version().isSameAs(number)
                                && NumberedName.of(migration.stem())
                                        .filter(name -> name.version().isSameAs(number))
                                        .isPresent())
                        .toList();
    }

    /**
     * What an empty database runs up to and including a version, or all that share the number; repeatable ones only if it is
     * the newest.
     *
     * @throws MigrationsException if no migration has that version
     */
    public List<Migration> upTo(Version version) {
        int end = lastOf(version);
        boolean all =
                migrations.stream().skip(end + 1L).allMatch(migration -> migration.kind() == Migration.Kind.REPEATABLE);
        List<Migration> run = fromEmpty();
        return migrations.stream()
                .limit(all ? migrations.size() : end + 1L)
                .filter(run::contains)
                .toList();
    }

    /**
     * Whether a migration of the directory runs before a version or is that version.
     *
     * @throws MigrationsException if no migration has that version
     */
    public boolean isUpTo(Migration migration, Version version) {
        return migrations.indexOf(migration) <= lastOf(version);
    }

    private int lastOf(Version version) {
        List<Migration> sharing = sharing(version);
        return migrations.stream()
                .filter(migration -> migration.isNamed(version.text()) || sharing.contains(migration))
                .map(migrations::lastIndexOf)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new MigrationsException("No migration of version " + version + " is in " + directory
                        + ": db:info lists those that are there."));
    }
}

package io.driftgate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The migrations of one directory and its sub-directories, in the order in which they run: versioned ones and baselines by
 * version, then repeatable ones by name.
 */
public record MigrationDirectory(Path directory, Layout layout, List<Migration> migrations) {

    private static final Comparator<Migration> ORDER = Comparator.comparing(
                    (Migration migration) -> migration.kind() == Migration.Kind.REPEATABLE)
            .thenComparing(Migration::version)
            .thenComparing(Migration::kind);

    public MigrationDirectory {
        migrations = List.copyOf(migrations);
    }

    /**
     * Reads a directory.
     *
     * @param layout a layout's label, or {@code auto}
     * @param placeholders values for <code>${name}</code> in the scripts; empty leaves the scripts as they are
     * @throws MigrationsException if there is no such directory, no layout fits, several fit, or two files claim one version
     */
    public static MigrationDirectory read(Path directory, String layout, Map<String, String> placeholders) {
        if (!Files.isDirectory(directory)) {
            throw new MigrationsException("There is no directory of migrations at " + directory
                    + ". Set db.migrations to the directory that holds them.");
        }
        List<Path> files = sqlFiles(directory);
        Layout found = layout.equals("auto") ? detect(directory, files) : named(layout);
        List<Migration> migrations = new ArrayList<>();
        for (Path file : files) {
            found.parse(fileName(file)).ifPresent(name -> migrations.add(migration(name, file, placeholders)));
        }
        migrations.sort(ORDER);
        refuseTwins(migrations);
        return new MigrationDirectory(directory, found, migrations);
    }

    /** Several directories as one, under the first one's name. */
    static MigrationDirectory merged(List<MigrationDirectory> directories) {
        List<Migration> migrations = new ArrayList<>();
        directories.forEach(directory -> migrations.addAll(directory.migrations()));
        migrations.sort(ORDER);
        refuseTwins(migrations);
        MigrationDirectory first = directories.get(0);
        return new MigrationDirectory(first.directory(), first.layout(), migrations);
    }

    private static Migration migration(Layout.Name name, Path file, Map<String, String> placeholders) {
        Script script = Placeholders.fillIn(Script.of(fileName(file), file), placeholders);
        return new Migration(name.kind(), new Version(name.version()), name.description(), file, script);
    }

    private static List<Path> sqlFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && fileName(file).endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new MigrationsException(
                    "The directory " + directory + " cannot be listed: " + e.getMessage() + ".", e);
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Layout named(String label) {
        return Arrays.stream(Layout.values())
                .filter(layout -> layout.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new MigrationsException("db.layout is \"" + label + "\", which is none of "
                        + Arrays.stream(Layout.values()).map(Layout::label).collect(Collectors.joining(", "))
                        + ", auto."));
    }

    private static Layout detect(Path directory, List<Path> files) {
        Map<Layout, Long> fitting = new EnumMap<>(Layout.class);
        for (Layout layout : Layout.values()) {
            long count = files.stream()
                    .filter(file -> layout.parse(fileName(file)).isPresent())
                    .count();
            if (count > 0) {
                fitting.put(layout, count);
            }
        }
        if (fitting.size() == 1) {
            return fitting.keySet().iterator().next();
        }
        throw new MigrationsException(
                fitting.isEmpty() ? noneFits(directory, files.size()) : severalFit(directory, fitting));
    }

    private static String noneFits(Path directory, int files) {
        String looked = Arrays.stream(Layout.values())
                .map(layout -> layout.label() + " (" + layout.looksLike() + ")")
                .collect(Collectors.joining("; "));
        return "No migration was found among the " + files + " .sql files in " + directory + ". Looked for: " + looked
                + ". Rename the files or set db.migrations.";
    }

    private static String severalFit(Path directory, Map<Layout, Long> fitting) {
        String counts = fitting.entrySet().stream()
                .map(entry -> entry.getValue() + " files of " + entry.getKey().label())
                .collect(Collectors.joining(", "));
        return "The directory " + directory + " fits several layouts: " + counts
                + ". Set db.layout to the one that is meant.";
    }

    private static void refuseTwins(List<Migration> migrations) {
        for (int i = 1; i < migrations.size(); i++) {
            Migration first = migrations.get(i - 1);
            Migration second = migrations.get(i);
            if (first.kind() == second.kind() && first.version().isSameAs(second.version())) {
                throw new MigrationsException("Two files claim version " + first.version() + ": " + first.name()
                        + " and " + second.name() + ". Give one of them another version.");
            }
        }
    }

    /** The newest version, if any. */
    public Optional<Version> newest() {
        return migrations.stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .map(Migration::version)
                .max(Comparator.naturalOrder());
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

    private static boolean runsAfter(Migration migration, Version baseline) {
        return switch (migration.kind()) {
            case BASELINE -> migration.version().isSameAs(baseline);
            case VERSIONED -> migration.version().compareTo(baseline) > 0;
            case REPEATABLE -> true;
        };
    }

    /**
     * What an empty database runs up to and including a version; repeatable ones only if it is the newest.
     *
     * @throws MigrationsException if no migration has that version
     */
    public List<Migration> upTo(Version version) {
        if (migrations.stream().noneMatch(migration -> migration.version().isSameAs(version))) {
            throw new MigrationsException("No migration of version " + version + " is in " + directory + ".");
        }
        boolean all = newest().map(version::isSameAs).orElse(false);
        return fromEmpty().stream()
                .filter(migration -> migration.kind() == Migration.Kind.REPEATABLE
                        ? all
                        : migration.version().compareTo(version) <= 0)
                .toList();
    }
}

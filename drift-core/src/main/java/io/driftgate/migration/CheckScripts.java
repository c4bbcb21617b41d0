package io.driftgate.migration;

import io.driftgate.check.file.CheckFile;
import io.driftgate.check.file.CheckFileException;
import io.driftgate.check.file.CheckFolder;
import io.driftgate.check.file.CheckReader;
import io.driftgate.check.file.CheckScript;
import io.driftgate.dialect.Dialect;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.source.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The team's checks of one run, all read before it begins: one that is written wrongly is found while nothing has happened, and
 * what runs afterwards is what was read then.
 */
record CheckScripts(
        List<CheckScript> before, List<CheckScript> always, List<CheckScript> versions, List<CheckScript> after) {
    private static final CheckScripts NONE = new CheckScripts(List.of(), List.of(), List.of(), List.of());

    CheckScripts {
        before = List.copyOf(before);
        always = List.copyOf(always);
        versions = List.copyOf(versions);
        after = List.copyOf(after);
    }

    /**
     * Reads what a run will use.
     *
     * @param directory of the checks; empty: there are none
     * @throws CheckFileException with everything that is wrong with any of the files
     */
    static CheckScripts read(Dialect dialect, Optional<Path> directory, Situation now) {
        List<Migration> steps =
                now.steps().steps().stream().map(Steps.Step::migration).toList();
        if (directory.isEmpty() || steps.isEmpty()) {
            return NONE;
        }
        CheckFolder folder = new CheckFolder(directory.get());
        folder.requireKnownFolders();
        requireVersions(folder, now.directory(), steps);
        Reading reading = new Reading(new CheckReader(dialect), new ArrayList<>());
        CheckScripts scripts = new CheckScripts(
                reading.of(folder.before()),
                reading.of(folder.always()),
                reading.of(folder.versions().stream()
                        .filter(file -> isOfAny(file, steps))
                        .toList()),
                reading.of(folder.after()));
        if (!reading.problems().isEmpty()) {
            throw new CheckFileException(reading.problems());
        }
        return scripts;
    }

    /** Why a run with such checks is refused. */
    static Refused unusable(CheckFileException wrong) {
        return Refused.because(
                "The checks cannot be run as they are written; nothing was applied.",
                wrong.problems(),
                "Correct them, and run db:migrate again.");
    }

    /** Why a run would be refused because of its checks; empty if it would not. */
    static Optional<Refused> unusable(Dialect dialect, Optional<Path> directory, Situation now) {
        try {
            read(dialect, directory, now);
            return Optional.empty();
        } catch (CheckFileException e) {
            return Optional.of(unusable(e));
        }
    }

    /** What runs once all is committed. */
    Stream<CheckScript> after(List<Migration> applied) {
        Stream<CheckScript> own = versions.stream().filter(script -> isOfAny(script.file(), applied));
        return Stream.of(own, after.stream(), always.stream()).flatMap(scripts -> scripts);
    }

    /** Reads on where something is wrong, to say all at once. */
    private record Reading(CheckReader reader, List<String> problems) {

        List<CheckScript> of(List<CheckFile> files) {
            try {
                return reader.read(files);
            } catch (CheckFileException e) {
                problems.addAll(e.problems());
                return List.of();
            }
        }
    }

    /** A file that belongs to no version would never run. */
    private static void requireVersions(CheckFolder folder, MigrationDirectory directory, List<Migration> steps) {
        for (CheckFile file : folder.versions()) {
            if (!isOfAny(file, directory.migrations()) && !isOfAny(file, steps)) {
                throw new CheckFileException(
                        "The checks in " + file.path()
                                + " belong to no migration: begin the name with a version, or move the file to before, after or always.");
            }
        }
    }

    private static boolean isOfAny(CheckFile file, List<Migration> migrations) {
        return migrations.stream().anyMatch(migration -> isOf(file, migration));
    }

    /** {@code 012_orders.sql}, {@code V1_2__orders.sql} or named as the migration itself. */
    private static boolean isOf(CheckFile file, Migration migration) {
        String stem = file.stem();
        boolean flyway = stem.matches("V\\d[\\d_.]*__.*");
        String version = flyway
                ? stem.substring(1, stem.indexOf("__")).replace('_', '.')
                : stem.replaceFirst("^(\\d[\\d.]*).*$", "$1");
        return migration.isNamed(stem) || migration.isNamed(version);
    }
}

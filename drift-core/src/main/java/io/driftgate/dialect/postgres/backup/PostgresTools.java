package io.driftgate.dialect.postgres.backup;

import io.driftgate.dialect.BackupEngine;
import io.driftgate.dialect.BackupRefusedException;
import io.driftgate.dialect.ClientTools;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The programs that dump and restore; of the server's major version, or the next one that there is. */
record PostgresTools(ClientProgram dump, ClientProgram restore) implements BackupEngine.Tools {
    private static final String SKIP = "Or go without a backup: -Ddb.backup=skip.";

    /** Where packagers and installers put several versions side by side. */
    private static final List<Place> PLACES = List.of(
            new Place("/usr/lib/postgresql", "*", "bin"),
            new Place("/usr", "pgsql-*", "bin"),
            new Place("/opt/homebrew/opt", "{postgresql,libpq}*", "bin"),
            new Place("/usr/local/opt", "{postgresql,libpq}*", "bin"),
            new Place("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            new Place("C:/Program Files/PostgreSQL", "*", "bin"));

    private record Place(String parent, String glob, String folder) {}

    /** @throws BackupRefusedException if there are none that fit the server */
    static PostgresTools find(int serverMajor, ClientTools given) {
        ClientProgram dump =
                given.pgDump().map(text -> given("db.pgDump", text)).orElseGet(() -> searched("pg_dump", serverMajor));
        requireFitting(dump, serverMajor);
        ClientProgram restore = given.pgRestore()
                .map(text -> given("db.pgRestore", text))
                .or(() -> dump.sibling("pg_restore"))
                .orElseGet(() -> searched("pg_restore", dump.major()));
        return new PostgresTools(dump, readable(restore, dump));
    }

    /**
     * The program that reads what another wrote; the server's version plays no part.
     *
     * @throws BackupRefusedException if there is none
     */
    static PostgresTools restoring(ClientProgram dump, ClientTools given) {
        ClientProgram restore = given.pgRestore()
                .map(text -> given("db.pgRestore", text))
                .or(() ->
                        given.pgDump().flatMap(text -> given("db.pgDump", text).sibling("pg_restore")))
                .orElseGet(() -> searched("pg_restore", dump.major()));
        return new PostgresTools(dump, readable(restore, dump));
    }

    private static ClientProgram readable(ClientProgram restore, ClientProgram dump) {
        if (restore.major() < dump.major()) {
            throw new BackupRefusedException(
                    "pg_restore is version " + restore.version() + " and cannot read what pg_dump " + dump.version()
                            + " writes.",
                    List.of(),
                    "Name one of version " + dump.major() + " with db.pgRestore.");
        }
        return restore;
    }

    private static void requireFitting(ClientProgram dump, int serverMajor) {
        if (dump.major() < serverMajor) {
            throw new BackupRefusedException(
                    "The server is PostgreSQL " + serverMajor + ", and pg_dump is version " + dump.version() + " ("
                            + String.join(" ", dump.words()) + "), which cannot back it up.",
                    List.of(),
                    "Install the client programs of PostgreSQL " + serverMajor
                            + " or later, or name them with db.pgDump: a path, or a command such as \"docker exec -i db pg_dump\".",
                    SKIP);
        }
    }

    private static ClientProgram given(String parameter, String text) {
        // A path may hold spaces; a command is several words.
        List<String> words = isFile(text) ? List.of(text) : List.of(text.strip().split("\\s+"));
        return ClientProgram.ask(words)
                .orElseThrow(() -> new BackupRefusedException(
                        parameter + " is \"" + text
                                + "\", and that with --version does not run a program of PostgreSQL.",
                        List.of(),
                        "Correct " + parameter + ": a path, or a command such as \"docker exec -i db pg_dump\"."));
    }

    private static boolean isFile(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (java.nio.file.InvalidPathException e) {
            return false;
        }
    }

    private static ClientProgram searched(String name, int wanted) {
        List<ClientProgram> found = new ArrayList<>();
        candidates(name)
                .forEach(path -> ClientProgram.ask(List.of(path.toString())).ifPresent(found::add));
        Optional<ClientProgram> fitting = found.stream()
                .filter(program -> program.major() >= wanted)
                .min(Comparator.comparingInt(ClientProgram::major));
        return fitting.or(() -> found.stream().max(Comparator.comparingInt(ClientProgram::major)))
                .orElseThrow(() -> new BackupRefusedException(
                        "There is no " + name + " on this machine, which a backup is taken with.",
                        List.of(),
                        "Install the client programs of PostgreSQL " + wanted
                                + " or later, or name them with db.pgDump and db.pgRestore: a path, or a command such as"
                                + " \"docker exec -i db pg_dump\".",
                        SKIP));
    }

    private static List<Path> candidates(String name) {
        List<Path> files = new ArrayList<>();
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(java.io.File.pathSeparator, -1)) {
            if (!folder.isEmpty()) {
                addIfThere(files, Path.of(folder), name);
            }
        }
        for (Place place : PLACES) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of(place.parent()), place.glob())) {
                folders.forEach(folder -> addIfThere(files, folder.resolve(place.folder()), name));
            } catch (IOException | java.nio.file.InvalidPathException e) {
                continue; // nothing of that kind here
            }
        }
        return files;
    }

    private static void addIfThere(List<Path> files, Path folder, String name) {
        for (String suffix : List.of("", ".exe")) {
            Path file = folder.resolve(name + suffix);
            if (Files.isExecutable(file)) {
                files.add(file.toAbsolutePath());
            }
        }
    }

    @Override
    public SortedMap<String, String> versions() {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put("pg_dump", dump.version());
        versions.put("pg_restore", restore.version());
        return versions;
    }
}

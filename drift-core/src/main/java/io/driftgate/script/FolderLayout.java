package io.driftgate.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder for every migration: Diesel's {@code 2024-01-02-030405_name/up.sql}, Prisma's {@code 20240102030405_name/migration.sql}. */
final class FolderLayout implements LayoutReader {
    private static final Pattern NUMBER = Pattern.compile("([\\d-]*\\d)(?:_(.*))?");
    private static final Pattern NO_TRANSACTION =
            Pattern.compile("(?m)^\\s*run_in_transaction\\s*=\\s*false\\s*(?:#.*)?$");

    private final String up;

    /** @param up the name of the file with the way up */
    FolderLayout(String up) {
        this.up = up;
    }

    private static final String PRISMA = "migration.sql";

    /** As text, as both tools do: Diesel by digits alone, Prisma by the whole name. */
    private Comparator<Migration> order() {
        return up.equals(PRISMA)
                ? Comparator.comparing(Migration::stem)
                : Comparator.comparing(migration -> migration.version().text());
    }

    @Override
    public Found read(LayoutInput input) {
        List<Migration> migrations = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Map<String, Map<String, SqlFile>> folders = folders(input);
        Set<Version> twice = versionsOfSeveral(folders.values());
        for (Map.Entry<String, Map<String, SqlFile>> folder : folders.entrySet()) {
            if (folder.getValue().containsKey(up)) {
                migrations.add(migration(input, folder.getValue(), twice));
            } else {
                notes.add(folder.getKey() + " holds no " + up + " and is left out.");
            }
        }
        migrations.sort(order());
        Twins.refuse(migrations, input);
        return new Found(migrations, notes);
    }

    private Map<String, Map<String, SqlFile>> folders(LayoutInput input) {
        Map<String, Map<String, SqlFile>> folders = new TreeMap<>();
        List<SqlFile> misfits = new ArrayList<>();
        for (SqlFile file : input.files()) {
            boolean fits = file.name().equals(up)
                    || file.name().equals("down.sql")
                    || file.name().equals("verify.sql");
            if (file.folder().isEmpty() || !fits || version(file).isEmpty()) {
                misfits.add(file);
            } else {
                folders.computeIfAbsent(file.folder(), folder -> new TreeMap<>())
                        .put(file.name(), file);
            }
        }
        if (!misfits.isEmpty()) {
            throw input.misfit(misfits);
        }
        return folders;
    }

    /** Prisma allows several folders with the same digits. */
    private Set<Version> versionsOfSeveral(Collection<Map<String, SqlFile>> folders) {
        Set<Version> seen = new HashSet<>();
        Set<Version> twice = new HashSet<>();
        for (Map<String, SqlFile> folder : folders) {
            Optional.ofNullable(folder.get(up))
                    .flatMap(this::version)
                    .filter(version -> !seen.add(version))
                    .ifPresent(twice::add);
        }
        return twice;
    }

    /** The digits in front; a folder of Prisma's may be named without. */
    private Optional<Version> version(SqlFile file) {
        Matcher matcher = NUMBER.matcher(file.folderName());
        if (matcher.matches()) {
            return Optional.of(new Version(matcher.group(1).replace("-", "")));
        }
        return up.equals(PRISMA) ? Optional.of(new Version(file.folderName())) : Optional.empty();
    }

    private Migration migration(LayoutInput input, Map<String, SqlFile> files, Set<Version> twice) {
        SqlFile first = files.get(up);
        if (first == null) {
            throw new IllegalStateException("no " + up);
        }
        Matcher matcher = NUMBER.matcher(first.folderName());
        String description = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : first.folderName();
        Version number = version(first).orElseThrow();
        Version version = up.equals(PRISMA) && twice.contains(number) ? new Version(first.folderName()) : number;
        boolean outside = isOutsideTransaction(first.path().resolveSibling("metadata.toml"));
        return new Migration(
                Migration.Kind.VERSIONED,
                version,
                description.replace('_', ' '),
                first.path(),
                new Migration.Parts(
                        script(input, first, outside),
                        Optional.ofNullable(files.get("down.sql"))
                                .map(down -> new Migration.Down(script(input, down, outside), List.of(version))),
                        Optional.ofNullable(files.get("verify.sql")).map(verify -> script(input, verify, outside)),
                        input.whole(first, first.place())),
                first.head().headers());
    }

    private static Script script(LayoutInput input, SqlFile file, boolean outside) {
        Script script = input.filledIn(input.whole(file, file.place()));
        return outside ? OutsideTransaction.of(script) : script;
    }

    private static boolean isOutsideTransaction(Path metadata) {
        try {
            return Files.isRegularFile(metadata)
                    && NO_TRANSACTION.matcher(Files.readString(metadata)).find();
        } catch (IOException e) {
            throw new MigrationsException(metadata + " cannot be read: " + Listing.reason(e) + ".", e);
        }
    }
}

package io.driftgate.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real directory of migrations, and what is read of it as lines of text. */
final class MigrationFolder {
    private final Path folder;

    MigrationFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** Empty files, or rather files with a comment. */
    MigrationFolder files(String... names) {
        for (String name : names) {
            file(name, "-- nothing\n");
        }
        return this;
    }

    MigrationFolder file(String name, String... lines) {
        return bytes(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    MigrationFolder bytes(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MigrationDirectory read() {
        return read("auto", "SQLite");
    }

    MigrationDirectory read(String layout, String engine) {
        return MigrationDirectory.read(folder, layout, Map.of(), Optional.of(engine));
    }

    /** The layout, then a line per migration: {@code 2 name V2__name.sql, down U2__name.sql of 2}. */
    static List<String> lines(MigrationDirectory directory) {
        return directory.migrations().stream().map(MigrationFolder::line).toList();
    }

    private static String line(Migration migration) {
        StringBuilder line = new StringBuilder();
        if (migration.kind() != Migration.Kind.VERSIONED) {
            line.append(migration.kind()).append(' ');
        }
        line.append(migration.version()).append(" \"").append(migration.description());
        line.append("\" ").append(migration.name()).append(outside(migration.up()));
        migration.down().ifPresent(down -> line.append(", down ")
                .append(down.step().name())
                .append(outside(down.step()))
                .append(" of ")
                .append(down.undoes()));
        migration.verify().ifPresent(verify -> line.append(", verify ").append(verify.name()));
        return line.toString();
    }

    private static String outside(Step step) {
        return step.isTransactional() ? "" : " outside";
    }
}

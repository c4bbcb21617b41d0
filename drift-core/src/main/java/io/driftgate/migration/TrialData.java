package io.driftgate.migration;

import io.driftgate.script.Migration;
import io.driftgate.script.Script;
import io.driftgate.source.ScratchSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Rows for migrations to meet: a folder with a script for each version that has some, such as {@code 003.sql}. */
final class TrialData {
    private final Path folder;

    TrialData(Path folder) {
        this.folder = folder;
    }

    /** Loads what there is for a version into the session, once the version is there. */
    Consumer<Migration> loader(ScratchSession session) {
        return migration -> {
            Path file = folder.resolve(migration.version().text() + ".sql");
            Path byStem = folder.resolve(migration.stem() + ".sql");
            if (Files.exists(file)) {
                load(migration, file, session);
            } else if (Files.exists(byStem)) {
                load(migration, byStem, session);
            }
        };
    }

    private static void load(Migration migration, Path file, ScratchSession session) {
        session.run(migration.running(Script.of("data for " + migration.version() + ", " + file, file)));
    }
}

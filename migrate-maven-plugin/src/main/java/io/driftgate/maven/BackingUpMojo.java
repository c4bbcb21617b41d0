package io.driftgate.maven;

import io.driftgate.backup.BackupSettings;
import io.driftgate.backup.Proof;
import io.driftgate.dialect.ClientTools;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say how backups are taken, where they are kept and how many of them. */
abstract class BackingUpMojo extends ComparingMojo {
    private static final String DEFAULT_DIRECTORY = "db-backups";

    /**
     * Where backups are kept, in a folder for each database. By default {@code db-backups} beside the POM, which version control
     * is told to leave alone and {@code mvn clean} does not delete.
     */
    @Parameter(property = "db.backupDirectory")
    private @Nullable String backupDirectory;

    /**
     * How a backup is proved: {@code restore} gives it back in a scratch database and compares schema, counts and hashes; {@code
     * list}, for what is too large for that, only reads the archive.
     */
    @Parameter(property = "db.backupProof", defaultValue = "restore")
    private String backupProof;

    /** How many proved backups are kept of each database. */
    @Parameter(property = "db.backupKeep", defaultValue = "10")
    private int backupKeep;

    /** The size from which a table's rows are only counted and not hashed, such as {@code 500MB} or {@code 4GB}. */
    @Parameter(property = "db.backupHashLimit", defaultValue = "1GB")
    private String backupHashLimit;

    /**
     * PostgreSQL's {@code pg_dump}: a path, or a command such as {@code docker exec -i db pg_dump}. By default the one on the PATH
     * or where packages put it, of the server's version or the next one that there is.
     */
    @Parameter(property = "db.pgDump")
    private @Nullable String pgDump;

    /** Its {@code pg_restore}, likewise. By default the one beside {@code pg_dump}. */
    @Parameter(property = "db.pgRestore")
    private @Nullable String pgRestore;

    final BackupSettings backups() {
        if (backupKeep < 1) {
            throw new ParameterException(
                    "db.backupKeep is " + backupKeep + ". Set it to how many are kept, at least 1.");
        }
        Path directory = baseDirectory().resolve(backupDirectory == null ? DEFAULT_DIRECTORY : backupDirectory);
        return new BackupSettings(
                directory,
                proof(),
                backupKeep,
                ByteSizes.parse("db.backupHashLimit", backupHashLimit),
                new ClientTools(given(pgDump), given(pgRestore)),
                historyTable());
    }

    private Proof proof() {
        try {
            return Proof.of(backupProof);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    "db.backupProof is \"" + backupProof.toLowerCase(Locale.ROOT) + "\": write restore or list.");
        }
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(word -> !word.isBlank());
    }
}

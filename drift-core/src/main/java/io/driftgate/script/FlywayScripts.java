package io.driftgate.script;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Reads migrations as Flyway would: its placeholders, its encoding, and the {@code .conf} file beside a script. */
public final class FlywayScripts {
    private static final String DEFAULT_TABLE = "flyway_schema_history";

    private final FlywaySettings settings;

    public FlywayScripts(FlywaySettings settings) {
        this.settings = settings;
    }

    /** The migrations of all locations as Flyway runs them. */
    public MigrationDirectory read(Path first) {
        MigrationDirectory all = settings.locations().isEmpty()
                ? directory(first)
                : MigrationDirectory.merged(settings.locations().stream()
                        .map(FlywayScripts::directory)
                        .toList());
        return new MigrationDirectory(
                all.directory(),
                all.layout(),
                all.migrations().stream().map(this::asFlywayRunsIt).toList(),
                all.notes());
    }

    private static MigrationDirectory directory(Path location) {
        return MigrationDirectory.read(location, Layout.FLYWAY.label(), Map.of(), Optional.empty());
    }

    /** The text as the file has it: what the checksum of a versioned migration is taken of. */
    public Script raw(Migration migration) {
        Properties own = own(migration.file());
        String encoding = own.getProperty("encoding");
        return Script.of(
                migration.name(),
                migration.file(),
                encoding == null ? settings.encoding() : Charset.forName(encoding.strip()));
    }

    private Migration asFlywayRunsIt(Migration migration) {
        boolean replaces = Boolean.parseBoolean(own(migration.file())
                .getProperty("placeholderReplacement", Boolean.toString(settings.replaces()))
                .strip());
        Script raw = raw(migration);
        Script script =
                replaces ? Placeholders.fillIn(raw, values(migration), settings.prefix(), settings.suffix()) : raw;
        boolean transactional = migration.isTransactional()
                && Boolean.parseBoolean(own(migration.file())
                        .getProperty("executeInTransaction", "true")
                        .strip());
        Step up = transactional ? script : OutsideTransaction.of(script);
        Migration.Parts parts = new Migration.Parts(
                up, migration.down(), migration.verify(), migration.parts().source());
        return new Migration(
                migration.kind(),
                migration.version(),
                migration.description(),
                migration.file(),
                parts,
                migration.headers());
    }

    /** Those that are configured, and those of Flyway's own that do not depend on the run. */
    private Map<String, String> values(Migration migration) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.put("flyway:table", settings.table().orElse(DEFAULT_TABLE));
        values.put("flyway:filename", migration.name());
        settings.currentSchema().ifPresent(schema -> values.put("flyway:defaultSchema", schema));
        values.putAll(settings.placeholders());
        return values;
    }

    /** What {@code V1__name.sql.conf} says of {@code V1__name.sql}. */
    private static Properties own(Path script) {
        Path file = script.resolveSibling(script.getFileName() + ".conf");
        Properties own = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                own.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new MigrationsException(
                        "The settings of a script, " + file + ", cannot be read: " + e.getMessage() + ".", e);
            }
        }
        return own;
    }
}

package io.driftgate.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** The parameters that say what a schema is and how one is made out of migrations. */
abstract class SchemaMojo extends DatabaseMojo {
    private static final String PLACEHOLDER = "db.placeholders.";

    /**
     * The schemas to read; {@code *} stands for any run of characters. By default {@code public}, for SQLite the main
     * database.
     */
    @Parameter(property = "db.schemas")
    private @Nullable List<String> schemas;

    /** The directory of migrations. */
    @Parameter(property = "db.migrations", defaultValue = "src/main/resources/db/migration")
    private String migrations;

    /** How the directory names its migrations: {@code flyway}, {@code numbered}, or {@code auto} to find out. */
    @Parameter(property = "db.layout", defaultValue = "auto")
    private String layout;

    /**
     * Values for <code>&#36;{name}</code> in migrations, by name; on the command line {@code -Ddb.placeholders.name=value}.
     * Without any, migrations are run as they are.
     */
    @Parameter
    private @Nullable Map<String, String> placeholders;

    /** The name of the history table. */
    @Parameter(property = "db.historyTable", defaultValue = "schema_migrations")
    private String historyTable;

    /** The engine that SQL files are for, such as {@code sqlite} or {@code postgresql:15}; by default the other side's. */
    @Parameter(property = "db.engine")
    private @Nullable String engine;

    /**
     * Where scratch databases are made: {@code auto} for a temporary file (SQLite) or an embedded server of the target's
     * major version (PostgreSQL), or the JDBC URL of a server where temporary databases may be created.
     */
    @Parameter(property = "db.scratch", defaultValue = "auto")
    private String scratch;

    /** What outlives a build: unpacked servers and replays. By default {@code driftgate} in the user's cache directory. */
    @Parameter(property = "db.cacheDirectory")
    private @Nullable String cacheDirectory;

    @Inject
    private RepositorySystem repositorySystem;

    final MavenPostgresBinaries postgresBinaries() {
        return new MavenPostgresBinaries(
                repositorySystem, session().getRepositorySession(), project().getRemotePluginRepositories());
    }

    final List<String> schemas() {
        return schemas == null ? List.of() : List.copyOf(schemas);
    }

    final Path migrations() {
        return baseDirectory().resolve(migrations);
    }

    final String layout() {
        return layout;
    }

    final String historyTable() {
        return historyTable;
    }

    final @Nullable String engine() {
        return engine;
    }

    final String scratch() {
        return scratch;
    }

    final Path cache() {
        return cacheDirectory == null
                ? UserCache.directory(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home", "."))
                : baseDirectory().resolve(cacheDirectory);
    }

    /** Those of the POM, and over them those of the command line. */
    final Map<String, String> placeholders() {
        Map<String, String> all = new HashMap<>(placeholders == null ? Map.of() : placeholders);
        Properties given = session().getUserProperties();
        for (String name : given.stringPropertyNames()) {
            if (name.startsWith(PLACEHOLDER)) {
                all.put(name.substring(PLACEHOLDER.length()), given.getProperty(name));
            }
        }
        return Map.copyOf(all);
    }
}

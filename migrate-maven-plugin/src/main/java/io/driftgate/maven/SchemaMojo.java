package io.driftgate.maven;

import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Engine;
import io.driftgate.script.FlywaySettings;
import io.driftgate.script.JavaMigrations;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.ScratchSettings;
import io.driftgate.source.SourceSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** The parameters that say what a schema is and how one is made out of migrations. */
abstract class SchemaMojo extends DatabaseMojo {
    private static final String DEFAULT_MIGRATIONS = "src/main/resources/db/migration";
    private static final String PLACEHOLDER = "db.placeholders.";

    /**
     * The schemas to read; {@code *} stands for any run of characters. By default those of Flyway where the project
     * configures it, otherwise {@code public}, for SQLite the main database.
     */
    @Parameter(property = "db.schemas")
    private @Nullable List<String> schemas;

    /**
     * The directory of migrations. By default Flyway's locations where the project configures it, otherwise {@code
     * src/main/resources/db/migration}.
     */
    @Parameter(property = "db.migrations")
    private @Nullable String migrations;

    /**
     * How the directory names its migrations: {@code auto} to find out, or {@code flyway}, {@code numbered},
     * {@code golang-migrate}, {@code goose}, {@code dbmate}, {@code sql-migrate}, {@code diesel}, {@code sqlx}, {@code prisma}.
     */
    @Parameter(property = "db.layout", defaultValue = "auto")
    private String layout;

    /**
     * Values for <code>&#36;{name}</code> in migrations, by name; on the command line {@code -Ddb.placeholders.name=value}.
     * Without any, migrations are run as they are. Where the project configures Flyway, beside its placeholders.
     */
    @Parameter
    private @Nullable Map<String, String> placeholders;

    /** The name of the history table, without its schema. */
    @Parameter(property = "db.historyTable", defaultValue = SourceSettings.DEFAULT_HISTORY_TABLE)
    private String historyTable;

    /** The engine that SQL files are for, {@code sqlite} or such as {@code postgresql:15}; by default the other side's. */
    @Parameter(property = "db.engine")
    private @Nullable String engine;

    /**
     * Where scratch databases are made: {@code auto} for a temporary file (SQLite) or an embedded server of the target's
     * major version (PostgreSQL), or the JDBC URL of a server where temporary databases may be created.
     */
    @Parameter(property = "db.scratch", defaultValue = ScratchSettings.AUTO)
    private String scratch;

    /** What outlives a build: unpacked servers and replays. By default {@code driftgate} in the user's cache directory. */
    @Parameter(property = "db.cacheDirectory")
    private @Nullable String cacheDirectory;

    @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true)
    private @Nullable List<RemoteRepository> repositories;

    @Inject
    private RepositorySystem repositorySystem;

    @Inject
    private ProjectDependenciesResolver dependenciesResolver;

    /** Scratch servers that are started when first needed; the caller closes them. */
    final ScratchPool scratch() {
        MavenPostgresBinaries binaries = new MavenPostgresBinaries(
                repositorySystem, session().getRepositorySession(), repositories == null ? List.of() : repositories);
        return new ScratchPool(new ScratchSettings(scratch, cache(), binaries));
    }

    /** What the sources are read by; the schemas that their environments list win over all others. */
    final SourceSettings sources(LiveSources live) {
        return sources(live.databases(), live.schemas());
    }

    /** @param own the schemas of the environment that is looked at; empty if it has no say */
    final SourceSettings sources(Map<String, Database> databases, List<String> own) {
        Optional<FlywaySettings> flyway =
                layout.equals("auto") || layout.equals("flyway") ? flyway() : Optional.empty();
        List<String> flyways = flyway.map(FlywaySettings::all).orElse(List.of());
        // Maven gives an empty list where the property is not set.
        List<String> given = schemas == null || schemas.isEmpty() ? flyways : schemas;
        return new SourceSettings(
                databases,
                baseDirectory().resolve(migrations == null ? DEFAULT_MIGRATIONS : migrations),
                layout,
                placeholders(),
                historyTable(),
                new ReadScope(own.isEmpty() ? given : own),
                flyway,
                code());
    }

    private JavaMigrations code() {
        return new ProjectClasses(project(), session().getRepositorySession(), dependenciesResolver).migrations();
    }

    /** As the project configures it, with what our own parameters say over it. */
    private Optional<FlywaySettings> flyway() {
        return new FlywayProject(project(), session().getUserProperties(), System.getenv(), baseDirectory())
                .settings()
                .map(found -> found.with(placeholders()))
                .map(found -> migrations == null ? found : found.at(List.of()));
    }

    final String historyTable() {
        return HistoryTableName.parse(historyTable);
    }

    final Optional<Engine> engine() {
        return Optional.ofNullable(engine).map(EngineName::parse);
    }

    private Path cache() {
        return cacheDirectory == null
                ? UserCache.directory(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home", "."))
                : baseDirectory().resolve(cacheDirectory);
    }

    /** Those of the POM, and over them those of the command line. */
    private Map<String, String> placeholders() {
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

package io.driftgate.source;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.FlywayScripts;
import io.driftgate.script.FlywaySettings;
import io.driftgate.script.JavaMigrations;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.script.MigrationsException;
import io.driftgate.script.Script;
import io.driftgate.script.ScriptException;
import io.driftgate.script.Step;
import io.driftgate.script.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads every kind of source. Thread-safe. */
public final class Sources {
    private final SourceSettings settings;
    private final ScratchPool scratch;
    private final Replay replay;
    private final Replay migrations;
    private final StepReplay steps;
    private final DropOrder drops;

    public Sources(SourceSettings settings, ScratchPool scratch) {
        this.settings = settings;
        this.scratch = scratch;
        replay = Replay.ofScripts(scratch, settings.historyTable());
        migrations = Replay.ofMigrations(
                scratch,
                settings.historyTable(),
                settings.flyway().map(Sources::session).orElse(List.of()));
        drops = new DropOrder(scratch, migrations);
        steps = new StepReplay(scratch, migrations, settings.historyTable());
    }

    public SourceSettings settings() {
        return settings;
    }

    /** Whether the source says by itself which engine it is of; a file of SQL does not. */
    public static boolean knowsItsEngine(SourceSpec spec) {
        return !(spec instanceof SourceSpec.Migrations) && !(spec instanceof SourceSpec.Ddl);
    }

    /**
     * Reads a source.
     *
     * @param scope the schemas to read; a scratch database is also read where scripts created others
     * @param engine what scripts are replayed on; not used by a source that knows its engine
     */
    public Reading read(SourceSpec spec, ReadScope scope, Optional<Engine> engine) {
        if (spec instanceof SourceSpec.Environment environment) {
            return live(environment.id(), settings.environment(environment.id()), scope);
        }
        if (spec instanceof SourceSpec.Jdbc jdbc) {
            Database database = Database.at(jdbc.url());
            return live(database.shownUrl(), database, scope);
        }
        if (spec instanceof SourceSpec.Recorded recorded) {
            return new RecordedSnapshot(settings).read(settings.environment(recorded.id()));
        }
        if (spec instanceof SourceSpec.Snapshot snapshot) {
            String name = String.valueOf(snapshot.file().getFileName());
            return new Reading(name, snapshot.file().toString(), SnapshotFile.read(snapshot.file()));
        }
        if (spec instanceof SourceSpec.Ddl ddl) {
            String name = String.valueOf(ddl.path().getFileName());
            return new Reading(name, ddl.path().toString(), ddl(ddl.path(), scope, required(name, engine)));
        }
        return migrations(((SourceSpec.Migrations) spec).version(), scope, required("migrations", engine));
    }

    private static Engine required(String source, Optional<Engine> engine) {
        return engine.orElseThrow(
                () -> new SourceException(
                        "The source " + source
                                + " is SQL, and nothing says for which database. Set db.engine, for example to postgresql:15 or sqlite."));
    }

    /** Reads a live database on a connection of its own. */
    public Reading live(String label, Database database, ReadScope scope) {
        try (Connection connection = Connector.open(database)) {
            return new Reading(label, database.shownUrl(), SchemaReader.read(connection, scope));
        } catch (SQLException e) {
            throw new SourceException(
                    "The schema of " + database.shownUrl() + " cannot be read: " + ErrorText.of(e) + ".", e);
        }
    }

    /** What a live database runs on. */
    public static Engine engine(Database database) {
        try (Connection connection = Connector.openOrEmpty(database)) {
            String product = connection.getMetaData().getDatabaseProductName();
            return Dialects.named(product).isPresent()
                    ? Dialects.named(product).get().engine(connection)
                    : new Engine(product, connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new SourceException(
                    "The version of " + database.shownUrl() + " cannot be read: " + ErrorText.of(e) + ".", e);
        }
    }

    /** What scratch databases for this engine, as this thread's would be, run on. */
    public String scratchIdentity(Engine engine) {
        return scratch.identity(engine);
    }

    /** @param engine the one that the migrations are to run on; some directories hold files for several */
    public MigrationDirectory directory(Engine engine) {
        JavaMigrations code = settings.code();
        if (code.isEmpty()) {
            return scripts(engine);
        }
        boolean onlyCode = settings.flyway().isEmpty() && !MigrationDirectory.hasScripts(settings.migrations());
        return code.in(onlyCode ? MigrationDirectory.empty(settings.migrations()) : scripts(engine));
    }

    private MigrationDirectory scripts(Engine engine) {
        if (settings.flyway().isPresent()) {
            return new FlywayScripts(settings.flyway().get()).read(settings.migrations());
        }
        return MigrationDirectory.read(
                settings.migrations(), settings.layout(), settings.placeholders(), Optional.of(engine.product()));
    }

    private Reading migrations(Optional<Version> version, ReadScope scope, Engine engine) {
        MigrationDirectory directory = directory(engine);
        List<Migration> run = version.map(directory::upTo).orElseGet(directory::fromEmpty);
        return replayed(directory, run, scope, engine);
    }

    /** Replays exactly these migrations, in this order if they run so. */
    public Reading replayed(MigrationDirectory directory, List<Migration> run, ReadScope scope, Engine engine) {
        Schema schema = inEitherOrder(run, ordered -> migrations.read(Replay.scripts(ordered), scope, engine));
        return reading(directory, run, schema);
    }

    /** Repeatable ones stand where they ran last. Of those that build on each other, that may be the wrong way round. */
    private static <T> T inEitherOrder(List<Migration> applied, Function<List<Migration>, T> replay) {
        try {
            return replay.apply(applied);
        } catch (ScriptException e) {
            List<Migration> other = MigrationDirectory.repeatablesLast(applied);
            boolean concerned =
                    applied.stream().anyMatch(migration -> migration.name().equals(e.script()));
            if (!concerned || other.equals(applied)) {
                throw e;
            }
            return otherwise(other, replay, e);
        }
    }

    private static <T> T otherwise(List<Migration> other, Function<List<Migration>, T> replay, ScriptException first) {
        try {
            return replay.apply(other);
        } catch (ScriptException second) {
            throw first;
        }
    }

    /** These migrations in an order in which they run: as they are, or if they do not run so with the repeatable ones last. */
    public List<Migration> inOrder(List<Migration> applied, Engine engine) {
        if (MigrationDirectory.repeatablesLast(applied).equals(applied)) {
            return applied;
        }
        return inEitherOrder(applied, ordered -> {
            steps.read(List.of(), ordered, settings.scope(), engine);
            return ordered;
        });
    }

    /** What a replay of these migrations gave. */
    public static Reading reading(MigrationDirectory directory, List<Migration> run, Schema schema) {
        String newest = run.stream()
                .filter(migration -> migration.kind() != Migration.Kind.REPEATABLE)
                .reduce((first, second) -> second)
                .map(migration -> "@" + migration.version())
                .orElse("");
        return new Reading("migrations" + newest, directory.directory().toString(), schema);
    }

    /**
     * What our history keeps of the last run that came to its end.
     *
     * @param found the schema as it is
     * @param table the history
     * @return empty if none is kept
     */
    public Optional<Recorded> recorded(Connection connection, Schema found, ObjectPath table) throws SQLException {
        return RecordedSnapshot.last(connection, found, table);
    }

    /**
     * What pending migrations do after the applied ones, found out in a scratch database.
     *
     * @throws io.driftgate.script.ScriptException if a statement fails, or would end its migration's transaction
     */
    public Steps steps(List<Migration> applied, List<Migration> pending, Engine engine) {
        return inEitherOrder(applied, ordered -> steps.read(ordered, pending, settings.scope(), engine));
    }

    /**
     * What migrations do to a schema that stands, found out on a copy of it in a scratch database.
     *
     * @return beginning with what the copy holds, which is less where a scratch database does not take all of it
     * @throws io.driftgate.script.ScriptException if a statement of a migration fails
     */
    public Steps stepsOnCopy(Schema stands, List<Migration> todo) {
        return steps.onCopy(stands, todo, settings.scope());
    }

    /** A scratch database in which these have run, to run others in; the caller closes it. */
    public ScratchSession scratch(List<Migration> applied, Engine engine) {
        return inEitherOrder(
                applied,
                ordered -> ScratchSession.open(
                        scratch, migrations, settings.historyTable(), ordered, settings.scope(), engine));
    }

    /** The statements that drop objects after these migrations, in an order in which the engine takes them. */
    public List<String> dropOrder(List<Migration> applied, List<SchemaObject> objects, Engine engine) {
        return inEitherOrder(applied, ordered -> drops.find(ordered, objects, engine));
    }

    private Schema ddl(Path path, ReadScope scope, Engine engine) {
        return replay.read(scripts(path, engine), scope, engine);
    }

    /** As Flyway finds its schemas and then begins each migration. */
    private static List<String> session(FlywaySettings flyway) {
        List<String> statements = new ArrayList<>();
        flyway.all().forEach(schema -> statements.add("CREATE SCHEMA IF NOT EXISTS " + Identifier.quote(schema)));
        flyway.currentSchema()
                .ifPresent(schema ->
                        statements.add("SET search_path = " + Identifier.quote(schema) + ", \"$user\", public"));
        return statements;
    }

    /** A folder that is a directory of migrations is run as one; any other one file after the other, by name. */
    private List<? extends Step> scripts(Path path, Engine engine) {
        if (!Files.exists(path)) {
            throw new SourceException("There is no file " + path + ".");
        }
        if (!Files.isDirectory(path)) {
            return List.of(Script.of(String.valueOf(path.getFileName()), path));
        }
        List<Script> byName = byName(path);
        try {
            return MigrationDirectory.read(path, "auto", settings.placeholders(), Optional.of(engine.product()))
                    .fromEmpty()
                    .stream()
                    .map(Migration::up)
                    .toList();
        } catch (MigrationsException noLayout) {
            return byName;
        }
    }

    private static List<Script> byName(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Script> scripts = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(file -> Script.of(folder.relativize(file).toString(), file))
                    .toList();
            if (scripts.isEmpty()) {
                throw new SourceException("There is no .sql file in " + folder + ".");
            }
            return scripts;
        } catch (IOException | UncheckedIOException e) {
            throw new SourceException("The folder " + folder + " cannot be listed: " + e.getMessage() + ".", e);
        }
    }
}

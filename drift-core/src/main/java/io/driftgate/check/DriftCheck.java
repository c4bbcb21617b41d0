package io.driftgate.check;

import io.driftgate.check.file.CheckFile;
import io.driftgate.check.file.CheckFolder;
import io.driftgate.check.file.CheckReader;
import io.driftgate.check.file.CheckResult;
import io.driftgate.check.file.CheckRunner;
import io.driftgate.check.file.CheckScript;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.ReadScope;
import io.driftgate.history.History;
import io.driftgate.history.HistoryReader;
import io.driftgate.policy.Finding;
import io.driftgate.policy.Judgement;
import io.driftgate.policy.Policy;
import io.driftgate.schema.Engine;
import io.driftgate.schema.Schema;
import io.driftgate.source.Dialects;
import io.driftgate.source.ErrorText;
import io.driftgate.source.Reading;
import io.driftgate.source.Recorded;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SourceException;
import io.driftgate.source.SourceSpec;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The drift check: is the schema a database has the schema that is expected? */
public final class DriftCheck {
    private final Sources sources;
    private final CheckSettings settings;
    private final SchemaComparison comparison;
    private final ScratchPool scratch;
    private final ExpectedSchema expected;

    public DriftCheck(Sources sources, CheckSettings settings, ScratchPool scratch) {
        this.sources = sources;
        this.settings = settings;
        this.scratch = scratch;
        comparison = new SchemaComparison(settings, scratch, sources.settings());
        expected = new ExpectedSchema(sources);
    }

    /**
     * Compares any two sources; {@code from} is expected, {@code to} actual. SQL on one side is replayed on the other
     * side's engine, and its schemas are read on both.
     */
    public DriftResult diff(SourceSpec from, SourceSpec to) {
        ReadScope scope = sources.settings().scope();
        Reading expected;
        Reading actual;
        if (Sources.knowsItsEngine(to)) {
            Reading first = sources.read(to, scope, settings.engine());
            expected = sources.read(
                    from,
                    scope,
                    Optional.of(settings.engine().orElse(first.schema().engine())));
            actual = again(to, first, expected.schema(), settings.engine());
        } else {
            Reading first = sources.read(from, scope, settings.engine());
            actual = sources.read(
                    to,
                    scope,
                    Optional.of(settings.engine().orElse(first.schema().engine())));
            expected = again(from, first, actual.schema(), settings.engine());
        }
        return new DriftResult(
                actual.label(),
                null,
                actual.schema().engine(),
                expected,
                actual,
                comparison.judge(expected.schema(), actual.schema()),
                List.of(),
                List.of(),
                acrossEngines(expected.schema(), actual.schema()));
    }

    private static List<String> acrossEngines(Schema expected, Schema actual) {
        return expected.engine().is(actual.engine().product())
                ? List.of()
                : List.of("The two are of different engines, " + expected.engine() + " and " + actual.engine()
                        + ", and compared as written: types and expressions that mean the same may differ.");
    }

    /**
     * Compares the schema that all migrations of the directory give, pending ones included, with what it must be.
     *
     * @param reference any source; expected
     */
    public DriftResult reference(SourceSpec reference, Engine engine) {
        ReadScope scope = sources.settings().scope();
        Reading migrations = sources.read(new SourceSpec.Migrations(Optional.empty()), scope, Optional.of(engine));
        Reading expected =
                sources.read(reference, union(migrations.schema(), migrations.schema()), Optional.of(engine));
        return new DriftResult(
                migrations.label(),
                null,
                migrations.schema().engine(),
                expected,
                migrations,
                comparison.judge(expected.schema(), migrations.schema()),
                List.of(),
                List.of(),
                List.of());
    }

    /** Reads a live database once more where scripts on the other side created schemas that nobody had listed. */
    private Reading again(SourceSpec spec, Reading first, Schema other, Optional<Engine> engine) {
        boolean live = spec instanceof SourceSpec.Environment || spec instanceof SourceSpec.Jdbc;
        if (!live || first.schema().schemas().containsAll(other.schemas())) {
            return first;
        }
        return sources.read(spec, union(first.schema(), other), engine);
    }

    private static ReadScope union(Schema first, Schema second) {
        TreeSet<String> schemas = new TreeSet<>(first.schemas());
        schemas.addAll(second.schemas());
        return new ReadScope(List.copyOf(schemas));
    }

    /**
     * Checks a live database.
     *
     * @param id how reports call it
     * @param expected {@code migrations} means those that its history lists as applied
     */
    public DriftResult verify(String id, Database database, SourceSpec expected) {
        try (Connection connection = Connector.open(database)) {
            return verify(id, database, connection, expected);
        } catch (SQLException e) {
            throw new SourceException(
                    "The schema of " + database.shownUrl() + " cannot be read: " + ErrorText.of(e) + ".", e);
        }
    }

    /**
     * Runs the checks that always must hold, each file in a session of its own.
     *
     * @param limit how long a statement may take; zero has no limit
     */
    public List<CheckResult> always(Database database, CheckFolder folder, Duration limit) {
        List<CheckResult> results = new ArrayList<>();
        for (CheckFile file : folder.always()) {
            try (Connection connection = Connector.open(database)) {
                Optional<Dialect> dialect = Dialects.of(connection);
                if (dialect.isPresent()) {
                    for (CheckScript script : new CheckReader(dialect.get()).read(List.of(file))) {
                        results.addAll(new CheckRunner(dialect.get(), limit).run(script, connection));
                    }
                }
            } catch (SQLException e) {
                throw new SourceException(
                        "The checks in " + file.name() + " cannot be run: " + ErrorText.of(e) + ".", e);
            }
        }
        return results;
    }

    /** Checks a live database on a connection that is open already. */
    public DriftResult verify(String id, Database database, Connection connection, SourceSpec spec)
            throws SQLException {
        scratch.resemble(connection);
        Schema found = SchemaReader.read(connection, sources.settings().scope());
        Optional<History> history = history(database, connection, found);
        ExpectedSchema.Expectation want = expected.of(spec, settings.engine().orElse(found.engine()), history);
        Schema have = found.schemas().containsAll(want.reading().schema().schemas())
                ? found
                : SchemaReader.read(connection, union(found, want.reading().schema()));
        Schema plain = comparison.withoutHistory(have);
        DriftResult result = new DriftResult(
                id,
                want.version(),
                have.engine(),
                want.reading(),
                new Reading(id, database.shownUrl(), have),
                withoutOldTexts(
                                want,
                                comparison.judge(
                                        want.undecided()
                                                .without(comparison.withoutHistory(
                                                        want.reading().schema())),
                                        want.undecided().without(plain)),
                                have,
                                connection,
                                history)
                        .and(notCompared(connection, have)),
                want.refusals(),
                want.pending(),
                Stream.concat(
                                want.notes().stream(),
                                acrossEngines(want.reading().schema(), have).stream())
                        .toList());
        return LastChanges.in(result.replaying(want.replayed()), connection);
    }

    /** Without what edited repeatable migrations made before: as the last run left it, and no file says so any more. */
    private Judgement withoutOldTexts(
            ExpectedSchema.Expectation want,
            Judgement all,
            Schema have,
            Connection connection,
            Optional<History> history)
            throws SQLException {
        Optional<Recorded> left = want.edited() && history.isPresent()
                ? sources.recorded(connection, have, history.get().table())
                : Optional.empty();
        return left.isEmpty()
                ? all
                : new Judgement(
                        all.findings().stream()
                                .filter(finding -> !left.get()
                                        .hasLeft(
                                                finding.difference().key(),
                                                finding.difference().isMissing(),
                                                have))
                                .toList(),
                        all.expired(),
                        all.unused());
    }

    private Optional<History> history(Database database, Connection connection, Schema found) {
        try {
            return HistoryReader.read(
                    connection,
                    found,
                    sources.settings().historyTable(),
                    sources.settings().flyway());
        } catch (SQLException e) {
            throw new SourceException(
                    "The history table of " + database.shownUrl() + " cannot be read: " + ErrorText.of(e)
                            + ". Grant SELECT on it to the role that verifies.",
                    e);
        }
    }

    private static List<Finding> notCompared(Connection connection, Schema have) throws SQLException {
        Optional<Dialect> dialect = Dialects.of(connection);
        if (dialect.isEmpty()) {
            return List.of();
        }
        List<String> all = dialect.get().schemas(connection, new ReadScope(List.of("*")));
        return all.stream()
                .filter(schema -> !have.schemas().contains(schema))
                .map(Policy::notCompared)
                .toList();
    }
}

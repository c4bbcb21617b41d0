package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftResult;
import io.driftgate.check.ExactDdl;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Timeouts;
import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.history.HistoryReader;
import io.driftgate.history.HistoryTool;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.source.ErrorText;
import io.driftgate.source.LetPass;
import io.driftgate.source.Reading;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts an existing database under care: records its schema as the starting point, or the migrations up to a version, or those
 * that another tool's history lists, as applied. Only once its schema equals what they give.
 */
public final class Baseliner {
    private final Sources sources;
    private final ScratchPool scratch;
    private final SchemaComparison comparison;
    private final MigrationSettings settings;
    private final BaselineFile file;
    private final Optional<HistoryTool> adopted;

    /**
     * @param output where the file goes if the directory of migrations cannot be written to
     * @param adopted the tool whose history is taken over; empty: whichever is there
     */
    public Baseliner(
            Sources sources,
            CheckSettings checks,
            ScratchPool scratch,
            MigrationSettings settings,
            Path output,
            Optional<HistoryTool> adopted) {
        this.adopted = adopted;
        this.sources = sources;
        this.scratch = scratch;
        this.settings = settings;
        comparison = new SchemaComparison(checks, scratch, sources.settings());
        file = new BaselineFile(sources.settings(), output);
    }

    /** @throws MigrationException if the database cannot be read or written */
    public Baseline baseline(String id, Database database) {
        Dialect dialect = Targets.dialect(database);
        ObjectPath table = Targets.historyTable(dialect, sources.settings());
        try (Connection connection = Targets.existing(database)) {
            return new Exclusive(dialect, table, settings.runLockWait(), event -> {})
                    .run(connection, database, (same, lock) -> {
                        scratch.resemble(connection);
                        return new OneBaseline(id, database, dialect, connection, table).run();
                    });
        } catch (SQLException e) {
            throw new MigrationException(
                    database.shownUrl() + " cannot be put under care: " + ErrorText.of(e) + ".", e);
        }
    }

    /** One database's. */
    private final class OneBaseline {
        private final String id;
        private final Database database;
        private final Dialect dialect;
        private final Connection connection;
        private final ObjectPath table;
        private final List<String> notes = new ArrayList<>();

        OneBaseline(String id, Database database, Dialect dialect, Connection connection, ObjectPath table) {
            this.id = id;
            this.database = database;
            this.dialect = dialect;
            this.connection = connection;
            this.table = table;
        }

        Baseline run() throws SQLException {
            Schema found = SchemaReader.read(connection, sources.settings().scope());
            Optional<History> history = history(found);
            if (adopted.isPresent() && history.isEmpty()) {
                return refused(
                        Refused.because(
                                "There is no history of " + adopted.get().label() + " in this database.",
                                List.of(),
                                "Leave out db.adopt to take over whatever history is there, or to start from the schema as it is."));
            }
            boolean whole = history.isPresent()
                    && history.get().tool() == HistoryTool.DRIFTGATE
                    && HistoryTable.hasAllColumns(found, history.get().table());
            if (whole && !history.get().entries().isEmpty()) {
                return refused(Refused.because(
                        "The database is under care already: " + history.get().table() + " lists "
                                + history.get().entries().size() + " migrations.",
                        List.of(),
                        "Run db:info to see them."));
            }
            if (settings.target().isPresent()) {
                MigrationDirectory directory = sources.directory(found.engine());
                return mark(
                        found,
                        history,
                        directory,
                        directory.upTo(settings.target().get()));
            }
            return history.isPresent() && !history.get().entries().isEmpty()
                    ? adopt(found, history.get())
                    : startFrom(found, history);
        }

        /** Our own counts too: whoever is under care already is told so. */
        private Optional<History> history(Schema found) throws SQLException {
            Set<HistoryTool> tools =
                    adopted.<Set<HistoryTool>>map(EnumSet::of).orElseGet(() -> EnumSet.allOf(HistoryTool.class));
            return HistoryReader.read(
                    connection,
                    found,
                    sources.settings().historyTable(),
                    sources.settings().flyway(),
                    tools);
        }

        /** What the history of another tool, or a table made by hand, lists. */
        private Baseline adopt(Schema found, History history) throws SQLException {
            MigrationDirectory directory = sources.directory(found.engine());
            HistoryMatch match =
                    HistoryMatch.of(directory, history, sources.settings().flyway());
            if (!match.refusals().isEmpty()) {
                return refused(Refused.because(
                        "The history of " + history.tool().label() + " does not match the migration files.",
                        match.refusals()));
            }
            notes.add("Took over the history of " + history.tool().label() + " in " + history.table() + ".");
            return mark(found, Optional.of(history), directory, match.applied());
        }

        private Baseline mark(
                Schema found, Optional<History> history, MigrationDirectory directory, List<Migration> marked)
                throws SQLException {
            Schema expected = sources.steps(marked, List.of(), found.engine()).before();
            Schema whole = SchemaReader.read(connection, SituationReader.union(found, expected));
            Comparer comparer = Comparer.of(comparison, id, database, directory);
            String version = marked.isEmpty()
                    ? null
                    : marked.get(marked.size() - 1).version().text();
            DriftResult result = comparer.compare(version, expected, whole);
            if (result.verdict() == Verdict.DRIFT) {
                return refused(
                        Refused.drift(
                                "The schema is not what these migrations give; nothing was marked.",
                                result,
                                "Choose the version that the database has with db.target, or bring the database in line first."));
            }
            record(history, Snapshots.compressed(whole, comparer.letPass(result)), marked, false);
            return new Baseline(id, marked, Optional.empty(), Optional.empty(), notes);
        }

        /** The schema as it is becomes the first migration. */
        private Baseline startFrom(Schema found, Optional<History> history) throws SQLException {
            ExactDdl.Proved ddl = new ExactDdl(comparison, scratch).write(new Reading(id, database.shownUrl(), found));
            if (!ddl.isExact()) {
                return refused(Refused.because(
                        "The schema cannot be written down exactly, so it cannot be the starting point.",
                        ddl.problems(),
                        "Leave out what is not managed here with db.unmanaged, or run db:ddl and complete the statements by"
                                + " hand as the first migration, then db:baseline -Ddb.target=VERSION."));
            }
            BaselineFile.Made made = file.make(ddl.script(), found.engine());
            notes.addAll(made.notes());
            boolean recorded = false;
            try {
                Comparer comparer = Comparer.of(comparison, id, database.shownUrl(), made.file());
                LetPass letPass = comparer.letPass(comparison.managed(found), found, Set.of());
                record(history, Snapshots.compressed(found, letPass), List.of(made.migration()), true);
                recorded = true;
            } finally {
                if (!recorded) {
                    made.remove();
                }
            }
            return new Baseline(id, List.of(made.migration()), Optional.of(made.file()), Optional.empty(), notes);
        }

        private Baseline refused(Refused refused) {
            return new Baseline(id, List.of(), Optional.empty(), Optional.of(refused), notes);
        }

        /** @param starts whether they are the starting point, before which there is nothing to go back to */
        private void record(Optional<History> history, byte[] snapshot, List<Migration> marked, boolean starts)
                throws SQLException {
            HistoryTable own = new HistoryTable(dialect.execution(), table);
            Timeouts timeouts = new Timeouts(Duration.ofSeconds(30), Duration.ZERO);
            HistoryWriting.commit(dialect.execution(), connection, timeouts, () -> {
                if (history.isPresent() && history.get().table().equals(table)) {
                    notes.add("The table that was there is now " + own.setAside(connection) + ".");
                }
                own.create(connection);
                for (Migration migration : marked) {
                    boolean last = migration == marked.get(marked.size() - 1);
                    own.marked(connection, migration, starts, last ? snapshot : null);
                }
            });
        }
    }
}

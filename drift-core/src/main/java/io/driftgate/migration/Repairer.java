package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.history.History;
import io.driftgate.policy.Finding;
import io.driftgate.schema.ObjectPath;
import io.driftgate.script.Version;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Explains what the schema says about entries of the history that do not fit, and settles the one that it is told to. */
public final class Repairer {
    private final Sources sources;
    private final ScratchPool scratch;
    private final SchemaComparison comparison;
    private final MigrationSettings settings;

    /** @param settings with {@code warns}, an entry is settled though the schema says otherwise */
    public Repairer(Sources sources, CheckSettings checks, ScratchPool scratch, MigrationSettings settings) {
        this.sources = sources;
        this.scratch = scratch;
        this.settings = settings;
        comparison = new SchemaComparison(checks, scratch, sources.settings());
    }

    /** Says what does not fit; changes nothing. */
    public Repair explain(String id, Database database) {
        Dialect dialect = Targets.dialect(database);
        return with(database, connection -> {
            Evidence evidence = evidence(id, database, connection, dialect);
            return new Repair(id, new RepairEntries(evidence).all(), Optional.empty(), Optional.empty());
        });
    }

    /**
     * Settles one entry, if the schema is what it would then promise.
     *
     * @param version of the entry, as the history or the directory has it
     */
    public Repair settle(String id, Database database, Version version, RepairAs as) {
        Dialect dialect = Targets.dialect(database);
        ObjectPath table = Targets.historyTable(dialect, sources.settings());
        return with(database, connection -> new Exclusive(dialect, table, settings.runLockWait(), event -> {})
                .run(connection, database, (same, lock) -> settle(id, database, connection, dialect, version, as)));
    }

    private Repair settle(
            String id, Database database, Connection connection, Dialect dialect, Version version, RepairAs as)
            throws SQLException {
        Evidence evidence = evidence(id, database, connection, dialect);
        Optional<Refused> foreign =
                withoutHistory(evidence.position()).or(() -> new Gates(sources, comparison).own(evidence.position()));
        if (foreign.isPresent()) {
            return new Repair(id, List.of(), Optional.empty(), foreign);
        }
        Settlement settlement = new Settlement(evidence, version, as);
        Optional<Refused> impossible = settlement.impossible();
        if (impossible.isPresent()) {
            return new Repair(id, List.of(), Optional.empty(), impossible);
        }
        DriftResult result = settlement.isOfRepeatable()
                ? evidence.exactly(settlement.applied())
                : evidence.against(settlement.applied());
        if (result.verdict() == Verdict.DRIFT && !settings.warns()) {
            return new Repair(id, List.of(), Optional.empty(), Optional.of(settlement.contradicted(result)));
        }
        ObjectPath table = evidence.position().history().map(History::table).orElseThrow();
        HistoryTable history = new HistoryTable(dialect.execution(), table);
        byte[] snapshot = evidence.snapshot(result);
        HistoryWriting.commit(
                dialect.execution(),
                connection,
                settings.timeouts(),
                () -> settlement.write(history, connection, snapshot));
        return new Repair(id, List.of(), Optional.of(settlement.done(differences(result))), Optional.empty());
    }

    private static List<String> differences(DriftResult result) {
        return result.judgement().findings().stream()
                .filter(Finding::isDrift)
                .map(finding -> finding.difference().toString())
                .toList();
    }

    private static Optional<Refused> withoutHistory(Position now) {
        return now.history().isPresent()
                ? Optional.empty()
                : Optional.of(
                        Refused.because(
                                "The database has no history of migrations, so there is no entry to settle.",
                                List.of(),
                                "Put it under care with db:baseline: as it is, or as the version that it equals (-Ddb.target=VERSION)."));
    }

    private Evidence evidence(String id, Database database, Connection connection, Dialect dialect)
            throws SQLException {
        scratch.resemble(connection);
        Position position = new PositionReader(sources).read(connection);
        Comparer comparer = Comparer.of(comparison, id, database, position.directory());
        return new Evidence(sources, position, connection, comparer, dialect);
    }

    private static <T> T with(Database database, Dialect.Work<T> work) {
        Targets.dialect(database);
        try (Connection connection = Targets.existing(database)) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new MigrationException(
                    "The history of " + database.shownUrl() + " cannot be settled: " + ErrorText.of(e) + ".", e);
        }
    }
}

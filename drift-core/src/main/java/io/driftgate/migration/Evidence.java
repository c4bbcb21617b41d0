package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.dialect.Dialect;
import io.driftgate.history.History;
import io.driftgate.schema.Schema;
import io.driftgate.script.Migration;
import io.driftgate.script.ScriptException;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a live schema is, held against what migrations would give. */
final class Evidence {
    private final Sources sources;
    private final Position position;
    private final Connection connection;
    private final Comparer comparer;
    private final Dialect dialect;

    Evidence(Sources sources, Position position, Connection connection, Comparer comparer, Dialect dialect) {
        this.dialect = dialect;
        this.sources = sources;
        this.position = position;
        this.connection = connection;
        this.comparer = comparer;
    }

    Position position() {
        return position;
    }

    /**
     * Compares the schema with what these migrations give.
     *
     * @throws MigrationException if they cannot be replayed
     */
    DriftResult against(List<Migration> applied) throws SQLException {
        return OldTexts.of(Edited.of(position), position, sources, connection).without(exactly(applied));
    }

    /** As {@link #against}; what edited repeatable migrations made before is told too. */
    DriftResult exactly(List<Migration> applied) throws SQLException {
        return compare(steps(applied, List.of()).before(), applied);
    }

    /** Whether the schema is what these migrations give; false too where they cannot be replayed. */
    boolean is(List<Migration> applied) throws SQLException {
        try {
            return against(applied).verdict() == Verdict.CLEAN;
        } catch (MigrationException cannotBeReplayed) {
            return false;
        }
    }

    /** How much is recorded as done of a migration that was begun, or of its way back; empty if neither was. */
    Optional<Ledger.Begun> begun(Migration migration) throws SQLException {
        Optional<History> history = position.history();
        if (history.isEmpty()) {
            return Optional.empty();
        }
        HistoryTable table = new HistoryTable(dialect.execution(), history.get().table());
        Optional<Ledger.Begun> begun = table.begun(connection, migration);
        return begun.isPresent() ? begun : table.undoingUnits(connection, migration);
    }

    /** @param goesOn whether a run would go on with it, by what the schema is */
    record Standing(Resumption resumption, boolean goesOn) {}

    /** Where a migration stands that was begun; empty if it cannot be replayed. */
    Optional<Standing> standing(Migration started) throws SQLException {
        try {
            Situation now = new SituationReader(sources).read(connection, position, List.of(started));
            Resumption resumption = Resumption.of(now, comparer, dialect, begun(started));
            DriftResult drift = OldTexts.of(Edited.of(now, sources), position, sources, connection)
                    .without(resumption.drift());
            return Optional.of(new Standing(resumption, drift.verdict() == Verdict.CLEAN));
        } catch (MigrationException cannotBeReplayed) {
            return Optional.empty();
        }
    }

    private DriftResult compare(Schema expected, List<Migration> applied) throws SQLException {
        Schema found = SchemaReader.read(connection, SituationReader.union(position.found(), expected));
        return comparer.compare(Position.newest(position.directory(), applied), expected, found);
    }

    private Steps steps(List<Migration> applied, List<Migration> pending) {
        try {
            return sources.steps(applied, pending, position.found().engine());
        } catch (ScriptException e) {
            throw new MigrationException(
                    "The migrations cannot be replayed in an empty scratch database: " + e.getMessage()
                            + ". Nothing was changed.",
                    e);
        }
    }

    /** The schema as it is, as the history keeps it. */
    byte[] snapshot(DriftResult result) {
        return Snapshots.compressed(result.actual().schema(), comparer.letPass(result));
    }
}

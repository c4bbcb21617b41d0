package io.driftgate.migration;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
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

    Evidence(Sources sources, Position position, Connection connection, Comparer comparer) {
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

    /** After how many of a step's units the schema is; empty if after none of them, or they cannot be replayed. */
    Optional<Integer> unit(List<Migration> applied, Migration step) throws SQLException {
        Steps steps;
        try {
            steps = steps(applied, List.of(step));
        } catch (MigrationException cannotBeReplayed) {
            return Optional.empty();
        }
        for (int unit = units(steps); unit >= 0; unit--) {
            if (compare(steps.within(0, unit), applied).verdict() == Verdict.CLEAN) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    private static int units(Steps steps) {
        return steps.steps().get(0).units().size();
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
}

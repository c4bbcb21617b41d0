package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.history.History;
import io.driftgate.schema.Schema;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a run would do here and now; writes nothing to the database, and takes no lock. */
public final class Planner {
    private final Sources sources;
    private final ScratchPool scratch;
    private final SchemaComparison comparison;
    private final MigrationSettings settings;

    public Planner(Sources sources, CheckSettings checks, ScratchPool scratch, MigrationSettings settings) {
        this.sources = sources;
        this.scratch = scratch;
        this.settings = settings;
        comparison = new SchemaComparison(checks, scratch, sources.settings());
    }

    /** @throws MigrationException if the database cannot be read */
    public Plan plan(String id, Database database) {
        Dialect dialect = Targets.dialect(database);
        try (Connection connection = Connector.openOrEmpty(database)) {
            scratch.resemble(connection);
            Position position = new PositionReader(sources).read(connection);
            Gates gates = new Gates(sources, comparison);
            Comparer comparer = Comparer.of(comparison, id, database, position.directory());
            Optional<Refused> unknown = gates.known(position, comparer);
            if (unknown.isPresent()) {
                return new Plan(
                        id,
                        database.shownUrl(),
                        position.found().engine(),
                        null,
                        List.of(),
                        unknown,
                        List.of(),
                        Precautions.NONE);
            }
            Situation now = new SituationReader(sources).pending(connection, position, settings.target());
            Edited edited = Edited.of(now, sources, connection);
            PrecautionGate gate = new PrecautionGate(
                    comparison,
                    scratch,
                    dialect,
                    settings,
                    Targets.historyTable(dialect, sources.settings()),
                    Direction.FORWARD);
            Precautions found = gate.look(database, connection, now, edited);
            Optional<Refused> unsafe = gate.refused(found)
                    .or(() -> CheckScripts.unusable(
                            dialect, settings.precautions().checks(), now));
            return plan(
                    id,
                    database,
                    now,
                    gates,
                    comparer,
                    resumption(now, comparer, dialect, connection),
                    edited,
                    found,
                    unsafe);
        } catch (SQLException e) {
            throw new MigrationException(
                    "The plan for " + database.shownUrl() + " cannot be made: " + ErrorText.of(e) + ".", e);
        }
    }

    private static Resumption resumption(Situation now, Comparer comparer, Dialect dialect, Connection connection)
            throws SQLException {
        List<Steps.Step> steps = now.steps().steps();
        Optional<History> history = now.history();
        if (steps.isEmpty() || history.isEmpty() || now.match().started().isEmpty()) {
            return Resumption.of(now, comparer, dialect, Optional.empty());
        }
        HistoryTable table = new HistoryTable(dialect.execution(), history.get().table());
        return Resumption.of(
                now, comparer, dialect, table.begun(connection, steps.get(0).migration()));
    }

    private Plan plan(
            String id,
            Database database,
            Situation now,
            Gates gates,
            Comparer comparer,
            Resumption resumption,
            Edited edited,
            Precautions found,
            Optional<Refused> unsafe) {
        DriftResult drift = edited.without(resumption.drift());
        List<String> notes = new ArrayList<>();
        if (settings.warns() && drift.verdict() == Verdict.DRIFT) {
            notes.add("The database is not what its applied migrations promise; db.onDrift=warn lets the run go on.");
        }
        if (!now.match().started().isEmpty()) {
            notes.add(UnitStep.names(now.match().started())
                    + " was begun and not finished: a run goes on with the part where it ended.");
        }
        Optional<Refused> blocked = gates.history(now.position())
                .or(() -> gates.undoing(now.position()))
                .or(() -> Resumption.leftOut(now))
                .or(resumption::changed)
                .or(() -> settings.warns() ? Optional.empty() : gates.drift(now, drift))
                .or(() -> settings.reference().flatMap(reference -> gates.reference(now, reference, comparer)))
                .or(() -> unsafe);
        return new Plan(
                id,
                database.shownUrl(),
                now.found().engine(),
                now.version(),
                planned(now, edited),
                blocked,
                notes,
                found);
    }

    private List<Plan.Planned> planned(Situation now, Edited edited) {
        Steps steps = now.steps();
        List<Plan.Planned> planned = new ArrayList<>();
        Schema before = steps.before();
        StepChanges changes = new StepChanges(comparison, steps);
        for (int i = 0; i < steps.steps().size(); i++) {
            Steps.Step step = steps.steps().get(i);
            Schema after = steps.after(i + 1);
            SchemaDiff diff =
                    edited.changes(step.migration(), now.found(), comparison).orElse(changes.between(i, before, after));
            planned.add(new Plan.Planned(step.migration(), diff, step.units().size(), step.isAtomic()));
            before = after;
        }
        return planned;
    }
}

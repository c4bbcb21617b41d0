package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.SchemaComparison;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.diff.SchemaDiff;
import io.driftgate.history.History;
import io.driftgate.script.Migration;
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
            Admission admission = Admission.of(
                    now,
                    resumption(now, comparer, dialect, connection),
                    sources,
                    comparison,
                    connection,
                    settings.warns());
            PrecautionGate gate = new PrecautionGate(
                    comparison,
                    scratch,
                    dialect,
                    settings,
                    Targets.historyTable(dialect, sources.settings()),
                    Direction.FORWARD);
            Precautions found = gate.look(database, connection, now, admission.here(), admission.edited());
            Optional<Refused> views = gates.views(now, dialect, connection);
            Optional<Refused> unsafe = views.or(() -> gate.refused(found))
                    .or(() -> CheckScripts.unusable(
                            dialect, settings.precautions().checks(), now));
            return plan(id, database, admission, gates, comparer, found, unsafe);
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
            Admission admission,
            Gates gates,
            Comparer comparer,
            Precautions found,
            Optional<Refused> unsafe) {
        Situation now = admission.now();
        Optional<Refused> blocked = gates.history(now.position())
                .or(() -> gates.undoing(now.position()))
                .or(() -> admission.refused(gates, settings.reference(), comparer))
                .or(() -> unsafe);
        return new Plan(
                id,
                database.shownUrl(),
                now.found().engine(),
                now.version(),
                planned(admission),
                blocked,
                notes(!admission.passing(gates, comparer).isEmpty(), admission),
                found);
    }

    private List<String> notes(boolean passes, Admission admission) {
        List<String> notes = new ArrayList<>();
        if (passes) {
            notes.add("The database is not what its applied migrations promise; db.onDrift=warn lets the run go on.");
        }
        List<Migration> started = admission.now().match().started();
        if (!started.isEmpty() && admission.goesOn()) {
            notes.add(UnitStep.names(started)
                    + " was begun and not finished: a run goes on with the part where it ended.");
        }
        admission.copy().failure().ifPresent(notes::add);
        return notes;
    }

    private List<Plan.Planned> planned(Admission admission) {
        List<Steps.Step> steps = admission.now().steps().steps();
        List<SchemaDiff> changes = admission.changes(comparison);
        List<Plan.Planned> planned = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Steps.Step step = steps.get(i);
            planned.add(new Plan.Planned(
                    step.migration(), changes.get(i), step.units().size(), step.isAtomic()));
        }
        return planned;
    }
}

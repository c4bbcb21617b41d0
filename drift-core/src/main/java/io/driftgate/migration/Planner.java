package io.driftgate.migration;

import io.driftgate.check.CheckSettings;
import io.driftgate.check.DriftResult;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.Verdict;
import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.ErrorText;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Targets.dialect(database);
        try (Connection connection = Connector.openOrEmpty(database)) {
            scratch.resemble(connection);
            Position position = new PositionReader(sources).read(connection);
            Gates gates = new Gates(sources, comparison);
            Comparer comparer = Comparer.of(comparison, id, database, position.directory());
            Optional<Refused> unknown = gates.known(position, comparer);
            if (unknown.isPresent()) {
                return new Plan(
                        id, database.shownUrl(), position.found().engine(), null, List.of(), unknown, List.of());
            }
            Situation now = new SituationReader(sources).pending(connection, position, settings.target());
            return plan(id, database, now, gates, comparer);
        } catch (SQLException e) {
            throw new MigrationException(
                    "The plan for " + database.shownUrl() + " cannot be made: " + ErrorText.of(e) + ".", e);
        }
    }

    private Plan plan(String id, Database database, Situation now, Gates gates, Comparer comparer) {
        DriftResult drift = comparer.compare(now.version(), now.steps().before(), now.found());
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
                .or(() -> settings.warns() || !now.match().started().isEmpty()
                        ? Optional.empty()
                        : gates.drift(drift, Direction.FORWARD))
                .or(() -> settings.reference().flatMap(reference -> gates.reference(now, reference, comparer)));
        return new Plan(
                id, database.shownUrl(), now.found().engine(), now.version(), planned(now.steps()), blocked, notes);
    }

    private List<Plan.Planned> planned(Steps steps) {
        List<Plan.Planned> planned = new ArrayList<>();
        Schema before = steps.before();
        for (int i = 0; i < steps.steps().size(); i++) {
            Steps.Step step = steps.steps().get(i);
            Schema after = steps.after(i + 1);
            Set<ObjectPath> touched = touched(step);
            planned.add(new Plan.Planned(
                    step.migration(),
                    comparison.changes(about(before, touched), about(after, touched)),
                    step.units().size(),
                    step.isAtomic()));
            before = after;
        }
        return planned;
    }

    private static Schema about(Schema schema, Set<ObjectPath> touched) {
        return schema.filter(object -> touched.contains(table(object.key())));
    }

    /** The tables, or other objects, that a step touches. */
    private static Set<ObjectPath> touched(Steps.Step step) {
        Set<ObjectPath> touched = new HashSet<>();
        for (Steps.Unit unit : step.units()) {
            SchemaDelta delta = unit.delta();
            delta.keys().forEach(key -> touched.add(table(key)));
        }
        return touched;
    }

    private static ObjectPath table(SchemaObject.Key key) {
        return key.type().isMember() ? key.path().parent() : key.path();
    }
}

package io.driftgate.migration;

import io.driftgate.backup.BackupPreflight;
import io.driftgate.check.SchemaComparison;
import io.driftgate.check.data.DataCheck;
import io.driftgate.check.data.DataEffect;
import io.driftgate.check.data.DataFinding;
import io.driftgate.check.data.DataSettings;
import io.driftgate.connection.Database;
import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Hurdle;
import io.driftgate.dialect.Needs;
import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Schema;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.Steps;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at what beside the schema would make a run fail, before anything is applied. Changes nothing. */
final class PrecautionGate {
    private final SchemaComparison comparison;
    private final ScratchPool scratch;
    private final Dialect dialect;
    private final MigrationSettings settings;
    private final ObjectPath history;
    private final Direction direction;

    /** @param history where the history table is, or is to be made */
    PrecautionGate(
            SchemaComparison comparison,
            ScratchPool scratch,
            Dialect dialect,
            MigrationSettings settings,
            ObjectPath history,
            Direction direction) {
        this.comparison = comparison;
        this.scratch = scratch;
        this.dialect = dialect;
        this.settings = settings;
        this.history = history;
        this.direction = direction;
    }

    /** @param here what the steps do here, where that is known to be more than what they do in the rehearsal */
    Precautions look(Database database, Connection connection, Situation now, Optional<Steps> here, Edited edited)
            throws SQLException {
        if (now.steps().steps().isEmpty()) {
            return Precautions.NONE;
        }
        Schema found = comparison.withoutHistory(now.found());
        List<Hurdle> hurdles = new ArrayList<>(hurdles(connection, now, found, edited.about()));
        if (settings.backup().isPresent()) {
            hurdles.addAll(
                    new BackupPreflight(settings.backup().get(), scratch.settings()).hurdles(database, connection));
        }
        if (hurdles.stream().anyMatch(Hurdle::blocks)) {
            return new Precautions(hurdles, List.of(), List.of());
        }
        List<DataFinding> data = new ArrayList<>(without(edited, data(connection, found, now.steps())));
        if (here.isPresent()) {
            data(connection, found, here.get()).stream()
                    .filter(finding -> finding.effect() == DataEffect.LOST && !data.contains(finding))
                    .forEach(data::add);
        }
        return new Precautions(hurdles, data, List.of());
    }

    private List<DataFinding> data(Connection connection, Schema found, Steps steps) throws SQLException {
        StepChanges changes = new StepChanges(comparison, steps);
        return new DataCheck(dialect, settings.precautions().data()).findings(connection, found, steps, changes::of);
    }

    /** What edited repeatable migrations find in rows is as if nothing of what they make stood there. */
    private static List<DataFinding> without(Edited edited, List<DataFinding> findings) {
        return findings.stream()
                .filter(finding -> !edited.files().contains(finding.migration()))
                .toList();
    }

    Optional<Refused> refused(Precautions found) {
        return hurdles(found.hurdles()).or(() -> data(found));
    }

    private List<Hurdle> hurdles(Connection connection, Situation now, Schema found, Set<ObjectPath> standing)
            throws SQLException {
        boolean recorded = now.history().isPresent() || !dialect.product().equals(Engine.POSTGRESQL);
        Needs needs = NeedsOf.of(now.steps(), found, recorded ? Set.of() : Set.of(history.first()));
        List<Hurdle> hurdles = new ArrayList<>(dialect.preflight().hurdles(connection, needs));
        boolean begun =
                !now.match().started().isEmpty() || !now.match().undoing().isEmpty();
        needs.creates().stream()
                .filter(key -> !begun && !standing.contains(key.path()))
                .forEach(key -> hurdles.add(new Hurdle(
                        false,
                        key.path() + " stands already: to create it fails, unless the migration says IF NOT EXISTS.",
                        "Rename it or drop it, or leave it out of the migration")));
        return hurdles;
    }

    private Optional<Refused> hurdles(List<Hurdle> all) {
        List<String> details = all.stream()
                .filter(Hurdle::blocks)
                .map(hurdle -> hurdle.text() + " " + hurdle.remedy() + ".")
                .toList();
        if (details.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Refused.because(
                (details.size() == 1 ? "One thing stands" : details.size() + " things stand")
                        + " in the way; nothing was " + direction.done() + ".",
                details,
                "Remove what stands in the way, and run " + direction.goal() + " again."));
    }

    private Optional<Refused> data(Precautions found) {
        List<DataFinding> failing = found.failing();
        if (failing.isEmpty() || settings.precautions().data().mode() != DataSettings.Mode.BLOCK) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                reason(failing),
                failing.stream().map(DataFinding::sentence).toList(),
                Optional.empty(),
                Stream.concat(
                                failing.stream().map(finding -> finding.remedy() + "."),
                                Stream.of("Then run " + direction.goal()
                                        + " again. (db.dataChecks=warn lets the run try all the same.)"))
                        .distinct()
                        .toList()));
    }

    private String reason(List<DataFinding> failing) {
        String migrations = failing.stream()
                .map(finding -> finding.migration().name())
                .distinct()
                .collect(Collectors.joining(", "));
        String rows = failing.stream()
                .map(finding -> (finding.rows() == 1 ? "1 row" : finding.rows() + " rows") + " of " + finding.table())
                .distinct()
                .collect(Collectors.joining(", "));
        return rows + " would make " + migrations + " fail; nothing was " + direction.done() + ".";
    }
}

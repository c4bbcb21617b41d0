package io.driftgate.migration;

import io.driftgate.check.SchemaComparison;
import io.driftgate.check.data.DataCheck;
import io.driftgate.check.data.DataFinding;
import io.driftgate.check.data.DataSettings;
import io.driftgate.dialect.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at what beside the schema would make a run fail, before anything is applied. Changes nothing. */
final class PrecautionGate {
    private final SchemaComparison comparison;
    private final Dialect dialect;
    private final PrecautionSettings settings;

    PrecautionGate(SchemaComparison comparison, Dialect dialect, PrecautionSettings settings) {
        this.comparison = comparison;
        this.dialect = dialect;
        this.settings = settings;
    }

    Precautions look(Connection connection, Situation now) throws SQLException {
        StepChanges changes = new StepChanges(comparison, now.steps());
        List<DataFinding> data = new DataCheck(dialect, settings.data())
                .findings(connection, comparison.withoutHistory(now.found()), now.steps(), changes::of);
        return new Precautions(data, List.of());
    }

    Optional<Refused> refused(Precautions found) {
        return data(found);
    }

    private Optional<Refused> data(Precautions found) {
        List<DataFinding> failing = found.failing();
        if (failing.isEmpty() || settings.data().mode() != DataSettings.Mode.BLOCK) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                reason(failing),
                failing.stream().map(DataFinding::sentence).toList(),
                Optional.empty(),
                Stream.concat(
                                failing.stream().map(finding -> finding.remedy() + "."),
                                Stream.of(
                                        "Then run db:migrate again. (db.dataChecks=warn lets the run try all the same.)"))
                        .distinct()
                        .toList()));
    }

    private static String reason(List<DataFinding> failing) {
        String migrations = failing.stream()
                .map(finding -> finding.migration().name())
                .distinct()
                .collect(Collectors.joining(", "));
        String rows = failing.stream()
                .map(finding -> (finding.rows() == 1 ? "1 row" : finding.rows() + " rows") + " of " + finding.table())
                .distinct()
                .collect(Collectors.joining(", "));
        return rows + " would make " + migrations + " fail; nothing was applied.";
    }
}

package io.driftgate.migration;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.history.HistoryTool;
import io.driftgate.history.OwnRow;
import io.driftgate.script.Migration;
import io.driftgate.source.ErrorText;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists how each migration stands in a database; starts no scratch database, and changes nothing. */
public final class InfoReader {
    private final Sources sources;

    public InfoReader(Sources sources) {
        this.sources = sources;
    }

    /** @throws MigrationException if the database cannot be read */
    public Info read(String id, Database database) {
        try (Connection connection = Connector.openOrEmpty(database)) {
            Position now = new PositionReader(sources).read(connection);
            Optional<History> history = now.history();
            Map<String, HistoryRow> rows = history.isPresent() && history.get().tool() == HistoryTool.DRIFTGATE
                    ? HistoryRows.read(connection, history.get().table())
                    : Map.of();
            return new Info(
                    id,
                    database.shownUrl(),
                    now.found().engine(),
                    now.version(),
                    history.map(known -> known.tool().label()).orElse(null),
                    lines(now, rows),
                    now.match().refusals());
        } catch (SQLException e) {
            throw new MigrationException(
                    "The history of " + database.shownUrl() + " cannot be read: " + ErrorText.of(e) + ".", e);
        }
    }

    private static List<InfoLine> lines(Position now, Map<String, HistoryRow> rows) {
        HistoryMatch match = now.match();
        List<InfoLine> lines = new ArrayList<>();
        now.history().ifPresent(known -> known.entries().forEach(entry -> lines.add(entry(entry, match, rows))));
        for (Migration migration : match.pending()) {
            if (!match.started().contains(migration) && !match.edited().contains(migration)) {
                lines.add(pending(migration, match.isLate(now.directory(), migration)));
            }
        }
        return lines;
    }

    private static InfoLine entry(History.Entry entry, HistoryMatch match, Map<String, HistoryRow> rows) {
        boolean repeatable = entry.kind() == History.Kind.REPEATABLE;
        Optional<Migration> file = match.file(entry);
        @Nullable HistoryRow row = rows.get(rowVersion(entry));
        String description = row != null && row.description() != null
                ? row.description()
                : file.map(Migration::description).orElse("");
        return new InfoLine(
                repeatable ? "" : entry.version(),
                description,
                state(entry, match, file),
                row == null ? null : row.appliedAt(),
                row == null ? null : row.appliedBy(),
                row == null ? null : row.durationMillis(),
                file.map(Migration::name).orElse(row == null ? null : row.script()));
    }

    private static String rowVersion(History.Entry entry) {
        return entry.kind() == History.Kind.REPEATABLE ? OwnRow.repeatable(entry.version()) : entry.version();
    }

    private static MigrationState state(History.Entry entry, HistoryMatch match, Optional<Migration> file) {
        return switch (entry.kind()) {
            case FAILED -> MigrationState.FAILED;
            case STARTED -> MigrationState.STARTED;
            case UNDOING -> MigrationState.UNDOING;
            case BASELINE -> MigrationState.BASELINE;
            default -> {
                if (file.isEmpty() && entry.kind() != History.Kind.CURRENT) {
                    yield MigrationState.MISSING;
                }
                boolean edited = file.isPresent()
                        && (match.edited().contains(file.get())
                                || match.changed().contains(file.get()));
                yield edited ? MigrationState.EDITED : MigrationState.APPLIED;
            }
        };
    }

    private static InfoLine pending(Migration migration, boolean late) {
        return new InfoLine(
                migration.kind() == Migration.Kind.REPEATABLE
                        ? ""
                        : migration.version().text(),
                migration.description(),
                late ? MigrationState.OUT_OF_ORDER : MigrationState.PENDING,
                null,
                null,
                null,
                migration.name());
    }
}

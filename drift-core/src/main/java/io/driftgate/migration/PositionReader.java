package io.driftgate.migration;

import io.driftgate.history.History;
import io.driftgate.history.HistoryMatch;
import io.driftgate.history.HistoryReader;
import io.driftgate.schema.Schema;
import io.driftgate.script.MigrationDirectory;
import io.driftgate.source.SchemaReader;
import io.driftgate.source.SourceSettings;
import io.driftgate.source.Sources;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Reads a database with its history, and finds the files that it speaks of; starts no scratch database. */
final class PositionReader {
    private final Sources sources;

    PositionReader(Sources sources) {
        this.sources = sources;
    }

    Position read(Connection connection) throws SQLException {
        SourceSettings settings = sources.settings();
        Schema found = SchemaReader.read(connection, settings.scope());
        Optional<History> history = HistoryReader.read(connection, found, settings.historyTable(), settings.flyway());
        MigrationDirectory directory = sources.directory(found.engine());
        HistoryMatch match = history.map(known -> HistoryMatch.of(directory, known, settings.flyway()))
                .orElseGet(() -> HistoryMatch.none(directory));
        return new Position(found, history, directory, match);
    }

    /** What the history table says, without a look at the files. */
    Optional<History> history(Connection connection, Schema found) throws SQLException {
        SourceSettings settings = sources.settings();
        return HistoryReader.read(connection, found, settings.historyTable(), settings.flyway());
    }
}

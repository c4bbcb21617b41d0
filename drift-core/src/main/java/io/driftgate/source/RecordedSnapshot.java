package io.driftgate.source;

import io.driftgate.connection.Connector;
import io.driftgate.connection.Database;
import io.driftgate.history.History;
import io.driftgate.history.HistoryReader;
import io.driftgate.history.HistoryTool;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the snapshot that the last run stored in a database's own history. */
final class RecordedSnapshot {
    private static final String REMEDY =
            "Set the column snapshot of that entry to NULL; lost is then how that run left the schema: what an edited repeatable"
                    + " migration made before counts as drift where its new text says nothing of it, and db.onDrift=warn lets it pass.";

    private final SourceSettings settings;

    RecordedSnapshot(SourceSettings settings) {
        this.settings = settings;
    }

    /** @throws SourceException if nothing is recorded, or not of the state in which the last run left the database */
    Reading read(Database database) {
        try (Connection connection = Connector.open(database)) {
            Schema found = SchemaReader.read(connection, settings.scope());
            History history = HistoryReader.read(connection, found, settings.historyTable(), settings.flyway())
                    .filter(known -> known.tool() == HistoryTool.DRIFTGATE)
                    .orElseThrow(() -> nothing(database, "it has no history of driftgate"));
            byte[] snapshot = newest(connection, history.table());
            if (snapshot == null) {
                throw nothing(database, "the newest entry in " + history.table() + " has no snapshot");
            }
            return new Reading("recorded", database.shownUrl(), schema(snapshot, history.table()));
        } catch (SQLException e) {
            throw new SourceException(
                    "What " + database.shownUrl() + " has recorded cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** What the last run that came to its end left; empty if no run has kept it, as histories of other tools do not. */
    static Optional<Recorded> last(Connection connection, Schema found, ObjectPath table) throws SQLException {
        if (found.find(new SchemaObject.Key(ObjectType.COLUMN, table.child("snapshot")))
                .isEmpty()) {
            return Optional.empty();
        }
        String name = table.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        String newest = "CASE WHEN state <> 'started' AND id = (SELECT max(id) FROM " + name + ") THEN 1 ELSE 0 END";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT snapshot, " + newest + " FROM " + name
                        + " WHERE snapshot IS NOT NULL ORDER BY id DESC LIMIT 1")) {
            return row.next() ? Optional.of(recorded(row.getBytes(1), row.getInt(2) == 1, table)) : Optional.empty();
        }
    }

    private static Recorded recorded(byte[] snapshot, boolean newest, ObjectPath table) {
        try (Reader once = text(snapshot);
                Reader again = text(snapshot)) {
            Schema schema = SnapshotFile.read(once, named(table), REMEDY);
            return new Recorded(schema, SnapshotFile.letPass(again), newest);
        } catch (IOException e) {
            throw spoilt(table, e);
        }
    }

    private static Schema schema(byte[] snapshot, ObjectPath table) {
        try (Reader text = text(snapshot)) {
            return SnapshotFile.read(text, named(table), REMEDY);
        } catch (IOException e) {
            throw spoilt(table, e);
        }
    }

    private static SourceException spoilt(ObjectPath table, IOException e) {
        String reason = e.getMessage() == null ? "it ends too early" : e.getMessage();
        return new SourceException(named(table) + " cannot be read: " + reason + ". " + REMEDY, e);
    }

    private static String named(ObjectPath table) {
        return "The newest snapshot in " + table;
    }

    private static Reader text(byte[] snapshot) throws IOException {
        return new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(snapshot)), StandardCharsets.UTF_8);
    }

    private static SourceException nothing(Database database, String why) {
        return new SourceException("Nothing is recorded in " + database.shownUrl() + " of how its last run left it: "
                + why + ". Compare with migrations, or with a snapshot file of db:snapshot.");
    }

    /**
     * A run stores one with its last migration: any other is older than what was applied after it, and so is that of an entry that was
     * begun anew.
     */
    private static byte @Nullable [] newest(Connection connection, ObjectPath table) throws SQLException {
        String name = table.parts().stream().map(Identifier::quote).collect(Collectors.joining("."));
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT CASE WHEN state = 'started' THEN NULL ELSE snapshot END FROM "
                                + name + " ORDER BY id DESC LIMIT 1")) {
            return row.next() ? row.getBytes(1) : null;
        }
    }
}

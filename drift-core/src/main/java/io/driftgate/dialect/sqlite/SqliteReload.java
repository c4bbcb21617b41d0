package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.Inventory;
import io.driftgate.dialect.Reload;
import io.driftgate.dialect.ScratchDatabase;
import io.driftgate.dialect.ScratchException;
import io.driftgate.dialect.ScratchServer;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads what SQLite keeps of a schema into a scratch file and lets ALTER TABLE rename tables and columns there, which rewrites every
 * index, foreign key, check, view and trigger that names them. Other renames have no such consequences and are left alone.
 */
public final class SqliteReload implements Reload {
    /** What a statement refers to comes before it. */
    private static final List<ObjectType> ORDER =
            List.of(ObjectType.TABLE, ObjectType.INDEX, ObjectType.VIEW, ObjectType.TRIGGER);

    private static final List<String> MAIN = List.of("main");

    private final ScratchServer server;
    private final SqliteDialect dialect = new SqliteDialect();

    public SqliteReload(ScratchServer server) {
        this.server = server;
    }

    @Override
    public Reloaded reload(Schema schema, List<Rename> renames) {
        try (ScratchDatabase scratch = server.create();
                Connection connection = scratch.connect()) {
            boolean complete = true;
            connection.setAutoCommit(false);
            for (ObjectType type : ORDER) {
                for (SchemaObject object : schema.objects()) {
                    String source = object.type() == type ? object.get(Property.SOURCE) : null;
                    complete &= source == null || accepts(connection, source);
                }
            }
            for (Rename rename : renames) {
                String sql = sql(rename);
                complete &= sql == null || accepts(connection, sql);
            }
            Inventory inventory = inventory(connection);
            return new Reloaded(
                    new Schema(schema.engine(), MAIN, dialect.complete(connection, MAIN, inventory)), complete);
        } catch (SQLException e) {
            throw new ScratchException("a schema cannot be loaded into a scratch database: " + e.getMessage(), e);
        }
    }

    private Inventory inventory(Connection connection) throws SQLException {
        List<Inventory.Relation> relations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(dialect.inventorySql(MAIN))) {
            while (rows.next()) {
                relations.add(new Inventory.Relation(rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
        return new Inventory(relations);
    }

    private static @org.jspecify.annotations.Nullable String sql(Rename rename) {
        String to = Identifier.quote(rename.to().name());
        return switch (rename.type()) {
            case TABLE -> "ALTER TABLE " + Identifier.quote(rename.from().name()) + " RENAME TO " + to;
            case COLUMN -> "ALTER TABLE " + Identifier.quote(rename.from().parent().name()) + " RENAME COLUMN "
                    + Identifier.quote(rename.from().name()) + " TO " + to;
            default -> null;
        };
    }

    private static boolean accepts(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}

package io.driftgate.source;

import io.driftgate.dialect.Dialect;
import io.driftgate.dialect.Inventory;
import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads what a database looks like: one crawl for the inventory, the dialect's bulk queries for the rest. */
public final class SchemaReader {

    private SchemaReader() {}

    /**
     * Reads the schemas of the scope. Inside an open transaction it sees what that transaction sees and leaves it as it was.
     *
     * @throws SQLException if anything cannot be read; nothing is skipped silently
     */
    public static Schema read(Connection connection, ReadScope scope) throws SQLException {
        Optional<Dialect> dialect = Dialects.of(connection);
        return dialect.isPresent() ? read(connection, scope, dialect.get()) : GenericCrawler.read(connection, scope);
    }

    private static Schema read(Connection connection, ReadScope scope, Dialect dialect) throws SQLException {
        return dialect.reading(connection, inside -> {
            List<String> schemas = dialect.schemas(inside, scope);
            Inventory inventory = InventoryCrawler.crawl(inside, schemas, dialect.inventorySql(schemas));
            return new Schema(dialect.engine(inside), schemas, dialect.complete(inside, schemas, inventory));
        });
    }
}

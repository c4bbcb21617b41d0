package io.driftgate.source;

import io.driftgate.dialect.ReadScope;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaDelta;
import java.sql.Connection;
import java.sql.SQLException;

/** Finds what a transaction changed in the schema. One transaction's; not thread-safe. */
public final class ChangeReader {
    private final Connection connection;
    private final Schema before;
    private final ReadScope scope;

    private ChangeReader(Connection connection, Schema before, ReadScope scope) {
        this.connection = connection;
        this.before = before;
        this.scope = scope;
    }

    /**
     * @param connection in the transaction that has just begun
     * @param before what the schema is now
     */
    public static ChangeReader begin(Connection connection, Schema before, ReadScope scope) {
        return new ChangeReader(connection, before, scope);
    }

    /** What changed since; inside the same transaction. */
    public SchemaDelta changes() throws SQLException {
        return SchemaDelta.between(before, SchemaReader.read(connection, scope));
    }
}

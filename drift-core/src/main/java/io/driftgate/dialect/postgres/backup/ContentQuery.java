package io.driftgate.dialect.postgres.backup;

import io.driftgate.dialect.Contents;
import io.driftgate.dialect.TableContent;
import io.driftgate.schema.ObjectPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Counts and hashes rows in the server. A row's hash is that of its values' texts, which {@link StillPicture} makes independent of
 * settings; a table's is the sum of its rows', so that their order plays no part.
 */
final class ContentQuery {
    /** The large objects, which stand in no table that a role may read. */
    static final ObjectPath LARGE_OBJECTS = ObjectPath.of("pg_catalog", "pg_largeobject");

    private static final int TABLES_A_STATEMENT = 50;
    private static final long ALONE_FROM_BYTES = 16L << 20;

    private static final String SEQUENCES = """
            SELECT schemaname, sequencename, coalesce(last_value::text, '') FROM pg_catalog.pg_sequences
            WHERE pg_catalog.has_sequence_privilege(
              pg_catalog.format('%I.%I', schemaname, sequencename)::pg_catalog.regclass, 'SELECT')""";

    private final Connection connection;
    private final Check check;

    /** Asked between statements. */
    interface Check {
        void goOn();
    }

    /** @param connection within a {@link StillPicture} */
    ContentQuery(Connection connection, Check check) {
        this.connection = connection;
        this.check = check;
    }

    /** @param hashed which tables are hashed, and not only counted */
    Contents read(List<DataTable> tables, Predicate<DataTable> hashed, boolean hashLargeObjects) throws SQLException {
        Map<Long, RowHash> hashes = tables.stream().anyMatch(hashed) ? RowHash.of(connection) : Map.of();
        Function<DataTable, Optional<RowHash>> hash = table -> hashed.test(table)
                ? Optional.of(hashes.getOrDefault(table.oid(), RowHash.ofNothing()))
                : Optional.empty();
        List<TableContent> contents = new ArrayList<>();
        List<DataTable> batch = new ArrayList<>();
        for (DataTable table : tables) {
            if (!table.isTable()) {
                continue;
            }
            batch.add(table);
            if (batch.size() == TABLES_A_STATEMENT || table.bytes() >= ALONE_FROM_BYTES) {
                contents.addAll(read(batch, hash));
                batch.clear();
            }
        }
        contents.addAll(read(batch, hash));
        contents.addAll(largeObjects(hashLargeObjects));
        return Contents.of(contents, sequences());
    }

    /** Behind a savepoint: going back to it frees the locks on all these tables and their indexes. */
    private List<TableContent> read(List<DataTable> batch, Function<DataTable, Optional<RowHash>> hash)
            throws SQLException {
        if (batch.isEmpty()) {
            return List.of();
        }
        check.goOn();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            DataTable table = batch.get(i);
            String sum = hash.apply(table)
                    .map(rows -> "coalesce(sum(" + rows.sql() + "), 0)::text")
                    .orElse("NULL::text");
            parts.add("SELECT " + i + ", count(*), " + sum + " FROM ONLY " + table.sql() + " AS t");
        }
        TableContent[] contents = new TableContent[batch.size()];
        try (Statement statement = connection.createStatement()) {
            statement.execute("SAVEPOINT driftgate_content");
            try (ResultSet rows = statement.executeQuery(String.join(" UNION ALL ", parts))) {
                while (rows.next()) {
                    int i = rows.getInt(1);
                    contents[i] = TableContent.hashed(batch.get(i).path(), rows.getLong(2), rows.getString(3));
                }
            }
            statement.execute("ROLLBACK TO SAVEPOINT driftgate_content");
        }
        return List.of(contents);
    }

    private List<TableContent> largeObjects(boolean hashed) throws SQLException {
        String hash = hashed
                ? "sum(pg_catalog.hashtextextended(oid::text || ' ' || pg_catalog.md5(pg_catalog.lo_get(oid)), 0))::text"
                : "NULL::text";
        String sql = "SELECT count(*), " + hash + " FROM pg_catalog.pg_largeobject_metadata";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1) == 0
                    ? List.of()
                    : List.of(TableContent.hashed(LARGE_OBJECTS, row.getLong(1), row.getString(2)));
        }
    }

    /** How far every sequence is that the role may read. */
    SortedMap<ObjectPath, String> sequences() throws SQLException {
        Map<ObjectPath, String> found = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                found.put(ObjectPath.of(rows.getString(1), rows.getString(2)), rows.getString(3));
            }
        }
        return new TreeMap<>(found);
    }
}

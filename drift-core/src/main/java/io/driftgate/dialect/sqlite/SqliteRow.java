package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.SqliteCatalog.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code sqlite_schema}. Two are equal if SQLite has the same to say of them. */
final class SqliteRow {
    /** What {@link #next} takes it from: all that counts as one text first, then piece by piece. */
    static final String COLUMNS = "quote(type) || quote(name) || quote(tbl_name) || quote(rootpage <> 0) || quote(sql),"
            + " type, name, tbl_name, rootpage <> 0, sql";

    private final String text;
    private final String type;
    private final String name;
    private final String foldedName;
    private final String relation;
    private final String foldedRelation;
    private final boolean stored;
    private final @Nullable String sql;
    private final String key;

    private SqliteRow(String text, ResultSet row) throws SQLException {
        this.text = text;
        type = String.valueOf(row.getString(2));
        name = String.valueOf(row.getString(3));
        foldedName = SqliteWords.fold(name);
        relation = String.valueOf(row.getString(4));
        foldedRelation = SqliteWords.fold(relation);
        stored = row.getBoolean(5);
        sql = row.getString(6);
        key = (isRelation() ? "" : type) + " " + foldedName;
    }

    /**
     * All rows, in the order in which they come.
     *
     * @param known rows of an earlier look, in their order then; those that are as they were are handed on and not made anew
     */
    static List<SqliteRow> all(ResultSet rows, List<SqliteRow> known) throws SQLException {
        List<SqliteRow> found = new ArrayList<>(known.size() + 1);
        Iterator<SqliteRow> earlier = known.iterator();
        while (rows.next()) {
            String text = String.valueOf(rows.getString(1));
            SqliteRow row = earlier.hasNext() ? earlier.next() : null;
            found.add(row != null && row.text.equals(text) ? row : new SqliteRow(text, rows));
        }
        return found;
    }

    String type() {
        return type;
    }

    String name() {
        return name;
    }

    /** In the form in which SQLite compares names. */
    String foldedName() {
        return foldedName;
    }

    /** The name of its table, as written there, in the form in which SQLite compares names. */
    String foldedRelation() {
        return foldedRelation;
    }

    /** No two rows have it in common: tables and views share their names. */
    String key() {
        return key;
    }

    /** Whether it has pages of its own; a view, a trigger and a virtual table have none. */
    boolean isStored() {
        return stored;
    }

    /** Null for an index that SQLite made for a constraint. */
    @Nullable
    String sql() {
        return sql;
    }

    boolean isRelation() {
        return type.equals("table") || type.equals("view");
    }

    boolean isVirtual() {
        return type.equals("table") && !stored;
    }

    /** Whether names count in its definition. */
    boolean isText() {
        return type.equals("view") || type.equals("trigger");
    }

    /** What SQLite keeps for itself, such as {@code sqlite_sequence}. */
    boolean isInternal() {
        return relation.startsWith("sqlite_");
    }

    Entry entry() {
        return new Entry(type, name, relation, String.valueOf(sql));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof SqliteRow row && row.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }
}

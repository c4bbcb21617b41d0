package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.CreateTable.Constraint;
import io.driftgate.dialect.sqlite.CreateTable.Key;
import io.driftgate.dialect.sqlite.CreateTable.KeyPart;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as the catalog and its own text tell it, and what its names mean. */
record SqliteTable(
        ObjectPath path,
        String sql,
        SqliteCatalog.Relation relation,
        List<SqliteCatalog.Column> columns,
        CreateTable definition,
        Map<String, String> declaredNames) {
    private static final Set<String> ROW_IDS = Set.of("rowid", "oid", "_rowid_");

    static SqliteTable of(
            ObjectPath path, String sql, SqliteCatalog.Relation relation, List<SqliteCatalog.Column> columns) {
        CreateTable definition = CreateTableParser.parse(sql);
        List<String> told = columns.stream().map(SqliteCatalog.Column::name).toList();
        List<String> read =
                definition.columns().stream().map(CreateTable.Column::name).toList();
        if (!told.equals(read)) {
            throw new IllegalStateException("its columns are " + told + ", and its text has " + read);
        }
        Map<String, String> declared = new HashMap<>();
        told.forEach(name -> declared.put(SqliteWords.fold(name), name));
        return new SqliteTable(path, sql, relation, columns, definition, declared);
    }

    /** Whether an expression of the table may use the name for a column or for the table. */
    boolean knows(String foldedName) {
        return declaredNames.containsKey(foldedName)
                || ROW_IDS.contains(foldedName)
                || foldedName.equals(SqliteWords.fold(path.name()));
    }

    /** The name as the column's declaration spells it. */
    String declared(String name) {
        return declaredNames.getOrDefault(SqliteWords.fold(name), name);
    }

    /** The columns, joined, each as its declaration spells it. */
    String list(List<String> names) {
        return names.stream()
                .map(name -> Identifier.quoteIfNeeded(declared(name)))
                .collect(Collectors.joining(", "));
    }

    @Nullable
    Key primaryKey() {
        for (Constraint constraint : definition.constraints()) {
            if (constraint instanceof Key key && key.primary()) {
                return key;
            }
        }
        return null;
    }

    List<String> primaryKeyColumns() {
        Key key = primaryKey();
        return key == null
                ? List.of()
                : key.parts().stream().map(KeyPart::column).toList();
    }

    /** Whether the column is another name of the row id ("ROWIDs and the INTEGER PRIMARY KEY"), and so never null. */
    boolean isRowId(SqliteCatalog.Column column) {
        Key key = primaryKey();
        return key != null
                && !relation.withoutRowid()
                && key.parts().size() == 1
                && !key.parts().get(0).descending()
                && declared(key.parts().get(0).column()).equals(column.name())
                && column.type().equalsIgnoreCase("INTEGER");
    }

    boolean isAutoincrement(SqliteCatalog.Column column) {
        Key key = primaryKey();
        return key != null && key.autoincrement() && isRowId(column);
    }
}

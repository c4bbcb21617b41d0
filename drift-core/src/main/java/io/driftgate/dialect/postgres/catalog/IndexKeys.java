package io.driftgate.dialect.postgres.catalog;

import java.sql.SQLException;

/** Writes the keys of an index of plain columns as pg_get_indexdef would, from the numbers in pg_index. */
final class IndexKeys {
    private static final int DESCENDING = 1;
    private static final int NULLS_FIRST = 2;

    private final OperatorClasses classes;

    IndexKeys(OperatorClasses classes) {
        this.classes = classes;
    }

    String of(Row row, Relation relation) throws SQLException {
        long[] columns = row.numbers("columns");
        long[] collations = row.numbers("collations");
        long[] operatorClasses = row.numbers("classes");
        long[] options = row.numbers("options");
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < row.number("indnkeyatts"); i++) {
            keys.append(i == 0 ? "" : ", ").append(relation.columnName(columns[i]));
            appendCollation(keys, collations[i], columns[i], relation);
            appendClass(keys, operatorClasses[i], columns[i], relation);
            keys.append(order((int) options[i]));
        }
        return row.share(keys.toString());
    }

    private void appendCollation(StringBuilder keys, long collation, long column, Relation relation) {
        if (collation != 0 && column > 0 && collation != relation.columnCollation(column)) {
            keys.append(" COLLATE ").append(classes.collation(collation));
        }
    }

    private void appendClass(StringBuilder keys, long operatorClass, long column, Relation relation) {
        String name = column > 0 ? classes.unlessDefault(operatorClass, relation.columnType(column)) : null;
        if (name != null) {
            keys.append(' ').append(name);
        }
    }

    private static String order(int option) {
        boolean descending = (option & DESCENDING) != 0;
        boolean nullsFirst = (option & NULLS_FIRST) != 0;
        if (descending) {
            return nullsFirst ? " DESC" : " DESC NULLS LAST";
        }
        return nullsFirst ? " NULLS FIRST" : "";
    }
}

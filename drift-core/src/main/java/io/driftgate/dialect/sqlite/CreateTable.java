package io.driftgate.dialect.sqlite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a CREATE TABLE says beyond what SQLite's pragmas tell: names of constraints, checks, generated expressions, collations,
 * conflict clauses.
 */
record CreateTable(List<Column> columns, List<Constraint> constraints) {

    CreateTable {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    /**
     * @param notNullName the name of its NOT NULL constraint
     * @param notNullConflict what its NOT NULL does on a conflict; null for the default
     * @param generated the expression without its parentheses; null for a plain column
     * @param stored whether a generated value is stored
     */
    record Column(
            String name,
            @Nullable String notNullName,
            @Nullable String notNullConflict,
            @Nullable String collation,
            @Nullable List<Token> generated,
            boolean stored) {}

    /** A constraint of the table or of one of its columns: SQLite makes no difference. */
    sealed interface Constraint {
        @Nullable
        String name();
    }

    /**
     * @param primary a primary key, otherwise a unique constraint
     * @param onConflict null for the default
     */
    record Key(
            @Nullable String name,
            boolean primary,
            List<KeyPart> parts,
            @Nullable String onConflict,
            boolean autoincrement)
            implements Constraint {}

    record KeyPart(String column, @Nullable String collation, boolean descending) {
        boolean isPlain() {
            return collation == null && !descending;
        }
    }

    record Check(@Nullable String name, List<Token> expression) implements Constraint {}

    /**
     * @param targetColumns empty for the primary key of the target
     * @param updateRule null for NO ACTION, as {@code deleteRule}
     * @param match null if none is given; SQLite obeys none
     * @param deferred whether it is checked at the end of the transaction
     */
    record ForeignKey(
            @Nullable String name,
            List<String> columns,
            String target,
            List<String> targetColumns,
            @Nullable String updateRule,
            @Nullable String deleteRule,
            @Nullable String match,
            boolean deferred)
            implements Constraint {

        ForeignKey withDeferred(boolean value) {
            return new ForeignKey(name, columns, target, targetColumns, updateRule, deleteRule, match, value);
        }
    }
}

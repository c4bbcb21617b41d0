package io.driftgate.dialect;

import io.driftgate.schema.SchemaObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How rows are asked about on one engine. Stateless and thread-safe. */
public interface RowSql {

    /** The table as a FROM item: those rows to which its own constraints apply. */
    String from(SchemaObject table);

    /** As {@link #from(SchemaObject)}, with columns that the table does not have yet and that hold their default. */
    String from(SchemaObject table, List<SchemaObject> added);

    /** The names in a list of columns as facts have it. */
    List<String> names(String list);

    /** Whether adding the column gives all rows the same value, known from the facts. */
    boolean isConstant(SchemaObject column);

    /**
     * Whether rows stand against adding such a column, whatever they hold.
     *
     * @return why, one clause; empty if they do not
     */
    Optional<String> refusesRows(SchemaObject column);

    /** The expressions that must be unique for a primary key, unique constraint or index; none if they cannot be told. */
    List<String> keys(SchemaObject unique);

    /** What an exclusion constraint compares, element by element; none if that cannot be told. */
    List<Exclusion> exclusions(SchemaObject constraint);

    /** What becomes of a column's values that get another type. */
    Conversion conversion(Retyped column);

    /** The rows that a statement copies into a table, where that is all it does. */
    Optional<Copy> copy(String statement);

    /** Conditions under which a value is surely refused by a column that is filled by a copy, beside NULL; at most one. */
    Optional<String> misfit(SchemaObject table, SchemaObject column);

    /** Whether what a copy gives for the column is stored as it is; SQL, true for such rows. */
    String isStoredAsIs(SchemaObject column);

    /** Whether foreign keys are enforced in the session, as SQL. */
    String enforcesForeignKeys();

    /** Statements that limit how long each question takes, for the transaction; none where the engine has no such limit. */
    List<String> limit(Duration limit);

    /** Statements by which nothing is hidden from the questions, for the transaction. */
    List<String> unhidden();

    /** Why a question could not be answered, one clause; empty if that is no ordinary thing. */
    Optional<String> unanswered(SQLException error);

    /**
     * Counts the rows for which an expression fails, and gathers some of their keys.
     *
     * @param key a text that names the row
     * @return a statement that leaves the answer where {@link #trialAnswer} finds it
     */
    String trial(String from, String expression, String key, int most);

    /** A query of one row: the count, then the keys, one a line. */
    String trialAnswer();

    /** Whether an expression failed because of a value that it was given. */
    boolean isValueError(SQLException error);

    /** Statements under which an expression of a script is evaluated as the script would. */
    List<String> scriptSession();

    /**
     * A column that gets another type.
     *
     * @param labels if that is an enum, its labels as a list of literals, else empty
     * @param statement which does it
     */
    record Retyped(SchemaObject old, SchemaObject now, String labels, String statement) {}

    /**
     * A part of what no two rows may have.
     *
     * @param key an expression over one row
     * @param operator between two rows' keys; all elements true is a conflict
     */
    record Exclusion(String key, String operator) {}

    /**
     * Rows that go into a table.
     *
     * @param target its name as written
     * @param columns into which columns they go, in order; empty for all of the table's
     * @param select where they come from
     * @param names every name in the select, in lower case
     */
    record Copy(String target, List<String> columns, String select, List<String> names) {
        public Copy {
            columns = List.copyOf(columns);
            names = List.copyOf(names);
        }
    }

    /** What becomes of values. */
    sealed interface Conversion {
        /** All of them fit. */
        record Fits() implements Conversion {}

        /** Those do not for which the condition is true. */
        record Where(String condition) implements Conversion {}

        /** Those do not for which the expression fails. */
        record Trial(String expression) implements Conversion {}

        /** Nobody knows before. */
        record Unknown() implements Conversion {}
    }
}

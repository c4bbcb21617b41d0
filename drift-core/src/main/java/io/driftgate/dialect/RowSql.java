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

    /** Whether a statement gives columns other values by an expression. */
    default boolean convertsInPlace(String statement) {
        return false;
    }

    /** What becomes of such a column's values as an expression, where two of them may become one, or one NULL. */
    Optional<String> converted(Retyped column);

    /** The condition under which such a value is another one afterwards, rounded or cut without an error. */
    Optional<String> alters(Retyped column);

    /** The condition under which what an expression gives is too long for the column; empty if it has no such limit. */
    default Optional<String> overlong(SchemaObject column, String expression) {
        return Optional.empty();
    }

    /** What building an index computes from each row and may fail at; empty if nothing. */
    Optional<String> computed(SchemaObject index);

    /** The rows that a statement copies into a table, where that is all it does. */
    Optional<Copy> copy(String statement);

    /**
     * The condition under which a value is surely refused by a column that is filled by a copy, beside NULL.
     *
     * @param key whether the column alone is the table's primary key
     */
    Optional<String> misfit(SchemaObject table, SchemaObject column, boolean key);

    /** What a column that is filled by a copy makes of a value, as an expression. */
    String stored(SchemaObject column);

    /** Whether what a copy gives for the column is stored as it is; SQL, true for such rows. */
    String isStoredAsIs(SchemaObject column);

    /** Whether foreign keys are enforced in the session, as SQL. */
    String enforcesForeignKeys();

    /** Statements that limit how long each question takes, for the transaction; none where the engine has no such limit. */
    List<String> limit(Duration limit);

    /** Statements by which nothing is hidden from the questions, for the transaction. */
    List<String> unhidden();

    /** What is left of a limit for others to watch, where the engine has no such limit; zero if it watches itself. */
    default Duration unwatched(Duration limit) {
        return limit(limit).isEmpty() ? limit : Duration.ZERO;
    }

    /** Whether a statement was cancelled because it took too long. */
    boolean tookTooLong(SQLException error);

    /** Why a question could not be answered, one clause; empty if that is no ordinary thing. */
    Optional<String> unanswered(SQLException error);

    /** A query that evaluates an expression for every row. */
    String evaluation(String from, String expression);

    /**
     * How rows are found for which an expression fails; empty where the engine gives up at the first.
     *
     * @param key a text that names the row
     * @param most of how many rows the key is wanted
     */
    Optional<Trial> trial(String from, String expression, String key, int most);

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
     * @param plain the columns that it takes as they are, in order, where it takes no more than these from one table, {@code *}
     *     for all of its; else empty
     */
    record Copy(String target, List<String> columns, String select, List<String> names, List<String> plain) {
        public Copy {
            columns = List.copyOf(columns);
            names = List.copyOf(names);
            plain = List.copyOf(plain);
        }
    }

    /**
     * Counts the rows for which an expression fails, and gathers keys of them.
     *
     * @param statement leaves the answer where the query finds it
     * @param answer a query of one row: the count, then the keys, one a line
     */
    record Trial(String statement, String answer) {}

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

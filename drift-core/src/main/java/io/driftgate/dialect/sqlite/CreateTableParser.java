package io.driftgate.dialect.sqlite;

import io.driftgate.dialect.sqlite.CreateTable.Column;
import io.driftgate.dialect.sqlite.CreateTable.Constraint;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the CREATE TABLE texts that SQLite keeps, those that ALTER TABLE has edited included: a column may then stand behind the
 * table's constraints, and commas between constraints are optional.
 */
final class CreateTableParser {

    private CreateTableParser() {}

    /**
     * @throws IllegalStateException if the text is none that SQLite accepts; says what was found
     */
    static CreateTable parse(String sql) {
        TokenCursor statement = new TokenCursor(SqliteLexer.tokens(sql));
        while (!statement.peek().isSymbol("(")) {
            if (statement.atEnd()) {
                throw statement.unexpected();
            }
            statement.next();
        }
        TokenCursor body = new TokenCursor(statement.parenthesized());
        List<Column> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        ConstraintParser tableConstraints = new ConstraintParser(body);
        while (!body.atEnd()) {
            if (tableConstraints.isNext()) {
                Constraint constraint = tableConstraints.table();
                if (constraint != null) {
                    constraints.add(constraint);
                }
            } else {
                ColumnParser column = new ColumnParser(body);
                columns.add(column.column());
                constraints.addAll(column.constraints());
            }
            body.acceptSymbol(",");
        }
        return new CreateTable(columns, constraints);
    }
}

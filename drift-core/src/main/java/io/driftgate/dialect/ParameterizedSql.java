package io.driftgate.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A statement with values, each of which knows its place: a question mark in a quoted name is not one. Not thread-safe. */
public final class ParameterizedSql {
    private final List<String> before = new ArrayList<>();
    private final List<Parameter> values = new ArrayList<>();
    private final StringBuilder last = new StringBuilder();

    /** Goes on with a text, in which nothing stands for a value. */
    public ParameterizedSql sql(String text) {
        last.append(text);
        return this;
    }

    /** Goes on with a value. */
    public ParameterizedSql value(Parameter value) {
        before.add(last.toString());
        last.setLength(0);
        values.add(value);
        return this;
    }

    /** In their order. */
    public List<Parameter> values() {
        return List.copyOf(values);
    }

    /** @param mark what stands for a value, by its number from 1 */
    public String text(BiFunction<Integer, Parameter, String> mark) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            text.append(before.get(i)).append(mark.apply(i + 1, values.get(i)));
        }
        return text.append(last).toString();
    }

    /** Ready to be run; the caller closes it. */
    public PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text((number, value) -> "?"));
        try {
            for (int i = 0; i < values.size(); i++) {
                Parameter value = values.get(i);
                statement.setObject(i + 1, value.value(), value.type().getVendorTypeNumber());
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}

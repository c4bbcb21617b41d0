package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Parameter;
import io.driftgate.dialect.ParameterizedSql;
import io.driftgate.dialect.postgres.catalog.Message;
import io.driftgate.dialect.postgres.catalog.Plans;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An INSERT whose plan the session keeps: the driver plans its own again after every CREATE, ALTER and DROP. */
final class PreparedInsert {

    private PreparedInsert() {}

    /**
     * As {@link io.driftgate.dialect.Execution#insert}. Whatever discards all plans was noticed by the look before; in a
     * transaction a script that discards this one alone makes it fail, and be rolled back.
     */
    static OptionalLong run(Connection connection, ParameterizedSql insert) throws SQLException {
        return Plans.keeping(connection, () -> once(connection, insert));
    }

    private static OptionalLong once(Connection connection, ParameterizedSql insert) throws SQLException {
        List<String> answers = new ArrayList<>();
        List<@Nullable String> texts = new ArrayList<>();
        insert.values().forEach(value -> texts.add(text(value)));
        new Message(connection)
                .prepared(
                        insert.text(PreparedInsert::typed), texts, "id", answer -> answers.add(String.valueOf(answer)))
                .send();
        return answers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answers.get(0)));
    }

    private static @Nullable String text(Parameter value) {
        Object object = value.value();
        if (object instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        return object == null ? null : object.toString();
    }

    private static String typed(int number, Parameter value) {
        return "$" + number + "::pg_catalog." + type(value);
    }

    private static String type(Parameter value) {
        return switch (value.type()) {
            case VARCHAR -> "text";
            case BIGINT -> "int8";
            case VARBINARY -> "bytea";
            default -> throw new IllegalArgumentException("no parameter is of type " + value.type());
        };
    }
}

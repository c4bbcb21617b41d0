package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Parameter;
import io.driftgate.dialect.postgres.catalog.Message;
import io.driftgate.dialect.postgres.catalog.Plans;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** An INSERT whose plan the session keeps: the driver plans its own again after every CREATE, ALTER and DROP. */
final class PreparedInsert {

    private PreparedInsert() {}

    /**
     * As {@link io.driftgate.dialect.Execution#insert}; once more where a script has discarded the plan. In a transaction that is
     * known already, since what it did was looked at before.
     */
    static OptionalLong run(Connection connection, String insert, List<Parameter> values) throws SQLException {
        try {
            return once(connection, insert, values);
        } catch (SQLException e) {
            boolean over = connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
            if (over || !Plans.isLost(e)) {
                throw e;
            }
        }
        Plans.of(connection).learn(connection);
        return once(connection, insert, values);
    }

    private static OptionalLong once(Connection connection, String insert, List<Parameter> values) throws SQLException {
        List<String> answers = new ArrayList<>();
        List<@Nullable String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(text(value)));
        new Message(connection)
                .prepared(typed(insert, values), texts, "id", answer -> answers.add(String.valueOf(answer)))
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

    /** The text with a typed number for each question mark, of which it has none otherwise. */
    private static String typed(String insert, List<Parameter> values) {
        StringBuilder sql = new StringBuilder();
        int from = 0;
        for (int i = 0; i < values.size(); i++) {
            int mark = insert.indexOf('?', from);
            sql.append(insert, from, mark)
                    .append('$')
                    .append(i + 1)
                    .append("::pg_catalog.")
                    .append(type(values.get(i)));
            from = mark + 1;
        }
        return sql.append(insert, from, insert.length()).toString();
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

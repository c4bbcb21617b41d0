package io.driftgate.dialect;

import java.sql.JDBCType;
import org.jspecify.annotations.Nullable;

/**
 * A value of a statement.
 *
 * @param value a text, a number or bytes, as the type says; null for none
 */
public record Parameter(JDBCType type, @Nullable Object value) {

    public static Parameter text(@Nullable String value) {
        return new Parameter(JDBCType.VARCHAR, value);
    }

    public static Parameter number(@Nullable Long value) {
        return new Parameter(JDBCType.BIGINT, value);
    }

    /** @param value is not copied */
    public static Parameter bytes(byte @Nullable [] value) {
        return new Parameter(JDBCType.VARBINARY, value);
    }
}

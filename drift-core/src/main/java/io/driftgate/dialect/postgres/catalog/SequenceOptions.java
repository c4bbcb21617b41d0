package io.driftgate.dialect.postgres.catalog;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What pg_sequence says, each value null where it is the default that CREATE SEQUENCE takes for the type and direction.
 *
 * @param type the data type's name; {@code bigint} is the default
 */
record SequenceOptions(
        @Nullable String type,
        @Nullable String start,
        @Nullable String increment,
        @Nullable String minimum,
        @Nullable String maximum,
        @Nullable String cache,
        boolean cycle) {

    static final String COLUMNS =
            "format_type(s.seqtypid, null) as type, s.seqstart, s.seqincrement, s.seqmin, s.seqmax,"
                    + " s.seqcache, s.seqcycle";

    static SequenceOptions of(Row row) throws SQLException {
        String type = row.name("type");
        long increment = row.oid("seqincrement");
        long minimum = increment > 0 ? 1 : lowest(type);
        long maximum = increment > 0 ? highest(type) : -1;
        long start = increment > 0 ? row.oid("seqmin") : row.oid("seqmax");
        return new SequenceOptions(
                unless(type, "bigint"),
                unless(row.name("seqstart"), Long.toString(start)),
                unless(row.name("seqincrement"), "1"),
                unless(row.name("seqmin"), Long.toString(minimum)),
                unless(row.name("seqmax"), Long.toString(maximum)),
                unless(row.name("seqcache"), "1"),
                row.flag("seqcycle"));
    }

    private static @Nullable String unless(String value, String usual) {
        return value.equals(usual) ? null : value;
    }

    private static long lowest(String type) {
        return switch (type) {
            case "smallint" -> Short.MIN_VALUE;
            case "integer" -> Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    private static long highest(String type) {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}

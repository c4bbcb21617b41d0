package io.driftgate.maven;

import java.nio.charset.StandardCharsets;

/** Reads {@code db.historyTable}. */
final class HistoryTableName {
    /** PostgreSQL cuts names off after 63 bytes, and a table that is set aside is called by a longer one. */
    private static final int MOST_BYTES = 46;

    private HistoryTableName() {}

    /** @throws ParameterException if no table can be called so */
    static String parse(String name) {
        if (name.isBlank()) {
            throw new ParameterException("db.historyTable is empty: leave it out, or write the name of a table.");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new ParameterException("db.historyTable is \"" + name + "\", longer than " + MOST_BYTES
                    + " bytes, and PostgreSQL cuts off long names: write a shorter one.");
        }
        if (name.contains(".")) {
            throw new ParameterException(
                    "db.historyTable is \"" + name + "\", with a dot in it: write the name of the table"
                            + " alone. Its schema is the first one of db.schemas.");
        }
        return name;
    }
}

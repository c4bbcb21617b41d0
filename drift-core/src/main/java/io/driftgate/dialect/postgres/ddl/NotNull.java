package io.driftgate.dialect.postgres.ddl;

import org.jspecify.annotations.Nullable;

/** A NOT NULL as PostgreSQL 18 knows it: {@code its_name NO INHERIT NOT VALID}, each part only where it is not the default. */
record NotNull(String name, boolean inherited, boolean valid) {
    private static final String NOT_VALID = "NOT VALID";
    private static final String NO_INHERIT = "NO INHERIT";

    static NotNull of(@Nullable String fact) {
        String rest = fact == null ? "" : fact;
        boolean valid = !rest.endsWith(NOT_VALID);
        rest = valid
                ? rest
                : rest.substring(0, rest.length() - NOT_VALID.length()).strip();
        boolean inherited = !rest.endsWith(NO_INHERIT);
        rest = inherited
                ? rest
                : rest.substring(0, rest.length() - NO_INHERIT.length()).strip();
        return new NotNull(rest.isEmpty() ? "" : "CONSTRAINT " + Names.fact(rest) + " ", inherited, valid);
    }

    String inline() {
        return name + "NOT NULL" + suffix();
    }

    /** To be added to a table. */
    String added(String column) {
        return "ADD " + name + "NOT NULL " + column + suffix() + (valid ? "" : " NOT VALID");
    }

    private String suffix() {
        return inherited ? "" : " NO INHERIT";
    }
}

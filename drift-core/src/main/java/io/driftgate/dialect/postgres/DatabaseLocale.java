package io.driftgate.dialect.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What a database sorts and stores text by; fixed when it is created.
 *
 * @param encoding such as {@code UTF8}
 * @param collate the operating system's locale for sorting, such as {@code en_US.utf8}
 * @param ctype its locale for letters
 * @param provider {@code c}, {@code i} or {@code b} as pg_database has it: operating system, ICU, built-in
 * @param locale the provider's own locale; null for the operating system's
 */
public record DatabaseLocale(
        String encoding,
        String collate,
        String ctype,
        char provider,
        @Nullable String locale) {

    /** UTF-8, sorted by code points: the same on every machine. */
    public static final DatabaseLocale PLAIN = new DatabaseLocale("UTF8", "C", "C", 'c', null);

    /** Of the connection's database. */
    public static DatabaseLocale of(Connection connection) throws SQLException {
        String sql = "SELECT pg_catalog.pg_encoding_to_char(encoding), datcollate, datctype, "
                + providerColumns(major(connection))
                + " FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return new DatabaseLocale(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4).charAt(0),
                    rows.getString(5));
        }
    }

    /** The same encoding in the locale that every machine has. */
    DatabaseLocale plain() {
        return new DatabaseLocale(encoding, "C", "C", 'c', null);
    }

    /** The options of {@code CREATE DATABASE} on a server of that major version. */
    public String options(int major) {
        return "ENCODING " + literal(encoding) + " LC_COLLATE " + literal(collate) + " LC_CTYPE " + literal(ctype)
                + (major < 15 ? "" : providerOptions());
    }

    private String providerOptions() {
        String own = literal(locale == null ? "" : locale);
        return switch (provider) {
            case 'i' -> " LOCALE_PROVIDER icu ICU_LOCALE " + own;
            case 'b' -> " LOCALE_PROVIDER builtin BUILTIN_LOCALE " + own;
            default -> " LOCALE_PROVIDER libc";
        };
    }

    private static String providerColumns(int major) {
        if (major < 15) {
            return "'c', NULL";
        }
        return "datlocprovider, " + (major < 17 ? "daticulocale" : "datlocale");
    }

    static int major(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

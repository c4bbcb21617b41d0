package io.driftgate.schema;

/**
 * The database product a schema was read from.
 *
 * @param product the product's name as its driver gives it: {@code PostgreSQL}, {@code SQLite}, {@code H2}
 * @param version the version without packaging suffixes: {@code 15.19}
 */
public record Engine(String product, String version) {
    public static final String POSTGRESQL = "PostgreSQL";
    public static final String SQLITE = "SQLite";

    /** The number before the first dot: 15 of {@code 15.19}. */
    public int major() {
        int end = 0;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(version.substring(0, end));
    }

    public boolean is(String otherProduct) {
        return product.equals(otherProduct);
    }

    @Override
    public String toString() {
        return product + " " + version;
    }
}

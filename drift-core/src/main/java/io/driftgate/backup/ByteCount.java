package io.driftgate.backup;

import java.util.Locale;

/** Sizes as people read them. */
public final class ByteCount {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};
    private static final long STEP = 1024;

    private ByteCount() {}

    /** In powers of 1,024, as PostgreSQL's {@code pg_size_pretty} counts. */
    public static String text(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }
}

package io.driftgate.report;

import io.driftgate.backup.ByteCount;
import java.time.Duration;
import java.util.Locale;

/** Times, days and sizes as people read them. */
final class Amounts {
    private Amounts() {}

    static String time(Duration duration) {
        return duration.toMillis() < 1000
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** The day of an instant in UTC, as ISO 8601 writes it. */
    static String day(String instant) {
        return instant.length() >= 10 ? instant.substring(0, 10) : instant;
    }

    /** In powers of 1,024, as PostgreSQL's {@code pg_size_pretty} counts. */
    static String size(long bytes) {
        return ByteCount.text(bytes);
    }
}

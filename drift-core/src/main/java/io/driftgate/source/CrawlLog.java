package io.driftgate.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns an SQL error that SchemaCrawler only logs into an error: what it could not read would otherwise look like something
 * that is not there. Also keeps its log out of the console of somebody else's build.
 */
final class CrawlLog extends Handler {
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));
    private static final CrawlLog INSTANCE = new CrawlLog();

    private final ThreadLocal<@Nullable List<SQLException>> errors = new ThreadLocal<>();

    static {
        for (Logger logger : LOGGERS) {
            logger.setUseParentHandlers(false);
            // What is told beside is formatted before a handler could refuse it.
            logger.setLevel(Level.WARNING);
            logger.addHandler(INSTANCE);
        }
    }

    private CrawlLog() {
        setLevel(Level.WARNING);
    }

    /**
     * Runs a crawl on this thread.
     *
     * @throws SQLException the first error that the crawl met, logged or thrown
     */
    static <T> T strictly(Supplier<T> crawl) throws SQLException {
        List<SQLException> found = new ArrayList<>();
        INSTANCE.errors.set(found);
        try {
            T result = crawl.get();
            if (!found.isEmpty()) {
                throw found.get(0);
            }
            return result;
        } catch (RuntimeException e) {
            throw found.isEmpty() ? new SQLException("The crawl failed: " + e.getMessage(), e) : found.get(0);
        } finally {
            INSTANCE.errors.remove();
        }
    }

    @Override
    public void publish(LogRecord record) {
        List<SQLException> found = errors.get();
        Throwable thrown = record.getThrown();
        while (found != null && thrown != null) {
            if (thrown instanceof SQLException e) {
                found.add(e);
                return;
            }
            thrown = thrown.getCause();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}

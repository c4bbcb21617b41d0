package io.driftgate.connection;

import java.lang.ref.SoftReference;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds drivers as services of this library's class loader and of the thread's. Not by way of {@code DriverManager}, which
 * within a build tool's class loaders sees drivers of another plugin, or none.
 */
final class Drivers {
    /** What URLs of other worlds begin with. */
    private static final Map<String, String> MISTAKEN = Map.of(
            "jdbc:postgres:", "jdbc:postgresql:",
            "jdbc:pgsql:", "jdbc:postgresql:",
            "jdbc:sqlite3:", "jdbc:sqlite:");

    private static final Map<@Nullable ClassLoader, SoftReference<List<Driver>>> KNOWN = new WeakHashMap<>();

    private Drivers() {}

    /** @throws ConnectionException if no driver takes the URL */
    static Driver find(Database database) {
        return Stream.of(
                        Connector.class.getClassLoader(), Thread.currentThread().getContextClassLoader())
                .map(loader -> in(loader, database.url()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ConnectionException(missing(database), null));
    }

    private static Optional<Driver> in(@Nullable ClassLoader loader, String url) {
        for (Driver driver : of(loader)) {
            try {
                if (driver.acceptsURL(url)) {
                    return Optional.of(driver);
                }
            } catch (SQLException e) {
                // This driver does not like the URL; the next one may.
            }
        }
        return Optional.empty();
    }

    /** Looked for once in each class loader, which is still let go with its drivers. */
    private static List<Driver> of(@Nullable ClassLoader loader) {
        synchronized (KNOWN) {
            SoftReference<List<Driver>> known = KNOWN.get(loader);
            List<Driver> drivers = known == null ? null : known.get();
            if (drivers == null) {
                drivers = load(loader);
                KNOWN.put(loader, new SoftReference<>(drivers));
            }
            return drivers;
        }
    }

    private static List<Driver> load(@Nullable ClassLoader loader) {
        List<Driver> drivers = new ArrayList<>();
        Iterator<Driver> found = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return drivers;
                }
                drivers.add(found.next());
            } catch (ServiceConfigurationError e) {
                // This driver is broken; the next one may not be.
            }
        }
    }

    private static String missing(Database database) {
        String shown = database.shownUrl();
        if (!database.url().startsWith("jdbc:")) {
            return shown + " is not a JDBC URL: it begins with jdbc:, such as jdbc:postgresql://host:5432/database.";
        }
        for (String known : Arrays.asList("jdbc:postgresql:", "jdbc:sqlite:")) {
            if (database.url().startsWith(known)) {
                return shown + " is not well-formed: write jdbc:postgresql://host:5432/database, or jdbc:sqlite:file.";
            }
        }
        for (Map.Entry<String, String> mistaken : MISTAKEN.entrySet()) {
            if (database.url().startsWith(mistaken.getKey())) {
                return "There is no JDBC driver for " + shown + ": did you mean " + mistaken.getValue() + "?";
            }
        }
        return "There is no JDBC driver for " + shown + ": add the driver's artifact to the plugin's dependencies.";
    }
}

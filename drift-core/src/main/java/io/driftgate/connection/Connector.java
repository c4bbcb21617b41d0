package io.driftgate.connection;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/** interim */
public final class Connector {
    private Connector() {}

    public static Connection open(Database database) {
        try {
            for (Driver driver : ServiceLoader.load(Driver.class, Connector.class.getClassLoader())) {
                if (driver.acceptsURL(database.url())) {
                    Properties p = new Properties();
                    if (database.user() != null) p.put("user", database.user());
                    if (database.password() != null) p.put("password", database.password());
                    return driver.connect(database.url(), p);
                }
            }
        } catch (SQLException e) {
            throw new ConnectionException(String.valueOf(e.getMessage()), e);
        }
        throw new ConnectionException("no driver", null);
    }
}

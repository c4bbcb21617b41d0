package io.driftgate.it;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * A database that a build under test finds.
 *
 * @param owner who may do everything with it
 * @param reader who may connect to it, and do what its script grants
 */
record LiveDatabase(String url, Login owner, Login reader) {
    static final LiveDatabase NONE = new LiveDatabase("", Login.NONE, Login.NONE);

    /**
     * A user of it.
     *
     * @param password empty where there is none
     */
    record Login(String user, String password) {
        static final Login NONE = new Login("", "");

        boolean isIn(String text) {
            return !password.isEmpty() && text.contains(password);
        }
    }

    /** What stands for it in a scenario's files. */
    Map<String, String> values() {
        return Map.of(
                "url", url,
                "name", url.substring(url.lastIndexOf('/') + 1),
                "user", owner.user(),
                "password", owner.password(),
                "encryptedPassword", MasterPassword.encrypt(owner.password()),
                "reader", reader.user(),
                "readerPassword", reader.password());
    }

    /** Connects as its owner. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, owner.user(), owner.password());
    }

    /** Whether a text has a password in it. */
    boolean isGivenAway(String text) {
        return owner.isIn(text) || reader.isIn(text);
    }
}

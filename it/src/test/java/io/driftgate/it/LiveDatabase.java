package io.driftgate.it;

import java.util.Map;

/**
 * A database that a build under test finds.
 *
 * @param password empty where there is none
 */
record LiveDatabase(String url, String user, String password) {
    static final LiveDatabase NONE = new LiveDatabase("", "", "");

    /** What stands for it in a scenario's files: <code>${url}</code>, <code>${user}</code>, <code>${password}</code>. */
    Map<String, String> values() {
        return Map.of("url", url, "user", user, "password", password);
    }
}

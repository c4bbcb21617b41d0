package io.driftgate.maven;

import io.driftgate.connection.JdbcUrl;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** Collects the passwords of one run as they become known, so that they can be taken out of what is printed. Thread-safe. */
final class Secrets {
    /** Shorter ones are not searched for: that would garble ordinary words. */
    private static final int SHORTEST = 5;

    private final Set<String> passwords = new ConcurrentSkipListSet<>();

    void add(@Nullable String password) {
        if (password != null && password.length() >= SHORTEST) {
            passwords.add(password);
        }
    }

    /** The text without these passwords, and without those in URLs. */
    String hideIn(String text) {
        String hidden = JdbcUrl.shown(text);
        for (String password : passwords) {
            hidden = hidden.replace(password, "***");
        }
        return hidden;
    }
}

package io.driftgate.maven;

import java.util.Locale;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** What drift does to a build. */
enum OnDrift {
    /** Fails it. */
    BLOCK,
    /** Is reported, and lets it pass. */
    WARN;

    /** @throws ParameterException if the text is neither */
    static OnDrift parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "block" -> BLOCK;
            case "warn" -> WARN;
            default -> throw new ParameterException("db.onDrift is \"" + text + "\": write block or warn.");
        };
    }

    Consumer<String> log(Log log) {
        return this == BLOCK ? log::error : log::warn;
    }
}

package io.driftgate.maven;

import io.driftgate.schema.Engine;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code db.engine}. */
final class EngineName {
    private static final Pattern POSTGRESQL = Pattern.compile("(?:postgresql|postgres):(\\d{1,2})(?:\\.\\d+)*");

    private EngineName() {}

    /**
     * {@code sqlite} or {@code postgresql:15}.
     *
     * @throws ParameterException if the text is neither
     */
    static Engine parse(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.equals("sqlite")) {
            return new Engine(Engine.SQLITE, "");
        }
        Matcher postgresql = POSTGRESQL.matcher(name);
        if (postgresql.matches()) {
            return new Engine(Engine.POSTGRESQL, postgresql.group(1));
        }
        throw new ParameterException("db.engine is \"" + text
                + "\", which is no engine: write sqlite, or postgresql with its major version, such as postgresql:15.");
    }
}

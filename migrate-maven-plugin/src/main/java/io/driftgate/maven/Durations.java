package io.driftgate.maven;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people type them. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|)");

    private Durations() {}

    /**
     * {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}; a plain number counts seconds.
     *
     * @param parameter what was set, for the message
     * @throws ParameterException if the text is none of these
     */
    static Duration parse(String parameter, String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new ParameterException(
                    parameter + " is \"" + text + "\", which is no duration: write for example 30s, 500ms or 5m.");
        }
        long amount = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}

package io.driftgate.maven;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes as people type them. */
final class ByteSizes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(b|kb|mb|gb|tb|)");

    private ByteSizes() {}

    /**
     * {@code 500MB}, {@code 4GB}; a plain number counts bytes. A kB has 1024 bytes, as PostgreSQL counts.
     *
     * @param parameter what was set, for the message
     * @throws ParameterException if the text is none of these
     */
    static long parse(String parameter, String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new ParameterException(
                    parameter + " is \"" + text + "\", which is no size: write for example 500MB or 4GB.");
        }
        long amount = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "kb" -> amount << 10;
            case "mb" -> amount << 20;
            case "gb" -> amount << 30;
            case "tb" -> amount << 40;
            default -> amount;
        };
    }
}

package io.driftgate.maven;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A form in which results are given. */
enum Format {
    /** On the console. */
    TEXT(""),
    JSON(".json"),
    /** One page that needs nothing else. */
    HTML(".html"),
    MARKDOWN(".md"),
    /** For code scanning. */
    SARIF(".sarif"),
    /** For CI servers. */
    JUNIT("-junit.xml");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /** What follows the name of the file, such as {@code .json}. */
    String ending() {
        return ending;
    }

    /** @throws ParameterException if one of the names is no format */
    static Set<Format> parse(List<String> names) {
        Set<Format> formats = EnumSet.noneOf(Format.class);
        for (String name : names) {
            formats.add(parse(name));
        }
        return formats;
    }

    private static Format parse(String name) {
        for (Format format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new ParameterException(
                "db.formats knows text, json, html, markdown, sarif and junit, and not \"" + name + "\".");
    }
}

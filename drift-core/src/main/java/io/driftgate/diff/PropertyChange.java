package io.driftgate.diff;

import io.driftgate.schema.Property;
import org.jspecify.annotations.Nullable;

/**
 * One fact that differs; null on the side that does not have it. The two sides are never the same text.
 */
public record PropertyChange(
        Property property,
        @Nullable String expected,
        @Nullable String actual) {

    PropertyChange mirrored() {
        return new PropertyChange(property, actual, expected);
    }

    @Override
    public String toString() {
        return property.label() + ": " + (expected == null ? "(none)" : expected) + " -> "
                + (actual == null ? "(none)" : actual);
    }
}

package io.driftgate.dialect.postgres.catalog;

import org.jspecify.annotations.Nullable;

/** The words behind the letters that several catalogs share. */
final class Codes {

    private Codes() {}

    static @Nullable String storage(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "p" -> "PLAIN";
            case "e" -> "EXTERNAL";
            case "m" -> "MAIN";
            case "x" -> "EXTENDED";
            default -> code;
        };
    }

    static @Nullable String compression(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "p" -> "pglz";
            case "l" -> "lz4";
            default -> code;
        };
    }

    /** When a trigger, event trigger or rule fires; null for the plain default. */
    static @Nullable String enabled(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "D" -> "DISABLED";
            case "R" -> "REPLICA";
            case "A" -> "ALWAYS";
            default -> null;
        };
    }

    static @Nullable String deferrable(boolean deferrable, boolean initiallyDeferred) {
        if (!deferrable) {
            return null;
        }
        return initiallyDeferred ? "INITIALLY DEFERRED" : "INITIALLY IMMEDIATE";
    }
}

package io.driftgate.dialect.postgres.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options as the catalogs hold them, {@code name=value} each, in an order of their own. */
final class Options {

    private Options() {}

    /** Storage options: {@code fillfactor=70, toast.autovacuum_enabled=false}; null if there are none. */
    static @Nullable String storage(@Nullable List<String> own, @Nullable List<String> toast) {
        List<String> all = new ArrayList<>();
        if (own != null) {
            all.addAll(own);
        }
        if (toast != null) {
            toast.forEach(option -> all.add("toast." + option));
        }
        return joined(all);
    }

    /**
     * Options of a column. Those that the server keeps there for itself, such as {@code pg_attver} of the releases of November 2026,
     * are another number in every database.
     */
    static @Nullable String column(@Nullable List<String> own) {
        return own == null
                ? null
                : joined(
                        own.stream().filter(option -> !option.startsWith("pg_")).toList());
    }

    /** Options of foreign objects: {@code host 'a', password '***'}; null if there are none. */
    static @Nullable String foreign(@Nullable List<String> options) {
        if (options == null) {
            return null;
        }
        List<String> shown = new ArrayList<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            String name = option.substring(0, equals);
            shown.add(name + " " + Names.literal(Secrets.masked(name, option.substring(equals + 1))));
        }
        return joined(shown);
    }

    private static @Nullable String joined(List<String> options) {
        if (options.isEmpty()) {
            return null;
        }
        return String.join(", ", options.stream().sorted().toList());
    }
}

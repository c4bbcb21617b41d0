package io.driftgate.dialect.postgres.catalog;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Statements that the session keeps prepared, by name, as long as nobody discards them: planning a query of the catalogs takes much
 * longer than running it for a few objects. Prepared by SQL and not by the driver, which forgets its own at every CREATE, ALTER and
 * DROP. Not thread-safe.
 */
final class Plans {
    private static final String PREFIX = "driftgate_";

    /** An expression of the names of those that the session has now. */
    static final String KNOWN = "(select pg_catalog.string_agg(name, ' ') from pg_catalog.pg_prepared_statements"
            + " where name like '" + PREFIX + "%')";

    /** One plan a query, whatever its parameters, up to the end of the transaction or of a savepoint. */
    static final String GENERIC = "SELECT pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true)";

    /** Plans that use indexes, for just as long: a table that is small now may be large when the plan is used again. */
    static final String BY_INDEX = "SELECT pg_catalog.set_config('enable_seqscan', 'off', true)";

    private final Set<String> known = new HashSet<>();

    /** @param names as {@link #KNOWN} gives them */
    void known(@Nullable String names) {
        known.clear();
        if (names != null) {
            known.addAll(List.of(names.split(" ")));
        }
    }

    /**
     * The statement that runs the query, after the one that prepares it where it is not yet.
     *
     * @param sql with {@code $1} and so on for the parameters
     * @param parameters in their text form, of whatever types the query has in their places
     */
    String execution(String sql, List<String> parameters) {
        String name = PREFIX
                + UUID.nameUUIDFromBytes(sql.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace('-', '_');
        StringJoiner values = new StringJoiner(", ", "(", ")").setEmptyValue("");
        parameters.forEach(parameter -> values.add(Names.literal(parameter)));
        String execute = "EXECUTE " + name + values;
        return known.add(name) ? "PREPARE " + name + " AS " + sql + "; " + execute : execute;
    }
}

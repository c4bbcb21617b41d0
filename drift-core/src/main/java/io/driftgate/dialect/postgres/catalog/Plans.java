package io.driftgate.dialect.postgres.catalog;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Statements that a session keeps prepared, by name, as long as nobody discards them: planning a query of the catalogs takes much
 * longer than running it for a few objects. Prepared by SQL and not by the driver, which forgets its own at every CREATE, ALTER and
 * DROP. What is known of a session may be wrong, where a script has discarded them: then the server says so ({@link #keeping}). Not
 * thread-safe.
 */
public final class Plans {
    private static final String PREFIX = "driftgate_";

    /** invalid_sql_statement_name and duplicate_prepared_statement (PostgreSQL manual, appendix A). */
    private static final Set<String> LOST = Set.of("26000", "42P05");

    private static final String KNOWN =
            "select name from pg_catalog.pg_prepared_statements where name like '" + PREFIX + "%'";

    private static final Map<BaseConnection, Plans> SESSIONS = Collections.synchronizedMap(new WeakHashMap<>());
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    /**
     * As columns of a query: one plan a query, whatever its parameters, that looks up what it needs in indexes, up to the end of the transaction or of a
     * savepoint: a table that is small now may be large when the plan is used again.
     */
    public static final String BY_INDEX = "pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true),"
            + " pg_catalog.set_config('enable_seqscan', 'off', true), pg_catalog.set_config('enable_mergejoin', 'off', true),"
            + " pg_catalog.set_config('enable_hashjoin', 'off', true)";

    /** Just as long: for queries that look through whole catalogs. */
    static final String WITH_SCANS = "pg_catalog.set_config('enable_seqscan', 'on', true)";

    private final Set<String> known = new HashSet<>();

    private Plans() {}

    /** Those of the connection's session. */
    public static Plans of(Connection connection) throws SQLException {
        return SESSIONS.computeIfAbsent(connection.unwrap(BaseConnection.class), session -> new Plans());
    }

    /** Something that relies on a session's plans. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws SQLException;
    }

    /**
     * Does something once more where a script has discarded the plans.
     *
     * @param work leaves, where it fails for that, no failed transaction behind; in one it is not done again
     */
    public static <T> T keeping(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.run();
        } catch (SQLException e) {
            boolean failed = connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
            if (failed || !isLost(e)) {
                throw e;
            }
        }
        of(connection).learn(connection);
        return work.run();
    }

    /** Whether an error says that the session has other plans than it was thought to have. */
    public static boolean isLost(SQLException error) {
        return LOST.contains(String.valueOf(error.getSQLState()));
    }

    /** Asks the session which plans it has. */
    public void learn(Connection connection) throws SQLException {
        known.clear();
        new Rows(connection).each(KNOWN, row -> known.add(row.name("name")));
    }

    /** The statement that prepares a query; empty where it is prepared, or was said to be once. */
    Optional<String> preparation(String sql) {
        String name = name(sql);
        return known.add(name) ? Optional.of("PREPARE " + name + " AS " + sql) : Optional.empty();
    }

    /**
     * The statement that runs a query that is prepared.
     *
     * @param sql with {@code $1} and so on for the parameters
     * @param parameters in their text form, of whatever types the query has in their places; null for none
     */
    static String execution(String sql, List<? extends @Nullable String> parameters) {
        StringJoiner values = new StringJoiner(", ", "(", ")").setEmptyValue("");
        parameters.forEach(parameter -> values.add(literal(parameter)));
        return "EXECUTE " + name(sql) + values;
    }

    /** Whatever {@code standard_conforming_strings} is: without it a backslash is no character of its own. */
    private static String literal(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        return value.indexOf('\\') < 0 ? Names.literal(value) : "E" + Names.literal(value.replace("\\", "\\\\"));
    }

    private static String name(String sql) {
        return NAMES.computeIfAbsent(sql, Plans::hashed);
    }

    private static String hashed(String sql) {
        return PREFIX
                + UUID.nameUUIDFromBytes(sql.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace('-', '_');
    }
}

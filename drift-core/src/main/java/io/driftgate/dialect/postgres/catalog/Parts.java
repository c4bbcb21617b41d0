package io.driftgate.dialect.postgres.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the server together, in as few messages as can be. What prepares a query goes alone, the first time: with each
 * plan the session keeps the text of the whole message, and copies it to whoever asks which plans there are. Not thread-safe.
 */
final class Parts {
    private final Plans plans;
    private final List<StringJoiner> parts = new ArrayList<>(List.of(part()));

    Parts(Plans plans) {
        this.plans = plans;
    }

    private static StringJoiner part() {
        return new StringJoiner("; ");
    }

    Parts run(String sql) {
        parts.get(parts.size() - 1).add(sql);
        return this;
    }

    /**
     * Runs a query that the session keeps prepared.
     *
     * @param sql with {@code $1} and so on for the parameters
     * @param parameters in their text form, of whatever types the query has in their places; null for none
     */
    Parts prepared(String sql, List<? extends @Nullable String> parameters) {
        plans.preparation(sql).ifPresent(prepare -> {
            parts.add(part().add(prepare));
            parts.add(part());
        });
        return run(Plans.execution(sql, parameters));
    }

    /** Each a message. */
    List<String> messages() {
        return parts.stream()
                .filter(part -> part.length() > 0)
                .map(StringJoiner::toString)
                .toList();
    }
}

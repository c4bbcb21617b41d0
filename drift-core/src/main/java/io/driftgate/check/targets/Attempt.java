package io.driftgate.check.targets;

import io.driftgate.source.ErrorText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Works on a target's connection, and makes a result of it when that does not go well. */
final class Attempt {

    private Attempt() {}

    /** Something done with a connection. */
    interface Work {
        void with(Connection connection, Instant began) throws SQLException;
    }

    /** @return why it could not be done; null if it was */
    static @Nullable TargetResult connected(CheckTarget target, Deadline deadline, Work work) {
        Instant began = Instant.now();
        try (Connection connection = deadline.open(target.database());
                Deadline.Watched watched = deadline.watch(connection)) {
            try {
                work.with(connection, began);
                return null;
            } catch (SQLException | RuntimeException e) {
                if (watched.isOver()) {
                    return failed(target, began, deadline.unanswered(target.database()));
                }
                throw e;
            }
        } catch (SQLException e) {
            return failed(
                    target,
                    began,
                    "The schema of " + target.database().shownUrl() + " cannot be read: " + ErrorText.of(e) + ".");
        } catch (RuntimeException e) {
            return failed(target, began, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static TargetResult failed(CheckTarget target, Instant began, String error) {
        return new TargetResult(
                target.id(), target.database().shownUrl(), began, Duration.between(began, Instant.now()), null, error);
    }
}

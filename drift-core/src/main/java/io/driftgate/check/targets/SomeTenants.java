package io.driftgate.check.targets;

import io.driftgate.check.DriftResult;
import io.driftgate.check.TenantCheck;
import io.driftgate.source.SourceSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some tenants of one database, read at one go. */
final class SomeTenants implements Job {
    private final CheckTarget target;
    private final List<String> names;
    private final TenantCheck check;
    private final SourceSpec expected;
    private final Deadline deadline;

    SomeTenants(CheckTarget target, List<String> names, TenantCheck check, SourceSpec expected, Deadline deadline) {
        this.target = target;
        this.names = List.copyOf(names);
        this.check = check;
        this.expected = expected;
        this.deadline = deadline;
    }

    @Override
    public int targets() {
        return names.size();
    }

    @Override
    public void run(TargetsListener listener) {
        Set<String> left = new LinkedHashSet<>(names);
        TargetResult lost = Attempt.connected(
                target,
                deadline,
                (connection, began) ->
                        check.verify(target.database(), connection, names, expected, new TenantCheck.Listener() {
                            @Override
                            public void checked(String tenant, DriftResult result) {
                                tell(tenant, result.named(target.prefix() + tenant), null);
                            }

                            @Override
                            public void failed(String tenant, String why) {
                                tell(tenant, null, why);
                            }

                            private void tell(String tenant, @Nullable DriftResult result, @Nullable String error) {
                                left.remove(tenant);
                                listener.done(result(tenant, began, result, error));
                            }
                        }));
        if (lost != null) {
            left.forEach(tenant -> listener.done(result(tenant, lost.at(), null, lost.error())));
        }
    }

    private TargetResult result(String tenant, Instant began, @Nullable DriftResult result, @Nullable String error) {
        Duration share = Duration.between(began, Instant.now()).dividedBy(names.size());
        return new TargetResult(target.prefix() + tenant, target.database().shownUrl(), began, share, result, error);
    }
}

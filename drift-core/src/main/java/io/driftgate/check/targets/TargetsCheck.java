package io.driftgate.check.targets;

import io.driftgate.check.DriftCheck;
import io.driftgate.check.TenantCheck;
import io.driftgate.dialect.ReadScope;
import io.driftgate.source.SourceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks many targets, several at a time. One that cannot be reached, does not answer or drops out is a result like any
 * other. What was found is handed on at once and not kept, so that memory does not grow with the number of targets.
 */
public final class TargetsCheck {
    /** Tenants that are read at one go: what a read costs besides its rows is shared by so many. */
    private static final int TOGETHER = 125;

    private final Function<ReadScope, DriftCheck> checks;
    private final Function<ReadScope, TenantCheck> tenantChecks;
    private final Function<CheckTarget, SourceSpec> expected;
    private final TargetsSettings settings;
    private final Map<ReadScope, DriftCheck> check = new ConcurrentHashMap<>();
    private final Map<ReadScope, TenantCheck> tenantCheck = new ConcurrentHashMap<>();

    /**
     * @param checks the check of databases that are read by such a scope
     * @param tenantChecks the check of tenants that such a scope names by a pattern
     * @param expected what a target must look like
     */
    public TargetsCheck(
            Function<ReadScope, DriftCheck> checks,
            Function<ReadScope, TenantCheck> tenantChecks,
            Function<CheckTarget, SourceSpec> expected,
            TargetsSettings settings) {
        this.checks = checks;
        this.tenantChecks = tenantChecks;
        this.expected = expected;
        this.settings = settings;
    }

    /** Checks this run's share of the targets and returns when all are done. */
    public void run(List<CheckTarget> targets, TargetsListener listener) {
        TargetsListener one = new OneAtATime(listener);
        try (Deadline deadline = new Deadline(settings.timeout())) {
            ExecutorService workers = Executors.newFixedThreadPool(settings.threads(), task -> {
                Thread thread = new Thread(task, "driftgate-target");
                thread.setDaemon(true);
                return thread;
            });
            try {
                List<TargetResult> lost = new ArrayList<>();
                List<Job> jobs = jobs(targets, deadline, workers, lost);
                one.planned(jobs.stream().mapToInt(Job::targets).sum() + lost.size());
                lost.forEach(one::done);
                inParallel(workers, jobs, job -> {
                    job.run(one);
                    return true;
                });
            } finally {
                workers.shutdownNow();
            }
        }
    }

    /** Plain targets are shared out by their place in the list, tenants by theirs among the tenants of their database. */
    private List<Job> jobs(
            List<CheckTarget> targets, Deadline deadline, ExecutorService workers, List<TargetResult> lost) {
        List<CheckTarget> plain =
                targets.stream().filter(target -> !target.hasTenants()).toList();
        List<Job> jobs = new ArrayList<>();
        settings.shard()
                .of(plain)
                .forEach(target -> jobs.add(new WholeDatabase(
                        target,
                        () -> check.computeIfAbsent(target.scope(), checks),
                        expected.apply(target),
                        settings.always(),
                        deadline)));
        List<CheckTarget> many =
                targets.stream().filter(CheckTarget::hasTenants).toList();
        for (Listed listed : inParallel(workers, many, target -> list(target, deadline))) {
            if (listed.lost() != null) {
                lost.add(listed.lost());
            }
            List<String> share = settings.shard().of(listed.tenants());
            for (int i = 0; i < share.size(); i += TOGETHER) {
                List<String> some = share.subList(i, Math.min(i + TOGETHER, share.size()));
                jobs.add(new SomeTenants(
                        listed.target(), some, tenants(listed.target()), expected.apply(listed.target()), deadline));
            }
        }
        return jobs;
    }

    private static <T, R> List<R> inParallel(ExecutorService workers, List<T> items, Function<T, R> work) {
        List<Future<R>> futures = new ArrayList<>();
        items.forEach(item -> futures.add(workers.submit(() -> work.apply(item))));
        List<R> results = new ArrayList<>();
        for (Future<R> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The run was interrupted.", e);
            }
        }
        return results;
    }

    /** @param lost why there are no tenants to check; null if there are */
    private record Listed(
            CheckTarget target,
            List<String> tenants,
            @Nullable TargetResult lost) {}

    private Listed list(CheckTarget target, Deadline deadline) {
        List<String> tenants = new ArrayList<>();
        TargetResult lost = Attempt.connected(
                target,
                deadline,
                (connection, began) -> tenants.addAll(tenants(target).tenants(target.database(), connection)));
        return new Listed(target, List.copyOf(tenants), lost);
    }

    private TenantCheck tenants(CheckTarget target) {
        return tenantCheck.computeIfAbsent(target.scope(), tenantChecks);
    }

    private static final class OneAtATime implements TargetsListener {
        private final TargetsListener listener;

        OneAtATime(TargetsListener listener) {
            this.listener = listener;
        }

        @Override
        public synchronized void planned(int targets) {
            listener.planned(targets);
        }

        @Override
        public synchronized void done(TargetResult result) {
            listener.done(result);
        }
    }
}

package io.driftgate.maven;

import io.driftgate.check.DriftCheck;
import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.check.file.CheckFolder;
import io.driftgate.check.file.CheckResult;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SourceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Compares a database with the schema that its migrations promise and writes {@code drift.json}; drift fails the build. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends ComparingMojo {

    /** How long one statement of a check may take; zero has no limit. */
    @Parameter(property = "db.dataCheckTimeout", defaultValue = "5m")
    private String dataCheckTimeout;

    /**
     * What the database must look like: {@code migrations} means those that its history lists as applied. Or {@code
     * migrations@VERSION}, an environment's id, a {@code jdbc:} URL, a snapshot file ({@code .json}), or a file or folder of
     * {@code .sql}.
     */
    @Parameter(property = "db.expected", defaultValue = "migrations")
    private String expected;

    /** What the schema must be after all migrations, pending ones included; a source, written as {@code db.expected} is. */
    @Parameter(property = "db.reference")
    private @Nullable String reference;

    /** What drift does: {@code block} fails the build, {@code warn} only reports. */
    @Parameter(property = "db.onDrift", defaultValue = "block")
    private String onDrift;

    @Override
    void run() throws MojoFailureException {
        OnDrift decision = OnDrift.parse(onDrift);
        Targets targets = targets();
        Target target = targets.chosen();
        LiveSources live = new LiveSources(targets, baseDirectory());
        live.live(target);
        SourceSpec want = live.spec("db.expected", expected);
        SourceSpec afterwards = reference == null ? null : live.spec("db.reference", reference);
        Results results = results("verify", "drift", "Drift check");
        try (ScratchPool scratch = scratch()) {
            List<DriftResult> all = check(target, check(live, scratch), want, afterwards);
            List<DriftResult> drifted = all.stream()
                    .filter(result -> result.verdict() == Verdict.DRIFT)
                    .toList();
            results.give(
                    all,
                    result -> drifted.contains(result) || !result.failedChecks().isEmpty()
                            ? decision.log(getLog())
                            : getLog()::info);
            if (!drifted.isEmpty() && decision == OnDrift.BLOCK) {
                throw new MojoFailureException(sentence(drifted) + results.pointer());
            }
            List<CheckResult> failed = all.stream()
                    .flatMap(result -> result.failedChecks().stream())
                    .toList();
            if (!failed.isEmpty()) {
                throw new MojoFailureException(
                        (failed.size() == 1 ? "A check failed: " : failed.size() + " checks failed, the first: ")
                                + failed.get(0).sentence() + "." + results.pointer());
            }
        }
    }

    private List<DriftResult> check(Target target, DriftCheck check, SourceSpec want, @Nullable SourceSpec afterwards) {
        List<DriftResult> all = new ArrayList<>();
        DriftResult now = check.verify(target.label(), target.database(), want);
        all.add(now.with(check.always(target.database(), new CheckFolder(checksFolder()), limit())));
        if (afterwards != null) {
            all.add(check.reference(afterwards, now.engine()));
        }
        return all;
    }

    private Duration limit() {
        return Durations.parse("db.dataCheckTimeout", dataCheckTimeout);
    }

    private static String sentence(List<DriftResult> drifted) {
        return drifted.stream()
                .map(result -> result.id() + " is not what " + result.expected().label() + " promises.")
                .collect(Collectors.joining(" "));
    }
}

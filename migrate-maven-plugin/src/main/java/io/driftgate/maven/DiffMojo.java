package io.driftgate.maven;

import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.source.ScratchPool;
import io.driftgate.source.SourceSpec;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Compares any two sources and writes {@code diff.json}; the build fails only when asked to. */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends ComparingMojo {

    /**
     * What is expected: {@code migrations}, {@code migrations@VERSION}, an environment's id, a {@code jdbc:} URL, a snapshot
     * file ({@code .json}), or a file or folder of {@code .sql}.
     */
    @Parameter(property = "db.from", defaultValue = "migrations")
    private String from;

    /** What is compared with it, written as {@code db.from} is; by default the database of {@code db.url} or {@code db.env}. */
    @Parameter(property = "db.to")
    private @Nullable String to;

    /** Whether the build fails where the two differ. */
    @Parameter(property = "db.failOnDifference", defaultValue = "false")
    private boolean failOnDifference;

    @Override
    void run() throws MojoFailureException {
        Targets targets = targets();
        LiveSources live = new LiveSources(targets, baseDirectory());
        SourceSpec expected = live.spec("db.from", from);
        SourceSpec actual = to == null ? live.live(targets.chosen()) : live.spec("db.to", to);
        Results results = results("diff", "diff", "Comparison");
        try (ScratchPool scratch = scratch()) {
            DriftResult result = check(live, scratch).diff(expected, actual);
            results.give(List.of(result), any -> getLog()::info);
            if (failOnDifference && result.verdict() == Verdict.DRIFT) {
                throw new MojoFailureException(result.actual().label() + " differs from "
                        + result.expected().label() + "." + results.pointer());
            }
        }
    }
}

package io.driftgate.check.post;

import java.util.List;

/**
 * What one check says about a database after a run.
 *
 * @param name what was looked at, such as {@code row counts}
 * @param lines one sentence each; what failed comes first
 */
public record PostCheck(String name, Verdict verdict, List<String> lines) {

    /** How a check ends. */
    public enum Verdict {
        PASSED,
        /** Something that a reader should know, and that the run did not break. */
        WARNING,
        FAILED
    }

    public PostCheck {
        lines = List.copyOf(lines);
    }

    static PostCheck of(String name, List<String> failures, List<String> warnings) {
        Verdict verdict = !failures.isEmpty() ? Verdict.FAILED : warnings.isEmpty() ? Verdict.PASSED : Verdict.WARNING;
        return new PostCheck(
                name,
                verdict,
                java.util.stream.Stream.concat(failures.stream(), warnings.stream())
                        .toList());
    }
}

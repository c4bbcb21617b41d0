package io.driftgate.migration;

import io.driftgate.check.data.DataEffect;
import io.driftgate.check.data.DataFinding;
import io.driftgate.check.file.CheckResult;
import io.driftgate.dialect.Hurdle;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found before a run, beside the schema.
 *
 * @param hurdles what stands in the way, or holds a run up
 * @param data what rows mean for the pending migrations
 * @param checks how the team's own checks went, those after the run too
 */
public record Precautions(List<Hurdle> hurdles, List<DataFinding> data, List<CheckResult> checks) {
    public static final Precautions NONE = new Precautions(List.of(), List.of(), List.of());

    public Precautions {
        hurdles = List.copyOf(hurdles);
        data = List.copyOf(data);
        checks = List.copyOf(checks);
    }

    /** The same, with more checks. */
    Precautions and(List<CheckResult> more) {
        return new Precautions(
                hurdles, data, Stream.concat(checks.stream(), more.stream()).toList());
    }

    /** What rows would make migrations fail. */
    List<DataFinding> failing() {
        return data.stream()
                .filter(finding -> finding.effect() == DataEffect.FAILS)
                .toList();
    }
}

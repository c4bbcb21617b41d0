package io.driftgate.migration;

import io.driftgate.check.data.DataEffect;
import io.driftgate.check.data.DataFinding;
import java.util.List;

/**
 * What was found before a run, beside the schema.
 *
 * @param data what rows mean for the pending migrations
 */
public record Precautions(List<DataFinding> data) {
    public static final Precautions NONE = new Precautions(List.of());

    public Precautions {
        data = List.copyOf(data);
    }

    /** What rows would make migrations fail. */
    List<DataFinding> failing() {
        return data.stream()
                .filter(finding -> finding.effect() == DataEffect.FAILS)
                .toList();
    }
}

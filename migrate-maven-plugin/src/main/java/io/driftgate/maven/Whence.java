package io.driftgate.maven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.check.Origins;
import io.driftgate.check.Verdict;
import io.driftgate.report.OriginsJson;
import io.driftgate.schema.Engine;
import io.driftgate.script.Migration;
import io.driftgate.source.Sources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells of drift which migrations its objects come from, found once for all databases at one version. Not thread-safe. */
final class Whence {
    private final Sources sources;
    private final Path base;
    private final Map<Asked, OriginsJson> known = new HashMap<>();

    Whence(Sources sources, Path base) {
        this.sources = sources;
        this.base = base;
    }

    private record Asked(List<Migration> replayed, Engine engine) {}

    /** @param target the result's own, as the document has it; completed where drift is held against migrations */
    void put(DriftResult result, ObjectNode target) {
        if (result.verdict() == Verdict.DRIFT && !result.replayed().isEmpty()) {
            known.computeIfAbsent(new Asked(result.replayed(), result.engine()), this::origins)
                    .put(result, target);
        }
    }

    private OriginsJson origins(Asked asked) {
        return new OriginsJson(Origins.of(sources, asked.replayed(), asked.engine()), base);
    }
}

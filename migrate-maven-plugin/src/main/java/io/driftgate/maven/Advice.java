package io.driftgate.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.check.Remedies;
import io.driftgate.check.Verdict;
import java.util.Iterator;

/** Tells of the first drifted databases what would take each difference away, tried in a scratch database. Not thread-safe. */
final class Advice {
    /** To try statements takes seconds a database. */
    private static final int MOST = 20;

    private final Remedies remedies;
    private int told;

    Advice(Remedies remedies) {
        this.remedies = remedies;
    }

    /** @param target the result's own, as the document has it; completed */
    void put(DriftResult result, ObjectNode target) {
        if (result.verdict() != Verdict.DRIFT || told++ >= MOST) {
            return;
        }
        Iterator<JsonNode> nodes = target.path("differences").iterator();
        for (Remedies.Remedy remedy : remedies.of(result)) {
            ObjectNode node = (ObjectNode) nodes.next();
            remedy.revert().ifPresent(sql -> node.put("revert", sql));
            remedy.adopt().ifPresent(sql -> node.put("adopt", sql));
        }
    }
}

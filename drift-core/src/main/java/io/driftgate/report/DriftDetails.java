package io.driftgate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftgate.check.DriftResult;
import io.driftgate.check.Verdict;
import io.driftgate.policy.Finding;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a report tells of a drifted target beside its differences: whose the objects are, and how the tables stand together. */
public final class DriftDetails {

    private DriftDetails() {}

    /** @param target the result's own, as the document has it; completed */
    public static void put(DriftResult result, ObjectNode target) {
        if (result.verdict() != Verdict.DRIFT) {
            return;
        }
        whose(result, target);
        Diagram.put(result, target);
    }

    private static void whose(DriftResult result, ObjectNode target) {
        Map<ObjectPath, String> owners = new HashMap<>();
        for (SchemaObject object : result.actual().schema().objects()) {
            String owner = object.get(Property.OWNER);
            if (owner != null) {
                owners.put(object.path(), owner);
            }
        }
        Iterator<JsonNode> nodes = target.path("differences").iterator();
        for (Finding finding : result.judgement().findings()) {
            ObjectNode node = (ObjectNode) nodes.next();
            ObjectPath path = finding.difference().path();
            String owner = owner(path, owners);
            if (owner != null) {
                node.put("owner", owner);
            }
            Instant changed = path.parts().size() < 2
                    ? null
                    : result.lastChanged()
                            .get(ObjectPath.of(path.first(), path.parts().get(1)));
            if (changed != null) {
                node.put("lastChanged", changed.truncatedTo(ChronoUnit.SECONDS).toString());
            }
        }
    }

    /** The object's, or that of the table that it stands in. */
    private static @Nullable String owner(ObjectPath path, Map<ObjectPath, String> owners) {
        String own = owners.get(path);
        return own != null || path.parts().size() < 3 ? own : owners.get(path.parent());
    }
}

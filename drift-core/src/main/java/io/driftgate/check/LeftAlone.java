package io.driftgate.check;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import io.driftgate.source.Recorded;

/** Tells which differences the last run left, and nobody has touched since. */
public final class LeftAlone {

    private LeftAlone() {}

    /** @param found the schema as it is */
    public static boolean is(Difference difference, Recorded recorded, Schema found) {
        return recorded.hasLeft(
                new SchemaObject.Key(difference.object(), difference.path()),
                difference.kind() == DifferenceKind.REMOVED,
                found);
    }
}

package io.driftgate.check;

import io.driftgate.schema.Engine;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import io.driftgate.script.Migration;
import io.driftgate.source.Sources;
import io.driftgate.source.Steps;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which migration made an object: they are replayed one by one in a scratch database, or were before. Immutable. */
public final class Origins {
    private final Map<SchemaObject.Key, Migration> makers = new HashMap<>();

    private Origins() {}

    /**
     * Finds the makers of everything that the migrations leave.
     *
     * @param applied in the order in which they were applied
     */
    public static Origins of(Sources sources, List<Migration> applied, Engine engine) {
        Origins origins = new Origins();
        for (Steps.Step step : sources.steps(List.of(), sources.inOrder(applied, engine), engine)
                .steps()) {
            for (Steps.Unit unit : step.units()) {
                unit.delta().removed().forEach(key -> origins.makers.remove(withoutSchema(key)));
                unit.delta()
                        .put()
                        .forEach(object -> origins.makers.putIfAbsent(withoutSchema(object.key()), step.migration()));
            }
        }
        return origins;
    }

    /** Migrations that run for several schemas make the same in each. */
    private static SchemaObject.Key withoutSchema(SchemaObject.Key key) {
        return new SchemaObject.Key(key.type(), withoutSchema(key.path()));
    }

    private static ObjectPath withoutSchema(ObjectPath path) {
        List<String> parts = path.parts();
        return parts.size() == 1 ? path : new ObjectPath(parts.subList(1, parts.size()), path.arguments());
    }

    /** The migration that made the object, or the table that it stands in; none for what no migration made. */
    public Optional<Migration> of(ObjectType type, ObjectPath path) {
        Migration own = makers.get(withoutSchema(new SchemaObject.Key(type, path)));
        if (own != null || path.parts().size() < 3) {
            return Optional.ofNullable(own);
        }
        return Optional.ofNullable(makers.get(withoutSchema(new SchemaObject.Key(ObjectType.TABLE, path.parent()))));
    }
}

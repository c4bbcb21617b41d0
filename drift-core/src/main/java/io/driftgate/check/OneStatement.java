package io.driftgate.check;

import io.driftgate.dialect.Dialect;
import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.Rename;
import io.driftgate.schema.Schema;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The single statements that may take a difference away; whether one does is for the engine to say. */
final class OneStatement {
    private final Dialect dialect;

    OneStatement(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param difference as seen with {@code wanted} as the expected schema; it is the other one that is changed */
    List<String> candidates(Difference difference, Schema wanted, Schema changed) {
        return switch (difference.kind()) {
            case REMOVED ->
                object(difference, wanted).map(found -> create(found, wanted)).orElse(List.of());
            case ADDED -> object(difference, changed).map(dialect::drop).orElse(List.of());
            case RENAMED -> rename(difference);
            case CHANGED ->
                object(difference, wanted)
                        .map(found -> change(found, difference, wanted))
                        .orElse(List.of());
        };
    }

    private static Optional<SchemaObject> object(Difference difference, Schema schema) {
        return schema.find(new SchemaObject.Key(difference.object(), difference.path()));
    }

    private List<String> rename(Difference difference) {
        ObjectPath to = Objects.requireNonNull(difference.renamedFrom());
        return difference.properties().isEmpty()
                ? single(dialect.rename(new Rename(difference.object(), difference.path(), to)))
                : List.of();
    }

    private List<String> create(SchemaObject object, Schema wanted) {
        return object.type() == ObjectType.COLUMN
                ? dialect.addColumn(object).stream().toList()
                : single(creating(object, wanted));
    }

    /** What is written of the schema only for this object and what stands in it. */
    private List<String> creating(SchemaObject object, Schema wanted) {
        Set<String> without = new HashSet<>(dialect.ddl(wanted.filter(
                other -> !other.key().equals(object.key()) && !other.path().startsWith(object.path()))));
        List<String> own = new ArrayList<>(dialect.ddl(wanted));
        own.removeIf(without::contains);
        return own;
    }

    private List<String> change(SchemaObject object, Difference difference, Schema wanted) {
        if (difference.kind() != DifferenceKind.CHANGED) {
            return List.of();
        }
        return switch (object.type()) {
            case COLUMN -> {
                if (difference.properties().size() != 1) {
                    yield List.of();
                }
                Property property = difference.properties().get(0).property();
                yield dialect.alterColumn(object, property).stream().toList();
            }
            case VIEW, FUNCTION, PROCEDURE ->
                single(creating(object, wanted)).stream()
                        .map(OneStatement::replacing)
                        .toList();
            default -> List.of();
        };
    }

    private static String replacing(String create) {
        return create.replaceFirst("^CREATE (?!OR REPLACE)", "CREATE OR REPLACE ");
    }

    private static List<String> single(List<String> statements) {
        return statements.size() == 1 ? statements : List.of();
    }
}

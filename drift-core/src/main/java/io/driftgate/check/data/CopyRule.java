package io.driftgate.check.data;

import io.driftgate.dialect.RowSql.Copy;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows that a migration copies into a table which it has made: how a table is rebuilt where it cannot be altered. Only what the
 * table asks of them beyond what the one asked that they come from.
 */
final class CopyRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.sql().copy(change.part().text()).stream()
                .flatMap(copy -> target(copy, change).stream().flatMap(target -> new CopyQuestions(
                                change, new CopiedRows(change, copy, target, sources(copy, change)))
                        .all()))
                .toList();
    }

    private static Optional<SchemaObject> target(Copy copy, Change change) {
        return change.before().objects().stream()
                .filter(object -> object.type() == ObjectType.TABLE
                        && object.path().name().equalsIgnoreCase(copy.target())
                        && !change.rows().stands(object.path()))
                .findFirst();
    }

    private static List<ObjectPath> sources(Copy copy, Change change) {
        return change.before().objects().stream()
                .filter(object -> object.type().isRelation()
                        && copy.names().contains(object.path().name().toLowerCase(Locale.ROOT)))
                .map(SchemaObject::path)
                .toList();
    }
}

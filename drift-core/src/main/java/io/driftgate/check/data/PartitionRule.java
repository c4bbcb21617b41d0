package io.driftgate.check.data;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Rows that a partition's bound is held against: those of a table that becomes one, and those of the default partition. */
final class PartitionRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.part().delta().put().stream()
                .filter(table -> table.type() == ObjectType.TABLE
                        && table.get(Property.PARTITION_OF) != null
                        && change.old(table)
                                .filter(old -> old.get(Property.PARTITION_OF) != null)
                                .isEmpty())
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .flatMap(table -> Stream.concat(attached(table, change), fallback(table, change)))
                .toList();
    }

    private static Stream<Question> attached(SchemaObject table, Change change) {
        return change.rows().stands(table.path())
                ? Stream.of(ask(table.path(), "whether all rows are within the partition's bound", change))
                : Stream.empty();
    }

    /** Its rows must not be the new one's. */
    private static Stream<Question> fallback(SchemaObject table, Change change) {
        String parent = Objects.requireNonNull(table.get(Property.PARTITION_OF));
        return change.before().objects().stream()
                .filter(other -> other.type() == ObjectType.TABLE
                        && parent.equals(other.get(Property.PARTITION_OF))
                        && "DEFAULT".equals(other.get(Property.PARTITION_BOUND))
                        && change.rows().stands(other.path()))
                .map(other -> ask(other.path(), "whether rows belong into the new partition " + table.path(), change));
    }

    private static Question ask(ObjectPath table, String open, Change change) {
        return new Question(
                DataEffect.OPEN,
                table,
                table,
                Set.of(),
                List.of(),
                new Probe.Any(change.rows().base(table)),
                open,
                count -> "it holds " + Question.rows(count),
                "");
    }
}

package io.driftgate.check.data;

import io.driftgate.dialect.RowSql;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An exclusion constraint that comes while rows conflict. Each row is held against each other one, by way of a hash where an
 * {@code =} is among the operators; an answer that takes too long is left open, like any other.
 */
final class ExclusionRule implements DataRule {
    private static final String NUMBER = "driftgate_n";
    private static final String ELEMENT = "driftgate_e";

    @Override
    public List<Question> questions(Change change) {
        return change.put(ObjectType.EXCLUSION_CONSTRAINT)
                .filter(change::isNew)
                .flatMap(constraint -> question(constraint, change))
                .toList();
    }

    private static Stream<Question> question(SchemaObject constraint, Change change) {
        List<RowSql.Exclusion> elements = change.sql().exclusions(constraint);
        if (elements.isEmpty()) {
            return Stream.empty();
        }
        String shown = Question.shown(elements.stream()
                .map(element -> element.key() + " WITH " + element.operator())
                .toList());
        return Stream.of(change.ask(
                constraint,
                new Probe.Where(conflicts(constraint, elements, change), "1 = 1"),
                "whether rows conflict with each other",
                count -> Question.rows(count) + (count == 1 ? " conflicts" : " conflict")
                        + " with others, and no two may any more by " + shown,
                "Settle these rows first: SELECT a.*, b.* FROM " + change.shown(constraint) + " AS a JOIN "
                        + change.shown(constraint) + " AS b ON a.ctid < b.ctid" + " AND … (" + shown + ")"));
    }

    /** The keys of rows for which there is another one; elements that are NULL conflict with nothing. */
    private static String conflicts(SchemaObject constraint, List<RowSql.Exclusion> elements, Change change) {
        ObjectPath table = constraint.path().parent();
        List<String> columns = new ArrayList<>(List.of("row_number() OVER () AS " + NUMBER));
        for (int i = 0; i < elements.size(); i++) {
            columns.add(elements.get(i).key() + " AS " + ELEMENT + i);
        }
        change.rows().key(table).forEach(name -> columns.add(Identifier.quote(name)));
        String same = IntStream.range(0, elements.size())
                .mapToObj(i -> "a." + ELEMENT + i + " " + elements.get(i).operator() + " b." + ELEMENT + i)
                .collect(Collectors.joining(" AND "));
        return "(WITH driftgate_rows AS MATERIALIZED (SELECT " + String.join(", ", columns) + " FROM "
                + change.rows().from(table) + " WHERE "
                + Objects.requireNonNullElse(constraint.get(Property.PREDICATE), "true")
                + ") SELECT * FROM driftgate_rows AS a WHERE EXISTS (SELECT 1 FROM driftgate_rows AS b WHERE " + same
                + " AND a." + NUMBER + " <> b." + NUMBER + ")) AS t";
    }
}

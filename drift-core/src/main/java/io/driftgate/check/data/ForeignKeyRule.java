package io.driftgate.check.data;

import io.driftgate.dialect.FactLists;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A foreign key that comes while rows have no parent. One that is NOT VALID looks at no row. */
final class ForeignKeyRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.put(ObjectType.FOREIGN_KEY)
                .filter(key -> isChecked(key) && change.isNew(key) && isComparable(key, change))
                .map(key -> question(key, change))
                .toList();
    }

    static boolean isChecked(SchemaObject key) {
        return !"false".equals(key.get(Property.VALIDATED))
                && !"false".equals(key.get(Property.ENFORCED))
                && key.get(Property.PERIOD) == null
                && key.get(Property.INHERITED) == null
                && key.get(Property.REFERENCED_TABLE) != null
                && key.get(Property.REFERENCED_COLUMNS) != null;
    }

    /** Types of a schema may have an equality of their own, which a name alone does not find. */
    private static boolean isComparable(SchemaObject key, Change change) {
        return FactLists.names(Objects.requireNonNull(key.get(Property.COLUMNS))).stream()
                .map(name -> change.column(key.path().parent(), name))
                .noneMatch(column -> column.isEmpty()
                        || String.valueOf(column.get().get(Property.TYPE)).contains("."));
    }

    private static Question question(SchemaObject key, Change change) {
        ObjectPath table = key.path().parent();
        ObjectPath parent = ObjectPath.parse(Objects.requireNonNull(key.get(Property.REFERENCED_TABLE)));
        boolean stands = change.rows().stands(parent);
        String where = stands ? orphans(key, change.rows().base(parent)) : "1 = 1";
        return new Question(
                DataEffect.FAILS,
                key.path(),
                table,
                Set.of(parent),
                change.rows().key(table),
                new Probe.Where(aliased(change.rows().from(table)), where),
                "whether rows have no parent in " + parent,
                count -> Question.rows(count) + (count == 1 ? " has" : " have") + " no parent in " + parent,
                "Add the parents, or settle these rows first: SELECT * FROM " + change.shown(key) + " AS t WHERE "
                        + where);
    }

    private static String aliased(String from) {
        return from.endsWith(" AS t") ? from : from + " AS t";
    }

    static String orphans(SchemaObject key, String parent) {
        List<String> columns = FactLists.names(Objects.requireNonNull(key.get(Property.COLUMNS)));
        List<String> referenced = FactLists.names(Objects.requireNonNull(key.get(Property.REFERENCED_COLUMNS)));
        List<String> own =
                columns.stream().map(name -> "t." + Identifier.quote(name)).toList();
        String same = IntStream.range(0, own.size())
                .mapToObj(i -> "p." + Identifier.quote(referenced.get(i)) + " = " + own.get(i))
                .collect(Collectors.joining(" AND "));
        String none = "NOT EXISTS (SELECT 1 FROM " + parent + " AS p WHERE " + same + ")";
        String all = own.stream().map(name -> name + " IS NOT NULL").collect(Collectors.joining(" AND "));
        List<String> ways = new ArrayList<>(List.of("(" + all + " AND " + none + ")"));
        if ("FULL".equals(key.get(Property.MATCH)) && own.size() > 1) {
            String any = own.stream().map(name -> name + " IS NULL").collect(Collectors.joining(" OR "));
            String some = own.stream().map(name -> name + " IS NOT NULL").collect(Collectors.joining(" OR "));
            ways.add("((" + any + ") AND (" + some + "))");
        }
        return String.join(" OR ", ways);
    }
}

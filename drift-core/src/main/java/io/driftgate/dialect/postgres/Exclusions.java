package io.driftgate.dialect.postgres;

import io.driftgate.dialect.FactLists;
import io.driftgate.dialect.RowSql.Exclusion;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The elements of an exclusion constraint, as the server writes them: {@code key [COLLATE x] [class] WITH operator}. */
final class Exclusions {

    private Exclusions() {}

    /** None if one of them cannot be told. */
    static List<Exclusion> of(SchemaObject constraint) {
        List<Exclusion> elements = new ArrayList<>();
        for (String item : FactLists.cut(Objects.requireNonNullElse(constraint.get(Property.KEYS), ""), ',')) {
            List<String> words = FactLists.cut(item, ' ');
            int with = words.lastIndexOf("WITH");
            if (with < 1 || with != words.size() - 2) {
                return List.of();
            }
            elements.add(new Exclusion(key(words.subList(0, with)), words.get(with + 1)));
        }
        return elements;
    }

    /** Without the operator class: the operator alone says what conflicts. */
    private static String key(List<String> words) {
        String head = words.get(0);
        String key = head.contains("(")
                ? head
                : Identifier.quote(ObjectPath.parse(head).name());
        int collate = words.indexOf("COLLATE");
        return collate > 0 && collate + 1 < words.size() ? key + " COLLATE " + words.get(collate + 1) : key;
    }
}

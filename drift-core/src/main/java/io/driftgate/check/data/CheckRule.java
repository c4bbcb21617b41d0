package io.driftgate.check.data;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;

/** A check constraint that comes while rows break it. One that is NOT VALID looks at no row. */
final class CheckRule implements DataRule {

    @Override
    public List<Question> questions(Change change) {
        return change.put(ObjectType.CHECK_CONSTRAINT)
                .filter(check -> isChecked(check) && change.isNew(check))
                .map(check -> question(check, change))
                .toList();
    }

    static boolean isChecked(SchemaObject check) {
        return check.get(Property.EXPRESSION) != null
                && !"false".equals(check.get(Property.VALIDATED))
                && !"false".equals(check.get(Property.ENFORCED));
    }

    static Question question(SchemaObject check, Change change) {
        String where = "NOT (" + check.get(Property.EXPRESSION) + ")";
        return change.ask(
                check,
                new Probe.Where(change.from(check.path().parent()), where),
                "whether rows break a new check",
                count -> Question.rows(count) + (count == 1 ? " breaks" : " break") + " the check "
                        + check.get(Property.EXPRESSION),
                "Correct these rows first: SELECT * FROM " + change.shown(check) + " WHERE " + where);
    }
}

package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.ATTRIBUTES;
import static io.driftgate.schema.Property.COMMENT;
import static io.driftgate.schema.Property.KIND;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import io.driftgate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Comments on anything that can have one. */
final class Comments {

    private Comments() {}

    static void write(SchemaObject object, Model model, Plan plan) {
        String comment = object.get(COMMENT);
        if (comment == null) {
            return;
        }
        if (object.type() == ObjectType.COMPOSITE_TYPE) {
            composite(object, comment, plan);
        } else {
            comment(plan, target(object, model), comment);
        }
    }

    private static void comment(Plan plan, String target, String comment) {
        plan.add(Phase.COMMENTS, "COMMENT ON " + target + " IS " + Names.literal(comment));
    }

    private static String target(SchemaObject object, Model model) {
        ObjectPath path = object.path();
        String kind = object.get(KIND);
        if (object.type() == ObjectType.OPERATOR && kind != null) {
            return kind.toUpperCase(Locale.ROOT) + " " + Names.path(path) + " USING " + Operators.accessMethod(object);
        }
        if (object.type() == ObjectType.CHECK_CONSTRAINT && model.isDomain(path.parent())) {
            return "CONSTRAINT " + Names.name(path.name()) + " ON DOMAIN " + Names.path(path.parent());
        }
        return Kinds.word(object.type(), path) + " " + Kinds.named(object.type(), path);
    }

    /** The type's own comment and, each on a line of its own, {@code attribute: comment}. */
    private static void composite(SchemaObject type, String comment, Plan plan) {
        List<String> attributes = Items.of(type.get(ATTRIBUTES)).stream()
                .map(item -> Items.words(item).get(0))
                .toList();
        List<String> own = new ArrayList<>();
        for (String line : comment.split("\n", -1)) {
            String attribute = attributes.stream()
                    .filter(name -> line.startsWith(name + ": "))
                    .findFirst()
                    .orElse("");
            if (attribute.isEmpty()) {
                own.add(line);
            } else {
                String column = Names.path(type.path()) + "." + Names.fact(attribute);
                comment(plan, "COLUMN " + column, line.substring(attribute.length() + 2));
            }
        }
        if (!own.isEmpty()) {
            comment(plan, "TYPE " + Names.path(type.path()), String.join("\n", own));
        }
    }
}

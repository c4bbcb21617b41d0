package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.COMMUTATOR;
import static io.driftgate.schema.Property.CONTEXT;
import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.FUNCTION;
import static io.driftgate.schema.Property.HASHES;
import static io.driftgate.schema.Property.JOIN;
import static io.driftgate.schema.Property.KIND;
import static io.driftgate.schema.Property.MERGES;
import static io.driftgate.schema.Property.METHOD;
import static io.driftgate.schema.Property.NEGATOR;
import static io.driftgate.schema.Property.RESTRICT;

import io.driftgate.schema.ObjectType;
import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Operators, their classes and families, casts and conversions. */
final class Operators {

    private Operators() {}

    static void write(SchemaObject object, Plan plan) {
        String kind = object.get(KIND);
        if (object.type() == ObjectType.CAST) {
            plan.add(Phase.OPERATORS, 3, cast(object));
        } else if (object.type() == ObjectType.CONVERSION) {
            plan.add(Phase.OPERATORS, 3, conversion(object));
        } else if (kind == null) {
            operator(object, plan);
        } else if (kind.equals("operator class")) {
            plan.add(Phase.OPERATORS, 2, operatorClass(object));
        } else {
            family(object, plan);
        }
    }

    private static String cast(SchemaObject cast) {
        String function = cast.get(FUNCTION);
        String method = cast.get(METHOD);
        return new Sql("CREATE CAST (" + cast.path().name() + ")")
                .add(
                        function != null
                                ? "WITH FUNCTION " + function
                                : "INOUT".equals(method) ? "WITH INOUT" : "WITHOUT FUNCTION")
                .add("AS", cast.get(CONTEXT))
                .toString();
    }

    private static String conversion(SchemaObject conversion) {
        String definition = String.valueOf(conversion.get(DEFINITION));
        boolean byDefault = definition.startsWith("DEFAULT ");
        return (byDefault ? "CREATE DEFAULT CONVERSION " : "CREATE CONVERSION ") + Names.path(conversion.path()) + " "
                + (byDefault ? definition.substring("DEFAULT ".length()) : definition);
    }

    /** An operator without a function is only the name that another operator mentioned. */
    private static void operator(SchemaObject operator, Plan plan) {
        List<String> arguments = Items.of(operator.path().arguments());
        if (!operator.facts().has(FUNCTION) || arguments.size() != 2) {
            return;
        }
        StringJoiner words = new StringJoiner(", ", "CREATE OPERATOR " + Names.operator(operator.path()) + " (", ")");
        words.add("FUNCTION = " + operator.get(FUNCTION));
        put(words, "LEFTARG", arguments.get(0).equals("NONE") ? null : arguments.get(0));
        put(words, "RIGHTARG", arguments.get(1).equals("NONE") ? null : arguments.get(1));
        put(words, "COMMUTATOR", other(operator.get(COMMUTATOR)));
        put(words, "NEGATOR", other(operator.get(NEGATOR)));
        put(words, "RESTRICT", operator.get(RESTRICT));
        put(words, "JOIN", operator.get(JOIN));
        flag(words, operator, HASHES);
        flag(words, operator, MERGES);
        String sql = words.toString();
        plan.create(Phase.OPERATORS, operator, sql, String.valueOf(operator.get(FUNCTION)));
    }

    private static void put(StringJoiner words, String word, @Nullable String value) {
        if (value != null) {
            words.add(word + " = " + value);
        }
    }

    private static void flag(StringJoiner words, SchemaObject operator, Property property) {
        if (operator.facts().has(property)) {
            words.add(property.name());
        }
    }

    /** The operator without its argument types: {@code public.===(integer,integer)}. */
    private static @Nullable String other(@Nullable String signature) {
        return signature == null ? null : "OPERATOR(" + signature.substring(0, signature.indexOf('(')) + ")";
    }

    private static String operatorClass(SchemaObject object) {
        List<String> parts = Items.of(object.get(DEFINITION));
        String head = parts.get(0);
        int family = head.lastIndexOf(" FAMILY ");
        String type = head.substring(0, family);
        List<String> members = parts.subList(1, parts.size());
        return "CREATE OPERATOR CLASS " + Names.path(object.path()) + " " + type + " USING "
                + object.path().arguments() + " FAMILY " + Names.fact(head.substring(family + " FAMILY ".length()))
                + " AS "
                + (members.isEmpty()
                        ? "STORAGE " + type.substring(type.indexOf("TYPE ") + 5)
                        : String.join(", ", members));
    }

    private static void family(SchemaObject object, Plan plan) {
        String name = "OPERATOR FAMILY " + Names.path(object.path()) + " USING " + accessMethod(object);
        plan.add(Phase.OPERATORS, 1, "CREATE " + name);
        String members = object.get(DEFINITION);
        if (members != null) {
            plan.add(Phase.OPERATORS, 3, "ALTER " + name + " ADD " + members);
        }
    }

    /** Of an operator class or family: the first word of what tells the two apart, {@code btree family}. */
    static String accessMethod(SchemaObject object) {
        String arguments = String.valueOf(object.path().arguments());
        int space = arguments.indexOf(' ');
        return space < 0 ? arguments : arguments.substring(0, space);
    }
}

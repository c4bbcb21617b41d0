package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.ATTRIBUTES;
import static io.driftgate.schema.Property.CANONICAL;
import static io.driftgate.schema.Property.COLLATION;
import static io.driftgate.schema.Property.DEFAULT;
import static io.driftgate.schema.Property.DEFINITION;
import static io.driftgate.schema.Property.DETERMINISTIC;
import static io.driftgate.schema.Property.LABELS;
import static io.driftgate.schema.Property.LOCALE;
import static io.driftgate.schema.Property.MULTIRANGE;
import static io.driftgate.schema.Property.NULLABLE;
import static io.driftgate.schema.Property.PROVIDER;
import static io.driftgate.schema.Property.RULES;
import static io.driftgate.schema.Property.SUBTYPE;
import static io.driftgate.schema.Property.SUBTYPE_DIFFERENCE;
import static io.driftgate.schema.Property.SUBTYPE_OPERATOR_CLASS;
import static io.driftgate.schema.Property.TYPE;

import io.driftgate.schema.Property;
import io.driftgate.schema.SchemaObject;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Enums, domains, composite, range and base types, and collations. */
final class Types {
    /** The definition of a type that so far is only a name. */
    private static final String SHELL = "shell";

    private Types() {}

    static void write(SchemaObject type, Model model, Plan plan) {
        String name = Names.path(type.path());
        switch (type.type()) {
            case ENUM -> plan.create(Phase.TYPES, type, "CREATE TYPE " + name + " AS ENUM (" + type.get(LABELS) + ")");
            case DOMAIN -> plan.create(Phase.TYPES, type, domain(type, name, model));
            case COMPOSITE_TYPE ->
                plan.create(
                        Phase.TYPES,
                        type,
                        "CREATE TYPE " + name + " AS (" + Names.headedList(type.get(ATTRIBUTES)) + ")");
            case RANGE_TYPE -> range(type, name, plan);
            case BASE_TYPE -> base(type, name, plan);
            default -> plan.create(Phase.TYPES, type, collation(type, name));
        }
    }

    private static String domain(SchemaObject domain, String name, Model model) {
        Sql sql = new Sql("CREATE DOMAIN " + name + " AS " + domain.get(TYPE))
                .add("COLLATE", collationOf(domain))
                .add("DEFAULT", domain.get(DEFAULT))
                .when("false".equals(domain.get(NULLABLE)), "NOT NULL");
        for (SchemaObject check : model.members(domain.path())) {
            if (Constraints.isPlain(check)) {
                sql.add(Constraints.definition(check));
            }
        }
        return sql.toString();
    }

    private static @Nullable String collationOf(SchemaObject object) {
        String collation = object.get(COLLATION);
        return collation == null ? null : Names.fact(collation);
    }

    /** A canonical function takes the type itself, so that there has to be a shell of it before. */
    private static void range(SchemaObject type, String name, Plan plan) {
        if (type.facts().has(CANONICAL)) {
            plan.shell(type);
        }
        StringJoiner words = new StringJoiner(", ", "CREATE TYPE " + name + " AS RANGE (", ")");
        put(words, "SUBTYPE", type, SUBTYPE);
        put(words, "SUBTYPE_OPCLASS", type, SUBTYPE_OPERATOR_CLASS);
        String collation = collationOf(type);
        if (collation != null) {
            words.add("COLLATION = " + collation);
        }
        put(words, "CANONICAL", type, CANONICAL);
        put(words, "SUBTYPE_DIFF", type, SUBTYPE_DIFFERENCE);
        put(words, "MULTIRANGE_TYPE_NAME", type, MULTIRANGE);
        plan.create(Phase.TYPES, type, words.toString());
    }

    /** The functions of a base type take it, so that there has to be a shell of it before. */
    private static void base(SchemaObject type, String name, Plan plan) {
        plan.shell(type);
        String definition = type.get(DEFINITION);
        if (definition != null && !definition.equals(SHELL)) {
            plan.create(Phase.TYPES, type, "CREATE TYPE " + name + " (" + definition + ")");
        }
    }

    private static String collation(SchemaObject type, String name) {
        StringJoiner words = new StringJoiner(", ", "CREATE COLLATION " + name + " (", ")");
        put(words, "PROVIDER", type, PROVIDER);
        String locale = type.get(LOCALE);
        if (locale != null && locale.startsWith("LC_COLLATE ")) {
            int comma = locale.indexOf(", LC_CTYPE ");
            words.add("LC_COLLATE = " + Names.literal(locale.substring("LC_COLLATE ".length(), comma)));
            words.add("LC_CTYPE = " + Names.literal(locale.substring(comma + ", LC_CTYPE ".length())));
        } else if (locale != null) {
            words.add("LOCALE = " + Names.literal(locale));
        }
        put(words, "DETERMINISTIC", type, DETERMINISTIC);
        String rules = type.get(RULES);
        if (rules != null) {
            words.add("RULES = " + Names.literal(rules));
        }
        return words.toString();
    }

    private static void put(StringJoiner words, String word, SchemaObject object, Property property) {
        String value = object.get(property);
        if (value != null) {
            words.add(word + " = " + value);
        }
    }
}

package io.driftgate.dialect.postgres.ddl;

import static io.driftgate.schema.Property.IDENTITY;
import static io.driftgate.schema.Property.SEQUENCE;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.SchemaObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GENERATED … AS IDENTITY with the options of its sequence. */
final class IdentityClause {
    /** {@code ALWAYS (UNLOGGED START 5 CACHE 2)}. */
    private static final Pattern FACT = Pattern.compile("(ALWAYS|BY DEFAULT)(?: \\((UNLOGGED|LOGGED)? ?(.*)\\))?");

    private IdentityClause() {}

    static String of(SchemaObject column) {
        Matcher fact = match(column);
        String options = (sequenceName(column) + " " + (fact.group(3) == null ? "" : fact.group(3))).strip();
        return "GENERATED " + fact.group(1) + " AS IDENTITY" + (options.isEmpty() ? "" : " (" + options + ")");
    }

    /** What makes the sequence survive a crash otherwise than its table does. */
    static Optional<String> persistence(SchemaObject column) {
        String sequence = column.get(SEQUENCE);
        if (sequence == null || !column.facts().has(IDENTITY)) {
            return Optional.empty();
        }
        return Optional.ofNullable(match(column).group(2))
                .map(word -> "ALTER SEQUENCE " + Names.fact(sequence) + " SET " + word);
    }

    private static Matcher match(SchemaObject column) {
        Matcher fact = FACT.matcher(String.valueOf(column.get(IDENTITY)));
        if (!fact.matches()) {
            throw new IllegalArgumentException(column.path() + ": not an identity: " + column.get(IDENTITY));
        }
        return fact;
    }

    /** Nothing where the server would choose the same name. */
    private static String sequenceName(SchemaObject column) {
        String sequence = column.get(SEQUENCE);
        ObjectPath table = column.path().parent();
        String usual = table.withName(table.name() + "_" + column.path().name() + "_seq")
                .toString();
        return sequence == null || sequence.equals(usual) ? "" : "SEQUENCE NAME " + Names.fact(sequence);
    }
}

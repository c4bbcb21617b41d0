package io.driftgate.policy;

import io.driftgate.diff.Difference;
import io.driftgate.diff.DifferenceKind;
import io.driftgate.schema.ObjectType;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The stable name of a kind of finding: {@code DG}, a digit for the family of objects, two for what happened to them. Each
 * has a page of that name under docs/codes.
 */
public record Code(String id, String title) implements Comparable<Code> {

    /** Families of objects, in the order of their digit. */
    public enum Family {
        TABLE(1, "table"),
        COLUMN(2, "column"),
        CONSTRAINT(3, "constraint"),
        INDEX(4, "index"),
        VIEW(5, "view"),
        ROUTINE(6, "routine"),
        TYPE(7, "type"),
        ACCESS(8, "access rule"),
        SERVER(9, "server object");

        private final int digit;
        private final String noun;

        Family(int digit, String noun) {
            this.digit = digit;
            this.noun = noun;
        }

        static Family of(ObjectType type) {
            return switch (type) {
                case SCHEMA, TABLE, FOREIGN_TABLE -> TABLE;
                case COLUMN -> COLUMN;
                case PRIMARY_KEY, UNIQUE_CONSTRAINT, FOREIGN_KEY, CHECK_CONSTRAINT, EXCLUSION_CONSTRAINT -> CONSTRAINT;
                case INDEX, STATISTICS -> INDEX;
                case VIEW, MATERIALIZED_VIEW, RULE -> VIEW;
                case FUNCTION, PROCEDURE, AGGREGATE, TRIGGER, EVENT_TRIGGER, OPERATOR, CAST, LANGUAGE -> ROUTINE;
                case SEQUENCE,
                        ENUM,
                        DOMAIN,
                        COMPOSITE_TYPE,
                        RANGE_TYPE,
                        BASE_TYPE,
                        COLLATION,
                        CONVERSION,
                        TEXT_SEARCH -> TYPE;
                case POLICY, PRIVILEGE, OWNER, COMMENT -> ACCESS;
                case EXTENSION, FOREIGN_DATA_WRAPPER, SERVER, PUBLICATION, SUBSCRIPTION, ACCESS_METHOD, OPTION ->
                    SERVER;
            };
        }
    }

    static final Code COLUMN_ORDER = new Code("DG105", "column order differs");
    static final Code FOREIGN_SCHEMA = new Code("DG106", "schema not compared");

    /** Every code that there is. */
    static Stream<Code> all() {
        return Stream.concat(
                Stream.of(COLUMN_ORDER, FOREIGN_SCHEMA),
                Arrays.stream(Family.values()).flatMap(family -> Arrays.stream(DifferenceKind.values())
                        .map(kind -> of(family, kind))));
    }

    /** What a code stands for; the code itself where it is none of these. */
    public static String title(String id) {
        return all().filter(code -> code.id().equals(id))
                .map(Code::title)
                .findFirst()
                .orElse(id);
    }

    static Code of(Difference difference) {
        if (difference.isOrderOnly()) {
            return COLUMN_ORDER;
        }
        return of(Family.of(difference.object()), difference.kind());
    }

    /** The code of a family and kind. */
    public static Code of(Family family, DifferenceKind kind) {
        return switch (kind) {
            case REMOVED -> new Code("DG" + family.digit + "01", family.noun + " missing");
            case ADDED -> new Code("DG" + family.digit + "02", family.noun + " not expected");
            case CHANGED -> new Code("DG" + family.digit + "03", family.noun + " changed");
            case RENAMED -> new Code("DG" + family.digit + "04", family.noun + " renamed");
        };
    }

    @Override
    public int compareTo(Code other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}

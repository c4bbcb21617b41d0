package io.driftgate.dialect.postgres.catalog;

import io.driftgate.schema.ObjectPath;
import io.driftgate.schema.ObjectType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of all relations, sequences, types, statistics objects and routines, and nothing else about them. */
final class Present {
    private enum Kind {
        RELATION,
        SEQUENCE,
        TYPE,
        STATISTICS,
        ROUTINE
    }

    private record Name(Kind kind, ObjectPath path) {}

    private static final String SQL = """
            with wanted as (select oid, nspname from pg_namespace where nspname = any ($1))
            select case c.relkind when 'S' then 'SEQUENCE' when 'c' then 'TYPE' else 'RELATION' end as kind,
              n.nspname, c.relname as name
            from wanted n join pg_class c on c.relnamespace = n.oid
            where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'c')
            union all
            select 'TYPE', n.nspname, t.typname
            from wanted n join pg_type t on t.typnamespace = n.oid left join pg_type e on e.oid = t.typelem and e.typarray = t.oid
            where t.typtype <> 'c' and e.oid is null
            union all
            select 'STATISTICS', n.nspname, s.stxname
            from wanted n join pg_statistic_ext s on s.stxnamespace = n.oid""";

    private static final String ROUTINES = """
            select 'ROUTINE' as kind, n.nspname, p.proname as name, oidvectortypes(p.proargtypes) as signature
            from pg_namespace n join pg_proc p on p.pronamespace = n.oid
            where n.nspname = any ($1)""";

    private final Set<Name> names = new HashSet<>();

    private final boolean routines;

    private Present(boolean routines) {
        this.routines = routines;
    }

    /** @param routines whether to list these too; if not, all that are asked for are taken to be there */
    static Present read(Connection connection, List<String> schemas, boolean routines) throws SQLException {
        Present present = new Present(routines);
        new Message(connection)
                .prepared(
                        SQL,
                        List.of(Selection.namesArray(schemas)),
                        row -> present.names.add(new Name(
                                Kind.valueOf(row.name("kind")), ObjectPath.of(row.name("nspname"), row.name("name")))))
                .send();
        if (routines) {
            new Message(connection)
                    .prepared(
                            ROUTINES,
                            List.of(Selection.namesArray(schemas)),
                            row -> present.names.add(new Name(
                                    Kind.ROUTINE,
                                    ObjectPath.routine(row.name("nspname"), row.name("name"), row.name("signature")))))
                    .send();
        }
        return present;
    }

    /** Whether there still is such an object; true for whatever else the type stands for. */
    boolean has(ObjectType type, ObjectPath path) {
        return switch (type) {
            case SEQUENCE -> names.contains(new Name(Kind.SEQUENCE, path));
            case STATISTICS -> names.contains(new Name(Kind.STATISTICS, path));
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> names.contains(new Name(Kind.TYPE, path));
            case FUNCTION, PROCEDURE, AGGREGATE -> !routines || names.contains(new Name(Kind.ROUTINE, path));
            default -> !type.isRelation() || names.contains(new Name(Kind.RELATION, path));
        };
    }
}

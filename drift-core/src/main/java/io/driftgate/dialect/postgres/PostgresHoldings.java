package io.driftgate.dialect.postgres;

import io.driftgate.dialect.Held;
import io.driftgate.dialect.Holdings;
import io.driftgate.dialect.postgres.catalog.AtOnce;
import io.driftgate.schema.Identifier;
import io.driftgate.schema.ObjectPath;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Counts with queries that the server itself writes from its catalogs, many tables a statement. */
final class PostgresHoldings implements Holdings {
    /** A statement holds a lock on every table that it reads. */
    private static final int AT_ONCE = 200;

    /** Many small tables are counted before a worker has started; a large one has workers of its own still. */
    private static final String ONE_AFTER_ANOTHER = "SET LOCAL enable_parallel_append = off";

    private static final String OWN = " and n.nspname = any (?) and not exists (select 1 from pg_depend e"
            + " where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')";

    private static final String TABLES = """
            select n.nspname, c.relname, pg_total_relation_size(c.oid) as bytes, greatest(c.reltuples, 0)::bigint as estimate,
              has_table_privilege(c.oid, 'SELECT') and has_schema_privilege(n.oid, 'USAGE')
                and not row_security_active(c.oid) as readable,
              format('select count(*) from only %I.%I', n.nspname, c.relname) as sql
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and c.relpersistence <> 't'""" + OWN + " order by 1, 2";

    /** Rows in which a part of the key is null refer to nothing. */
    private static final String FOREIGN_KEYS = """
            select format('%I.%I.%I', n.nspname, c.relname, k.conname) as name,
              has_table_privilege(c.oid, 'SELECT') and has_table_privilege(p.oid, 'SELECT')
                and has_schema_privilege(n.oid, 'USAGE') and has_schema_privilege(pn.oid, 'USAGE')
                and not row_security_active(c.oid) and not row_security_active(p.oid) as readable,
              pg_total_relation_size(c.oid) as bytes,
              format('select count(*) from %s%I.%I c where %s and not exists (select 1 from %s%I.%I p where %s)',
                case c.relkind when 'p' then '' else 'only ' end, n.nspname, c.relname, pair.given,
                case p.relkind when 'p' then '' else 'only ' end, pn.nspname, p.relname, pair.equal) as sql
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
            cross join lateral (
              select string_agg(format('c.%I is not null', ca.attname), ' and ') as given,
                string_agg(format('p.%I operator(%I.%s) c.%I', pa.attname, opn.nspname, op.oprname, ca.attname), ' and ') as equal,
                bool_and(op.oprname = '=') as plain
              from unnest(k.conkey, k.confkey, k.conpfeqop) as u (child, parent, operator)
              join pg_attribute ca on ca.attrelid = c.oid and ca.attnum = u.child
              join pg_attribute pa on pa.attrelid = p.oid and pa.attnum = u.parent
              join pg_operator op on op.oid = u.operator join pg_namespace opn on opn.oid = op.oprnamespace) pair
            where k.contype = 'f' and k.conparentid = 0 and pair.plain""" + OWN + " order by 1";

    /** Those that belong to a column; only where they count upwards. */
    private static final String SEQUENCES = """
            select format('%I.%I', n.nspname, c.relname) as name, format('%I.%I.%I', tn.nspname, t.relname, a.attname) as place,
              has_table_privilege(t.oid, 'SELECT') and has_sequence_privilege(c.oid, 'SELECT')
                and has_schema_privilege(n.oid, 'USAGE') and has_schema_privilege(tn.oid, 'USAGE') as readable,
              format('select max(c.%I)::numeric, min(s.next) from %I.%I c,'
                || ' (select (last_value + case when is_called then %s else 0 end)::numeric as next from %I.%I) s'
                || ' having max(c.%I) >= min(s.next)',
                a.attname, tn.nspname, t.relname, q.seqincrement, n.nspname, c.relname, a.attname) as sql
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_sequence q on q.seqrelid = c.oid
            join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
              and d.refobjsubid > 0 and d.deptype in ('a', 'i')
            join pg_class t on t.oid = d.refobjid join pg_namespace tn on tn.oid = t.relnamespace
            join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
            where q.seqincrement > 0 and t.relkind in ('r', 'p') and a.atttypid in ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype, 'numeric'::regtype)
              and pg_table_size(t.oid) <= """ + LARGE + OWN + " order by 1";

    @Override
    public Held count(Connection connection, List<String> schemas, boolean deep) throws SQLException {
        return PostgresReading.run(connection, same -> new Counting(same, schemas).all());
    }

    /** The server takes nothing away that a view reads. */
    @Override
    public Map<String, String> unreadable(Connection connection) {
        return Map.of();
    }

    @Override
    public void analyze(Connection connection, Collection<ObjectPath> tables) throws SQLException {
        String names = tables.stream()
                .map(table -> Identifier.quote(table.first()) + "." + Identifier.quote(table.name()))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE " + names);
        }
    }

    /** One look at one database. */
    private static final class Counting {
        private final Connection connection;
        private final List<String> schemas;
        private final Map<ObjectPath, Held.Table> tables = new HashMap<>();
        private final Map<String, Long> orphans = new HashMap<>();
        private final Map<String, String> lagging = new HashMap<>();
        private final List<String> unseen = new ArrayList<>();

        Counting(Connection connection, List<String> schemas) {
            this.connection = connection;
            this.schemas = schemas;
        }

        Held all() throws SQLException {
            AtOnce.run(connection, ONE_AFTER_ANOTHER);
            tables();
            foreignKeys();
            sequences();
            return new Held(bytes(), tables, orphans, lagging, Map.of(), List.of(), unseen, OptionalLong.empty());
        }

        private long bytes() throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_database_size(current_database())")) {
                return row.next() ? row.getLong(1) : 0;
            }
        }

        private void tables() throws SQLException {
            List<Query> queries = new ArrayList<>();
            ask(TABLES, row -> {
                ObjectPath path = ObjectPath.of(row.getString("nspname"), row.getString("relname"));
                long bytes = row.getLong("bytes");
                if (!row.getBoolean("readable")) {
                    unseen.add(path + ": the role may not read all of it, so its rows are not counted.");
                } else if (bytes > LARGE) {
                    tables.put(path, new Held.Table(row.getLong("estimate"), false, bytes));
                } else {
                    queries.add(new Query(
                            row.getString("sql"),
                            answer -> tables.put(path, new Held.Table(answer.getLong(2), true, bytes))));
                }
            });
            run(queries);
        }

        private void foreignKeys() throws SQLException {
            List<Query> queries = new ArrayList<>();
            ask(FOREIGN_KEYS, row -> {
                String name = row.getString("name");
                if (!row.getBoolean("readable")) {
                    unseen.add(name + ": the role may not read all of its tables, so its rows are not checked.");
                } else if (row.getLong("bytes") > LARGE) {
                    unseen.add(name + ": its table is larger than 10 GB, so its rows are not checked.");
                } else {
                    queries.add(new Query(row.getString("sql"), answer -> {
                        if (answer.getLong(2) > 0) {
                            orphans.put(name, answer.getLong(2));
                        }
                    }));
                }
            });
            run(queries);
        }

        private void sequences() throws SQLException {
            List<Query> queries = new ArrayList<>();
            ask(SEQUENCES, row -> {
                String name = row.getString("name");
                String place = row.getString("place");
                if (row.getBoolean("readable")) {
                    queries.add(new Query(
                            row.getString("sql"),
                            answer -> lagging.put(
                                    name,
                                    name + ": its next value is " + answer.getString(3) + ", and " + place
                                            + " already reaches " + answer.getString(2)
                                            + ". Set it with setval, or inserts will collide.")));
                }
            });
            run(queries);
        }

        private void ask(String sql, Reader reader) throws SQLException {
            Array names = connection.createArrayOf("text", schemas.toArray());
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, names);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        }

        private void run(List<Query> queries) throws SQLException {
            for (int from = 0; from < queries.size(); from += AT_ONCE) {
                List<Query> some = queries.subList(from, Math.min(queries.size(), from + AT_ONCE));
                StringBuilder sql = new StringBuilder();
                for (int i = 0; i < some.size(); i++) {
                    sql.append(i == 0 ? "" : " union all ")
                            .append("select ")
                            .append(i)
                            .append(", x.* from (")
                            .append(some.get(i).sql())
                            .append(") x");
                }
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(sql.toString())) {
                    while (rows.next()) {
                        some.get(rows.getInt(1)).reader().read(rows);
                    }
                }
            }
        }
    }

    /** Takes the row that the result set stands on. */
    @FunctionalInterface
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private record Query(String sql, Reader reader) {}
}
